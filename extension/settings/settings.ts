import { browser } from 'wxt/browser';
import * as z from 'zod';
import { languageOf, type Language } from '../../core/language/language.ts';

/** What a person chose on the options page. */
export const choicesSchema = z.object({
  language: z._default(z.enum(['auto', 'zh', 'en']), 'auto'),
  theme: z._default(z.enum(['auto', 'light', 'dark']), 'auto'),
});
export type Choices = z.infer<typeof choicesSchema>;

export interface Settings {
  readonly choices: Choices;
  /** The language to speak: the chosen one, else the browser's. */
  readonly language: Language;
}

const KEY = 'choices';

export async function readSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(KEY);
  // Choices of an older or newer version that do not fit are no reason to stop: the defaults hold.
  const parsed = choicesSchema.safeParse(stored[KEY] ?? {});
  return settingsOf(parsed.success ? parsed.data : choicesSchema.parse({}));
}

export async function saveChoices(choices: Choices): Promise<void> {
  await browser.storage.local.set({ [KEY]: choices });
}

/** Calls back with the settings whenever a page of the extension changes them. */
export function onSettings(callback: (settings: Settings) => void): () => void {
  const listener = () => void readSettings().then(callback);
  browser.storage.local.onChanged.addListener(listener);
  return () => browser.storage.local.onChanged.removeListener(listener);
}

function settingsOf(choices: Choices): Settings {
  const language = choices.language === 'auto' ? languageOf(browser.i18n.getUILanguage()) : choices.language;
  return { choices, language };
}
