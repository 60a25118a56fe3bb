import { columnLetters } from '../workbook/address.ts';
import { trimmed } from './cell-text.ts';
import { BLANK } from './grid.ts';
import { serialToIso } from './serial-date.ts';
import { formatFacts } from './number-format.ts';
import type { SheetView } from './sheet-view.ts';
import type { TableArea } from './table-area.ts';

/** SQL adds a column of this name, so that no other may have it. */
const RESERVED = 'source_row';

export interface ColumnHeader {
  readonly column: number;
  /** Unique in the table without regard to case. */
  readonly name: string;
  /** The header of each row from the top, merged cells filled; texts as written, trimmed. */
  readonly parts: readonly string[];
  /** The column has a name of its own, besides that of a group it stands in. */
  readonly isNamed: boolean;
}

/** Names of a table's columns: merged and multi-row headers joined with ` / `, blanks named by their letters. */
export function readHeaders(view: SheetView, table: TableArea): ColumnHeader[] {
  const taken = new Set<string>();
  const { area, header } = table;
  const grouped = groupNames(view, table);
  const headers: ColumnHeader[] = [];
  for (let column = area.left; column <= area.right; column++) {
    const given = table.columnNames?.[column - area.left];
    const parts = given === undefined ? header.header.map((row, index) => grouped[index]?.get(column) ?? headerCell(view, row, column)) : [trimmed(given)];
    const distinct = parts.filter((part, index) => part !== '' && part !== parts[index - 1]);
    const joined = distinct.map((part) => part.replace(/\s+/g, ' ')).join(' / ');
    const isNamed = given === undefined ? header.header.some((row) => ownsHeader(view, row, column)) : distinct.length > 0;
    headers.push({ column, name: uniqueName(joined === '' ? `Column ${columnLetters(column)}` : joined, taken), parts: distinct, isNamed });
  }
  return headers;
}

/** Group names that stand above the first of their columns reach over the blanks to the right of it. */
function groupNames(view: SheetView, { area, header }: TableArea): Map<number, string>[] {
  return header.header.map((row, index) => {
    const names = new Map<number, string>();
    if (index === header.header.length - 1) return names;
    const spans = view.merges.onRow(row).some((merge) => merge.right > merge.left);
    const below = header.header[index + 1] ?? row;
    let name = '';
    for (let column = area.left; column <= area.right; column++) {
      const own = headerCell(view, row, column);
      if (own !== '') name = own;
      else if (!spans && name !== '' && view.grid.kind(below, column) !== BLANK) names.set(column, name);
      else name = '';
    }
    return names;
  });
}

function ownsHeader(view: SheetView, row: number, column: number): boolean {
  const merge = view.merges.at(row, column);
  return headerCell(view, row, column) !== '' && (merge === null || merge.left === column);
}

/** The text of a header cell, or of the merged cell that covers it. */
function headerCell(view: SheetView, row: number, column: number): string {
  const merge = view.merges.at(row, column);
  const [fromRow, fromColumn] = merge === null ? [row, column] : [merge.top, merge.left];
  const { grid } = view;
  const text = grid.text(fromRow, fromColumn);
  if (text !== null) return trimmed(text);
  if (grid.kind(fromRow, fromColumn) === BLANK) return '';
  const number = grid.number(fromRow, fromColumn);
  return formatFacts(grid.format(fromRow, fromColumn)).kind === 'date' ? serialToIso(number) : String(number);
}

/** `name`, numbered from the second on; `taken` holds names in lower case and gets the one given. */
export function uniqueName(name: string, taken: Set<string>): string {
  let candidate = name;
  for (let number = 2; candidate.toLowerCase() === RESERVED || taken.has(candidate.toLowerCase()); number++) candidate = `${name}_${number}`;
  taken.add(candidate.toLowerCase());
  return candidate;
}
