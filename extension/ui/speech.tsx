import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { say, type Language, type Text } from '../../core/language/language.ts';

/** The language that a page of the extension speaks. */
export const SpokenLanguage = createContext<Language>('en');

/** Says texts in the language of the page. */
export function useSpeech(): { language: Language; say: (text: Text) => string } {
  const language = useContext(SpokenLanguage);
  return { language, say: (text) => say(text, language) };
}
