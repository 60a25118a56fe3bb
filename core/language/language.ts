/** The languages a person can read Clipsheet in. */
export type Language = 'zh' | 'en';

/** One sentence or label in every language we speak. All user texts are of this type and live in `texts/`. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export function say(text: Text, language: Language): string {
  return text[language];
}

/** A text that is the same in every language: a name, a cell's content, a code. */
export function verbatim(words: string): Text {
  return { zh: words, en: words };
}

/** The language to speak for a BCP 47 tag such as `zh-CN` or `en-GB`; English when it is neither. */
export function languageOf(tag: string | null | undefined): Language {
  return tag?.toLowerCase().startsWith('zh') === true ? 'zh' : 'en';
}
