// @ts-check
/** @typedef {import('../../core/language/language.ts').Text} Text */

const tag = process.env['CLIPSHEET_LANG'] ?? process.env['LC_ALL'] ?? process.env['LANG'] ?? '';

/** The language of the terminal, from the environment. @type {'zh' | 'en'} */
export const language = tag.toLowerCase().startsWith('zh') ? 'zh' : 'en';

/** Says one line of progress on stderr: stdout belongs to results. @param {Text} text */
export function say(text) {
  process.stderr.write(`${text[language]}\n`);
}
