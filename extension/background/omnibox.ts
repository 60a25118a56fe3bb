import { browser } from 'wxt/browser';
import { say } from '../../core/language/language.ts';
import { capturing } from '../../core/language/texts/extension.ts';
import type { Library } from '../../core/library/library.ts';
import { listEntries } from '../../core/library/read-clips.ts';
import { readSettings } from '../settings/settings.ts';
import { openLibraryPage } from './open-page.ts';

/** Suggestions that fit under the address bar. */
const SUGGESTIONS = 6;

/** Typing `clips` in the address bar searches titles; the whole search is the library page's. */
export function searchFromOmnibox(library: Library): void {
  browser.omnibox.onInputStarted.addListener(() => {
    void readSettings().then(({ language }) => {
      void browser.omnibox.setDefaultSuggestion({ description: say(capturing.omniboxHint, language) });
    });
  });
  browser.omnibox.onInputChanged.addListener((text, suggest) => {
    const words = text.toLowerCase().trim();
    if (words === '') return;
    void listEntries(library).then((entries) => {
      suggest(
        entries
          .filter(({ title, host }) => title.toLowerCase().includes(words) || host.includes(words))
          .slice(0, SUGGESTIONS)
          .map(({ id, title, host }) => ({ content: `clip:${id}`, description: asXml(`${title} — ${host}`) })),
      );
    });
  });
  browser.omnibox.onInputEntered.addListener((text) => {
    const id = /^clip:(.+)$/.exec(text)?.[1];
    void openLibraryPage(id === undefined ? `#q=${encodeURIComponent(text)}` : `#clip=${encodeURIComponent(id)}`);
  });
}

/** Chrome reads a suggestion as XML. */
function asXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
