import type { PageTable } from '../../clip/clip.ts';
import { escaped } from '../markdown-text.ts';
import { isNumeric } from './table-data.ts';

type Cell = PageTable['rows'][number][number];

/**
 * A table as GFM has them: one header row (names of several rows joined as paths), numbers to the right, titles of sections in bold
 * in the first cell. Pipes are escaped, lines of a cell are parted by `<br>`.
 */
export function tableMarkdown(table: PageTable): string {
  const width = table.rows[0]?.length ?? 0;
  if (width === 0) return '';
  const kinds = new Map(table.rowKinds.map(({ row, kind }) => [row, kind]));
  const names = Array.from({ length: width }, (_, column) => table.columns[column]?.name ?? (table.rows[table.headerRows - 1]?.[column]?.text ?? ''));
  const marks = table.rows[table.headerRows - 1]?.map(({ marks }) => marks ?? []) ?? [];
  const head = names.map((name, column) => cellMarkdown({ text: table.headerRows > 0 ? name : '', href: null, marks: marks[column] ?? [] }));
  const lines = table.rows.slice(table.headerRows).flatMap((row, index) => {
    const kind = kinds.get(index + table.headerRows);
    if (kind === 'header') return [];
    if (kind === 'section' || kind === 'note') {
      const text = cellMarkdown(row[0] ?? { text: '', href: null });
      return [line([kind === 'section' ? `**${text}**` : text, ...row.slice(1).map(() => '')])];
    }
    return [line(row.map(cellMarkdown))];
  });
  const rule = `|${names.map((_, column) => (isNumeric(table.columns[column]) ? ' ---: ' : ' --- ')).join('|')}|`;
  return [line(head), rule, ...lines].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function cellMarkdown({ text, marks }: Cell): string {
  const said = text.split('\n').map((part) => escaped(part).replace(/\s+/g, ' ').trim()).join('<br>');
  return said + (marks ?? []).map((mark) => escaped(/^[\da-z]/i.test(mark) ? `[${mark}]` : mark)).join('');
}
