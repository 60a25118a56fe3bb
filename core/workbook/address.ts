/** A block of cells on a sheet, `range` in A1 notation without the sheet: `{sheet:'Sales', range:'B3:F20'}`. */
export interface RangeRef {
  readonly sheet: string;
  readonly range: string;
}

/** Zero-based, inclusive on both ends. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** `0` -> `A`, `26` -> `AA`. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

/** `A` -> `0`; null for anything that is not a column of a sheet. */
export function columnIndex(letters: string): number | null {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) return null;
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index <= MAX_COLUMNS ? index - 1 : null;
}

/** `(0, 1)` -> `B1`. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

export function formatArea(area: Area): string {
  const first = cellAddress(area.top, area.left);
  const last = cellAddress(area.bottom, area.right);
  return first === last ? first : `${first}:${last}`;
}

/** Reads `B3`, `$B$3`, `B3:F20`; null where it is no range of cells. Ends given in reverse are put in order. */
export function parseArea(range: string): Area | null {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/.exec(range);
  if (!match) return null;
  const left = columnIndex(match[1] ?? '');
  const right = match[3] === undefined ? left : columnIndex(match[3]);
  const top = Number(match[2]) - 1;
  const bottom = match[4] === undefined ? top : Number(match[4]) - 1;
  if (left === null || right === null || top < 0 || bottom < 0) return null;
  if (top >= MAX_ROWS || bottom >= MAX_ROWS) return null;
  return {
    top: Math.min(top, bottom),
    left: Math.min(left, right),
    bottom: Math.max(top, bottom),
    right: Math.max(left, right),
  };
}

/** Reads blocks divided by commas, `B3:B9,B12`; null where one is no range of cells. */
export function parseAreas(ranges: string): readonly Area[] | null {
  const areas = ranges.split(',').map(parseArea);
  return areas.every((area) => area !== null) ? areas : null;
}

/** Reads whole columns (`A:C`) and whole rows (`$3:$9`); null for anything else. */
export function parseWholeLines(range: string): Area | null {
  const [first = '', last = ''] = range.replaceAll('$', '').split(':');
  if (/^\d{1,7}$/.test(first)) return parseArea(`A${first}:XFD${last}`);
  return /^[A-Za-z]{1,3}$/.test(first) ? parseArea(`${first}1:${last}${MAX_ROWS}`) : null;
}

/** A sheet's name as it stands in a formula, quoted where Excel wants it: `'Q1 plan'`, `'O''Neil'`, `Sales`. */
export function quoteSheetName(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name);
  const looksLikeCell = /^([A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*|[Rr]|[Cc])$/.test(name);
  return plain && !looksLikeCell ? name : `'${name.replaceAll("'", "''")}'`;
}

/** `{sheet:'Q1 plan', range:'B3:B9'}` -> `'Q1 plan'!$B$3:$B$9`. */
export function absoluteReference(ref: RangeRef): string {
  return `${quoteSheetName(ref.sheet)}!${absoluteRange(ref.range)}`;
}

/** `B3:B9` -> `$B$3:$B$9`. */
export function absoluteRange(range: string): string {
  return range.replace(/\$?([A-Za-z]{1,3})\$?(\d{1,7})/g, '$$$1$$$2');
}

/** Reads what `absoluteReference` writes: `'Q1 plan'!$B$3:$B$9`; null for `#REF!` and all that is no one block of cells. */
export function parseReference(reference: string): RangeRef | null {
  const match = /^=?(?:'((?:[^']|'')+)'|([^'!#(,]+))!([$A-Za-z0-9:]+)$/.exec(reference);
  const sheet = match?.[1]?.replaceAll("''", "'") ?? match?.[2];
  const area = parseArea(match?.[3] ?? '');
  return sheet === undefined || area === null ? null : { sheet, range: formatArea(area) };
}

export function overlaps(one: Area, other: Area): boolean {
  return one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right;
}

export function holdsCell({ top, left, bottom, right }: Area, row: number, column: number): boolean {
  return top <= row && row <= bottom && left <= column && column <= right;
}

export function areaSize(area: Area): number {
  return (area.bottom - area.top + 1) * (area.right - area.left + 1);
}

/** The cells that both have; null where they have none in common. */
export function intersection(one: Area, other: Area): Area | null {
  if (!overlaps(one, other)) return null;
  return {
    top: Math.max(one.top, other.top),
    left: Math.max(one.left, other.left),
    bottom: Math.min(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
  };
}
