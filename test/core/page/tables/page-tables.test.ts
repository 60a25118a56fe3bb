import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableGrid } from '../../../../core/page/tables/grid.ts';
import { dataTable } from '../../../../core/page/tables/page-tables.ts';
import { documentFromHtml } from '../../../../hub/extract/html-document.ts';

function table(html: string): Element {
  const element = documentFromHtml(html, 'https://a.example/x/').querySelector('table');
  if (element === null) throw new Error('no table in the sample');
  return element;
}
const texts = (rows: readonly (readonly { text: string }[])[]): string[][] => rows.map((row) => row.map((cell) => cell.text));

describe('tables as grids', () => {
  it('repeats a cell wherever its spans reach', () => {
    const grid = tableGrid(table('<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>'), '');
    expect(texts(grid)).toEqual([['a', 'b', 'b'], ['a', 'c', 'd']]);
  });

  it('lets rowspan 0 reach to the end of its group', () => {
    const grid = tableGrid(table('<table><tbody><tr><td rowspan=0>a<td>1<tr><td>2</tbody><tbody><tr><td>x<td>y</tbody></table>'), '');
    expect(texts(grid)).toEqual([['a', '1'], ['a', '2'], ['x', 'y']]);
  });

  it('keeps links, absolute', () => {
    expect(dataTable(table('<table><tr><th>n<th>p<tr><td><a href="../k">Kettle</a><td>9</table>'), 'https://a.example/x/')?.rows[1]?.[0]).toEqual({ text: 'Kettle', href: 'https://a.example/k' });
  });

  it('tells header rows and columns', () => {
    const read = dataTable(table('<table><tr><th><th>Basic<th>Pro<tr><th>Price<td>$9<td>$29<tr><th>Seats<td>1<td>5</table>'), '');
    expect(read).toMatchObject({ headerRows: 1, headerColumns: 1 });
  });

  it('takes the heading right before a table for its caption', () => {
    expect(dataTable(table('<h3>Plans</h3><div><table><tr><th>a<th>b<tr><td>1<td>2</table></div>'), '')?.caption).toBe('Plans');
  });

  it('does not take layout for data', () => {
    expect(dataTable(table('<table role="presentation"><tr><td>menu<td>text<tr><td>a<td>b</table>'), '')).toBeNull();
    expect(dataTable(table('<table><tr><td><article>News</article><td>side<tr><td>a<td>b</table>'), '')).toBeNull();
  });

  it('is rectangular for any spans', () => {
    const cell = fc.tuple(fc.integer({ min: -1, max: 70_000 }), fc.integer({ min: -1, max: 70_000 })).map(([columns, rows]) => `<td colspan=${String(columns)} rowspan=${String(rows)}>x</td>`);
    const rows = fc.array(fc.array(cell, { maxLength: 5 }).map((cells) => `<tr>${cells.join('')}</tr>`), { maxLength: 6 });
    fc.assert(fc.property(rows, (lines) => {
      const grid = tableGrid(table(`<table>${lines.join('')}</table>`), '');
      expect(new Set(grid.map((row) => row.length)).size).toBeLessThanOrEqual(1);
    }), { numRuns: 40 });
  });
});
