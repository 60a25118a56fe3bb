import { render, type ComponentType } from 'preact';
import { say, type Text } from '../../core/language/language.ts';
import { onSettings, readSettings, type Settings } from '../settings/settings.ts';
import { SpokenLanguage } from './speech.tsx';

/** Shows a page of the extension in the person's language and theme, and follows when they are changed. */
export async function startPage(Page: ComponentType, title: Text): Promise<void> {
  const root = document.getElementById('page');
  if (root === null) throw new Error('The page has no element with the id "page"');

  const show = ({ choices, language }: Settings): void => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    if (choices.theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = choices.theme;
    document.title = say(title, language);
    render(
      <SpokenLanguage.Provider value={language}>
        <Page />
      </SpokenLanguage.Provider>,
      root,
    );
  };
  onSettings(show);
  show(await readSettings());
}
