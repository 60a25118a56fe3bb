import type { PageTable } from '../../clip/clip.ts';
import type { Grid, GridCell } from './grid.ts';
import { isFullSpan } from './header-shape.ts';

export type RowKind = PageTable['rowKinds'][number];

const TOTAL = /^(?:(?:grand|sub|net)[ -]?)?totals?\b|^(?:sum|overall)$|^(?:合计|总计|小计|共计|总和|累计|合\s+计|总\s+计|小\s+计)/i;
const NOTE = /^(?:[*†‡§]|\[?\d{1,2}\]|(?:notes?|sources?|remarks?|disclaimer|\(\d\))\b|注\s?\d*\s?[:：.、]|备注|数据来源|资料来源|来源|说明\s?[:：])/i;

/** The rows that are not data: titles of sections, totals, the header said again, notes. */
export function rowKinds(grid: Grid, headerRows: number): RowKind[] {
  const header = headerRows > 0 ? texts(grid[headerRows - 1] ?? []) : null;
  const kinds: RowKind[] = [];
  grid.forEach((row, index) => {
    if (index < headerRows) return;
    const kind = kindOf(row, header, grid.length - index <= 3);
    if (kind !== null) kinds.push({ row: index, kind });
  });
  return kinds;
}

function kindOf(row: readonly GridCell[], header: string | null, isNearEnd: boolean): RowKind['kind'] | null {
  const [first] = row;
  if (first === undefined) return null;
  if (isFullSpan(row)) return (isNearEnd && NOTE.test(first.text)) || first.text.length > 160 ? 'note' : 'section';
  if (header !== null && texts(row) === header) return 'header';
  const filled = row.filter((cell) => cell.text !== '');
  if (filled.length === 1 && first.text !== '' && row.length > 2) {
    if (isNearEnd && NOTE.test(first.text)) return 'note';
    if (first.isHeader) return 'section';
  }
  const label = filled[0]?.text ?? '';
  return filled.length > 1 && label.length < 40 && TOTAL.test(label) ? 'total' : null;
}

function texts(row: readonly GridCell[]): string {
  return row.map((cell) => cell.text).join('\u0000');
}
