import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { say } from '../../core/language/language.ts';
import type { Language, Text } from '../../core/language/language.ts';

/** The language that everything below speaks. */
export const Speech = createContext<Language>('en');

export function useLanguage(): Language {
  return useContext(Speech);
}

/** Says a text in the language of the surroundings. */
export function useSay(): (text: Text) => string {
  const language = useContext(Speech);
  return (text) => say(text, language);
}
