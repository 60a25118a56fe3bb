/** The most UTF-16 units that a cell holds. */
export const MAX_CELL_TEXT = 32_767;
/** The most UTF-16 units of a formula, with its `=`. */
export const MAX_FORMULA = 8192;

/**
 * Whether a spreadsheet, or a person who edits the cell, would take the text for a formula or a command: it
 * begins with = + - @ (also full-width, also after blanks), a tab or a carriage return.
 * Source: OWASP, CSV injection. Such text must be entered in a way that keeps it text.
 */
export function looksLikeFormula(text: string): boolean {
  return /^(?:[\t\r]|\s*[=+\-@＝＋－＠])/u.test(text);
}

/** The text cut to what a cell holds, with `…` at the end where something is missing; no character is halved. */
export function fitCellText(text: string, limit: number = MAX_CELL_TEXT): string {
  if (text.length <= limit) return text;
  const kept = text.slice(0, limit - 1);
  const last = kept.charCodeAt(kept.length - 1);
  const halved = last >= 0xd800 && last <= 0xdbff;
  return `${halved ? kept.slice(0, -1) : kept}…`;
}

/** Whether a number format shows its number as a date or a time: `yyyy-mm-dd`, `[h]:mm`, `m"月"`. */
export function isDateFormat(format: string): boolean {
  const [section = ''] = format.replace(/"[^"]*"|\\.|[_*]./g, '').split(';');
  const letters = section.replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '').replace(/General/gi, '');
  return /[ymdhs]/i.test(letters);
}

/** Days between the start of the 1900 system and that of the 1904 system. */
export const DAYS_TO_1904 = 1462;
