import type { Area } from '../workbook/address.ts';
import type { BodyProfile } from './body-profile.ts';
import { halfWidth } from '../quantity/half-width.ts';
import type { HeaderRows } from './find-header.ts';
import { BLANK, TEXT } from './grid.ts';
import { hasWord } from './role-words.ts';
import type { RowLabel } from './row-labels.ts';
import { filledColumns, type SheetView } from './sheet-view.ts';
import type { RowMeaning } from './table-area.ts';
import type { ExcludedRow } from './typed-table.ts';

/** What a title says is said by then. */
const LONGEST_TITLE = 100;

const NOTHING_GIVEN: ReadonlyMap<number, RowMeaning> = new Map();

type Why = ExcludedRow['why'];

const NAMES_MEASURES = /项目|指标|科目|类别|类型|分类|\b(?:item|measure|metric|kpi|type|category|account|class)\b/i;
const AVERAGE = /平均|均值|平均数|average|avg|mean/i;

export interface ClassifiedRows {
  /** Zero-based sheet rows of the data, ascending. */
  readonly data: Uint32Array;
  /** Rows within the block that are no data, ascending, one-based as people see them. */
  readonly excluded: readonly ExcludedRow[];
}

/**
 * Tells the data of a block from what stands among them: totals, subtotals, weights, targets, units, repeated headers,
 * section titles, notes and blank rows. What a person said of a row (`given`) holds. The line classes follow Pytheas (Christodoulakis et al., VLDB 2020).
 */
export function classifyRows(view: SheetView, area: Area, header: HeaderRows, profile: BodyProfile, totalsRow: boolean, given: ReadonlyMap<number, RowMeaning> = NOTHING_GIVEN): ClassifiedRows {
  const data = new Uint32Array(Math.max(0, area.bottom - header.firstData + 1));
  const excluded: ExcludedRow[] = [];
  const rows = new RowClassifier(view, area, header, profile);
  let count = 0;
  for (let row = header.firstData; row <= area.bottom; row++) {
    const why = given.get(row) ?? (totalsRow && row === area.bottom ? 'total' : (rows.why(row) ?? 'data'));
    if (why === 'data') data[count++] = row;
    else excluded.push({ row: row + 1, why });
  }
  const kept = data.slice(0, count);
  return settleTail(view, area, profile, kept, excluded, given);
}

class RowClassifier {
  readonly #view: SheetView;
  readonly #area: Area;
  readonly #header: HeaderRows;
  readonly #wordColumns: readonly number[];
  readonly #numberColumns: readonly number[];
  readonly #usualFill: number;

  constructor(view: SheetView, area: Area, header: HeaderRows, profile: BodyProfile) {
    this.#view = view;
    this.#area = area;
    this.#header = header;
    this.#wordColumns = profile.columns.filter((column) => column.kind === 'text' || column.kind === 'date').map(({ column }) => column);
    this.#numberColumns = profile.columns.filter((column) => column.kind === 'number').map(({ column }) => column);
    this.#usualFill = profile.usualFill;
  }

  why(row: number): Why | null {
    const { grid, facts } = this.#view;
    let filled = 0;
    let words = 0;
    let first = -1;
    let label: RowLabel = null;
    let labelColumn = -1;
    for (let column = this.#area.left; column <= this.#area.right; column++) {
      const kind = grid.kind(row, column);
      if (kind === BLANK) continue;
      filled++;
      if (first < 0) first = column;
      if (kind !== TEXT) continue;
      words++;
      if (label !== null) continue;
      label = facts.label(grid.number(row, column));
      if (label !== null) labelColumn = column;
    }
    if (filled === 0) return 'blank';
    if (label !== null) {
      const why = this.#whyLabelled(row, label, labelColumn, first, filled);
      if (why !== null) return why;
    }
    if (words === filled) return this.#whyWordsOnly(row, first, filled);
    return this.#isBareSum(row, words) ? 'total' : null;
  }

  #whyLabelled(row: number, label: Exclude<RowLabel, null>, column: number, first: number, filled: number): Why | null {
    const sparse = this.#isSparse(row);
    switch (label) {
      case 'note':
        return column === first && filled <= Math.max(1, this.#usualFill * 0.34) ? 'note' : null;
      case 'weight':
        return column === first && sparse ? 'weight' : null;
      case 'target':
        return column === first && sparse && this.#isOfMembers(column) && this.#isAtEnd(row) ? 'target' : null;
      case 'subtotal':
        return 'subtotal';
      case 'total':
        return sparse || /\p{Script=Han}/u.test(this.#view.grid.text(row, column) ?? '') || this.#view.grid.sumRows.has(row) ? 'total' : null;
      case 'group-total':
        return sparse || this.#view.grid.sumRows.has(row) ? 'subtotal' : null;
      case 'summary':
        if (column !== first) return null;
        return (this.#wordColumns.length > 1 && sparse) || (this.#isLast(row) && AVERAGE.test(this.#view.grid.text(row, column) ?? '')) ? 'total' : null;
    }
  }

  /** The column names people or groups of them: a row called a target is none of them. Where it names measures, 目标 is one. */
  #isOfMembers(column: number): boolean {
    const header = this.#header.header.map((row) => this.#view.grid.text(row, column) ?? '').join(' ');
    return hasWord('person', header) || (hasWord('dimension', header) && !NAMES_MEASURES.test(header));
  }

  /** Nothing but such rows between it and the header, or the end of the block. */
  #isAtEnd(row: number): boolean {
    const { grid, facts } = this.#view;
    const isCriterion = (each: number) => {
      const label = grid.kind(each, this.#area.left) === TEXT ? facts.label(grid.number(each, this.#area.left)) : null;
      return label === 'target' || label === 'weight';
    };
    let [above, below] = [row - 1, row + 1];
    while (above >= this.#header.firstData && isCriterion(above)) above--;
    while (below <= this.#area.bottom && isCriterion(below)) below++;
    return above < this.#header.firstData || below > this.#area.bottom;
  }

  /** The last row, or one right below a total. */
  #isLast(row: number): boolean {
    const { grid, facts } = this.#view;
    if (row >= this.#area.bottom) return true;
    return filledColumns(this.#view, row - 1, this.#area.left, this.#area.right).some((column) => grid.kind(row - 1, column) === TEXT && facts.label(grid.number(row - 1, column)) === 'total');
  }

  /** Fewer words and dates than data rows have: where there are such columns at all. */
  #isSparse(row: number): boolean {
    const filled = this.#wordColumns.filter((column) => this.#view.grid.kind(row, column) !== BLANK).length;
    return this.#wordColumns.length <= 1 || filled <= this.#wordColumns.length / 2;
  }

  #whyWordsOnly(row: number, first: number, filled: number): Why | null {
    const { header } = this.#header;
    if (header.length > 0 && filled >= 2 && this.#repeats(row, header.at(-1) ?? 0)) return 'repeated-header';
    if (header.length > 1 && this.#repeats(row, header[0] ?? 0)) return 'repeated-header';
    if (this.#numberColumns.length === 0 || this.#usualFill < 3 || filled > 1) return null;
    const merge = this.#view.merges.at(row, first);
    const text = halfWidth((this.#view.grid.text(row, first) ?? '').slice(0, LONGEST_TITLE));
    const banner = merge !== null && merge.right > merge.left;
    if (banner) return 'title';
    return first === this.#area.left && !/\d{3,}/.test(text) && this.#numberColumns.length >= 2 ? 'title' : null;
  }

  #repeats(row: number, headerRow: number): boolean {
    const { grid } = this.#view;
    const named = filledColumns(this.#view, headerRow, this.#area.left, this.#area.right);
    return named.length >= 2 && named.every((column) => grid.kind(row, column) === TEXT && grid.number(row, column) === grid.number(headerRow, column));
  }

  /** Sums written as formulas below the data, with nothing in the columns of words. */
  #isBareSum(row: number, words: number): boolean {
    const sums = this.#view.grid.sumRows.get(row) ?? 0;
    return words === 0 && this.#wordColumns.length > 0 && sums > 0 && this.#wordColumns.every((column) => this.#view.grid.kind(row, column) === BLANK);
  }
}

/** Words below the last numbers are notes: signatures, sources, remarks. */
function settleTail(view: SheetView, area: Area, profile: BodyProfile, data: Uint32Array, excluded: ExcludedRow[], given: ReadonlyMap<number, RowMeaning>): ClassifiedRows {
  const numbers = profile.columns.filter((column) => column.kind === 'number' || column.kind === 'date').map(({ column }) => column);
  let count = data.length;
  while (count > 1 && numbers.length > 0) {
    const row = data[count - 1] ?? 0;
    if (given.has(row)) break;
    const filled = filledColumns(view, row, area.left, area.right);
    const texts = filled.map((column) => view.grid.text(row, column) ?? '');
    const few = filled.length <= Math.max(1, profile.usualFill * 0.4) && texts.some((text) => /[:：。.]|.{12,}/.test(text));
    const signed = texts.every((text) => /[:：]/.test(text)) && filled.length < profile.usualFill;
    if (!(few || signed) || !filled.every((column) => view.grid.kind(row, column) === TEXT)) break;
    excluded.push({ row: row + 1, why: 'note' });
    count--;
  }
  const sorted = excluded
    .map((entry) => (entry.why === 'title' && entry.row - 1 > (data[count - 1] ?? 0) ? { row: entry.row, why: 'note' as const } : entry))
    .sort((one, other) => one.row - other.row);
  return { data: data.slice(0, count), excluded: sorted };
}
