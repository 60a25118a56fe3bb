const STRING = '"(?:[^"]|"")*"';
const QUOTED_SHEET = "'((?:[^']|'')+)'!";
const WORD = "(\\[[^\\]]*\\])?([\\p{L}_\\\\][\\p{L}\\p{N}\\p{M}_.\\\\]*)([!(])?";
const TOKEN = new RegExp(`${STRING}|${QUOTED_SHEET}|${WORD}`, 'gu');

/** What a formula speaks of: sheets of its own workbook, and words that may be names or tables. Texts are passed over. */
export function formulaWords(formula: string): { readonly sheets: readonly string[]; readonly names: readonly string[] } {
  const sheets: string[] = [];
  const names: string[] = [];
  for (const [, quoted, book, word, after] of formula.matchAll(TOKEN)) {
    // A bracket before the name of a sheet is another workbook.
    if (quoted !== undefined && !quoted.startsWith('[')) sheets.push(quoted.replaceAll("''", "'"));
    if (word === undefined) continue;
    if (after === '!') {
      if (book === undefined) sheets.push(word);
    } else if (after !== '(') {
      names.push(word);
    }
  }
  return { sheets, names };
}
