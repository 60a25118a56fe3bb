import type { Row } from './text-lines.ts';

/** Rows with words on both sides of a gap, from which the gap counts as one between columns. */
const LEAST_ROWS = 5;
/** Letters that a line of a column has on average; cells of tables have fewer. Han letters say twice as much. */
const LEAST_LETTERS = 22;
/** Columns of columns are split this often. */
const DEEPEST = 3;

/**
 * The rows of a page as flows in the order in which a person reads them: where lines of text stand side by side, the left
 * column comes whole before the right one. Tables, whose cells stand side by side too, are left as they are.
 */
export function readingOrder(rows: readonly Row[], depth = 0): Row[][] {
  const gutter = depth < DEEPEST ? findGutter(rows) : null;
  if (gutter === null) return rows.length === 0 ? [] : [[...rows]];
  const flows: Row[][] = [];
  let band: Row[] = [];
  let across: Row[] = [];
  const endBand = (): void => {
    if (band.filter((row) => isOnBothSides(row, gutter)).length >= LEAST_ROWS) {
      flows.push(...(across.length > 0 ? [across] : []), ...readingOrder(side(band, gutter, 'left'), depth + 1), ...readingOrder(side(band, gutter, 'right'), depth + 1));
      across = [];
    } else across.push(...band);
    band = [];
  };
  for (const row of rows) {
    if (row.segments.some(({ left, right }) => left < gutter && right > gutter)) {
      endBand();
      across.push(row);
    } else band.push(row);
  }
  endBand();
  if (across.length > 0) flows.push(across);
  return flows;
}

/** The x of the gap between two columns of text, or null. */
function findGutter(rows: readonly Row[]): number | null {
  const covering = new Map<number, number>();
  for (const { segments } of rows) {
    segments.slice(1).forEach((segment, index) => {
      const before = segments[index];
      if (before === undefined) return;
      for (let x = Math.ceil(before.right / STEP); x * STEP <= segment.left; x += 1) covering.set(x, (covering.get(x) ?? 0) + 1);
    });
  }
  const ranked = [...covering].sort(([, a], [, b]) => b - a).slice(0, MOST_TRIED);
  for (const [step, count] of ranked) {
    if (count < LEAST_ROWS) return null;
    const x = step * STEP;
    const both = rows.filter((row) => isOnBothSides(row, x));
    if (isOfText(both, (row) => row.segments.filter(({ right }) => right <= x)) && isOfText(both, (row) => row.segments.filter(({ left }) => left >= x))) return x;
  }
  return null;
}

const STEP = 3;
const MOST_TRIED = 12;

function isOnBothSides(row: Row, x: number): boolean {
  return row.segments.some(({ right }) => right <= x) && row.segments.some(({ left }) => left >= x) && !row.segments.some(({ left, right }) => left < x && right > x);
}

/** Lines of text are long and few in a row; cells are short or many. */
function isOfText(rows: readonly Row[], of: (row: Row) => Row['segments']): boolean {
  let letters = 0;
  let segments = 0;
  for (const row of rows) {
    for (const { text } of of(row)) {
      letters += text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
      segments += 1;
    }
  }
  return letters / segments >= LEAST_LETTERS;
}

function side(rows: readonly Row[], x: number, which: 'left' | 'right'): Row[] {
  return rows.flatMap((row) => {
    const segments = row.segments.filter(({ left, right }) => (which === 'left' ? right <= x : left >= x));
    return segments.length === 0 ? [] : [{ y: row.y, size: Math.max(...segments.map(({ size }) => size)), segments }];
  });
}
