/**
 * Excel reads the criteria of SUMIFS and its kin: `>5` and `=x` are comparisons, `*`, `?` and `~` are patterns,
 * `1-2`, `May 2018`, `0012` or `TRUE` become dates, numbers and booleans and match cells they should not.
 * Such texts are compared by `=` instead, which takes a text as it stands.
 */
export function isPlainCriterion(text: string): boolean {
  return (
    text.length <= 255 &&
    /^\p{L}/u.test(text) &&
    !/[*?~\p{Nd}]/u.test(text) &&
    !/^(true|false|wahr|falsch|vrai|faux)$/i.test(text)
  );
}

/** A text as a formula wants it; longer ones than Excel's 255 characters a literal are joined of pieces. */
export function formulaText(text: string): string {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += 250) pieces.push(text.slice(at, at + 250));
  if (pieces.length === 0) return '""';
  const quoted = pieces.map((piece) => `"${piece.replaceAll('"', '""')}"`);
  return quoted.length === 1 ? quoted.join('') : `(${quoted.join('&')})`;
}
