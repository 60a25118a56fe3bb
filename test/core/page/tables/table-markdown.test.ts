import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageTable } from '../../../../core/clip/clip.ts';
import { tableMarkdown } from '../../../../core/page/tables/table-markdown.ts';
import { read } from './table-sample.ts';

describe('a table in Markdown', () => {
  it('has one header, numbers to the right, and keeps pipes, lines and marks readable', () => {
    const table = read('<table><tr><th rowspan=2>Plan<th colspan=2>Price<tr><th>Month<th>Year<tr><td>A | B<td>$9*<td>$90<tr><td>Pro<br>team<td>$29<td>$290<tr><td colspan=3>Add-ons<tr><td>Mail<td>$2<td>$20</table>');
    expect(tableMarkdown(table).split('\n')).toEqual([
      '| Plan | Price / Month | Price / Year |',
      '| --- | ---: | ---: |',
      '| A \\| B | $9\\* | $90 |',
      '| Pro<br>team | $29 | $290 |',
      '| **Add-ons** |  |  |',
      '| Mail | $2 | $20 |',
    ]);
  });

  it('gives back every text that went in', () => {
    const word = fc.string({ unit: fc.constantFrom('a', '元', '|', '\\', '*', '_', '<', '`', '[', ']', ' ', '-'), maxLength: 8 }).map((text) => text.trim().replace(/\s+/g, ' '));
    const grid = fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(fc.array(word, { minLength: 1, maxLength: 2 }).map((lines) => lines.join('\n')), { minLength: width, maxLength: width }), { minLength: 2, maxLength: 5 }));
    fc.assert(fc.property(grid, (texts) => {
      const table: PageTable = { caption: null, headerRows: 1, headerColumns: 0, rows: texts.map((row) => row.map((text) => ({ text, href: null }))), columns: [], rowKinds: [], footnotes: [] };
      const [head, , ...body] = tableMarkdown(table).split('\n').map(cellsOf);
      expect([head, ...body]).toEqual(texts);
    }));
  });
});

/** A line of a GFM table taken apart again: cells between unescaped pipes, escapes undone. */
function cellsOf(line: string): string[] {
  return line.slice(2, -2).split(/ \| /).map((cell) => cell.replaceAll('<br>', '\n').replace(/\\(.)/g, '$1'));
}
