import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser, type Browser } from 'wxt/browser';
import type { Library } from '../../core/library/library.ts';
import { capturing, optionsPage } from '../../core/language/texts/extension.ts';
import type { Text } from '../../core/language/language.ts';
import { choicesSchema, onSettings, readSettings, saveChoices, type Choices } from '../settings/settings.ts';
import { ProblemNote, sentenceOf } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { TeamSection } from './team-section.tsx';

/** Language, appearance, the team, and the shortcuts as the browser has them. A choice holds as soon as it is made. */
export function OptionsPage({ library }: { library: Library }): JSX.Element {
  const { say } = useSpeech();
  const [choices, setChoices] = useState<Choices | null>(null);
  const [problem, setProblem] = useState<Text | null>(null);
  useEffect(() => {
    void readSettings().then((settings) => setChoices(settings.choices));
    return onSettings((settings) => setChoices(settings.choices));
  }, []);

  const choose = (choice: Record<string, string>): void => {
    saveChoices(choicesSchema.parse({ ...choices, ...choice })).catch((error: unknown) => setProblem(sentenceOf(error)));
  };

  return (
    <main class="options">
      <h1>{say(optionsPage.title)}</h1>
      {problem !== null && <ProblemNote sentence={problem} />}
      {choices !== null && (
        <div class="fields">
          <label>
            <span>{say(optionsPage.language)}</span>
            <select value={choices.language} onChange={({ currentTarget }) => choose({ language: currentTarget.value })}>
              <option value="auto">{say(optionsPage.languageAuto)}</option>
              <option value="zh" lang="zh-CN">
                中文
              </option>
              <option value="en" lang="en">
                English
              </option>
            </select>
          </label>
          <label>
            <span>{say(optionsPage.theme)}</span>
            <select value={choices.theme} onChange={({ currentTarget }) => choose({ theme: currentTarget.value })}>
              <option value="auto">{say(optionsPage.themeAuto)}</option>
              <option value="light">{say(optionsPage.themeLight)}</option>
              <option value="dark">{say(optionsPage.themeDark)}</option>
            </select>
          </label>
        </div>
      )}
      <TeamSection library={library} />
      <Shortcuts />
      <p class="hint">{say(optionsPage.privacy)}</p>
    </main>
  );
}

const SHORTCUTS: Readonly<Record<string, Text>> = {
  _execute_action: optionsPage.readShortcut,
  'clip-page': capturing.clipPage,
  'clip-selection': capturing.clipSelection,
  'open-library': capturing.openLibrary,
};

function Shortcuts(): JSX.Element {
  const { say } = useSpeech();
  const [commands, setCommands] = useState<readonly Browser.commands.Command[]>([]);
  useEffect(() => void browser.commands.getAll().then(setCommands), []);
  return (
    <>
      <h2>{say(optionsPage.shortcuts)}</h2>
      <dl class="facts">
        {Object.entries(SHORTCUTS).map(([name, words]) => {
          const keys = commands.find((command) => command.name === name)?.shortcut ?? '';
          return (
            <div key={name} class="fact">
              <dt>{say(words)}</dt>
              <dd>{keys === '' ? <small>{say(optionsPage.noShortcut)}</small> : <kbd>{keys}</kbd>}</dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}
