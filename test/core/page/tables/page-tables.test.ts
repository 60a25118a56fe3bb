import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableGrid } from '../../../../core/page/tables/grid.ts';
import { dataTable, dataTables } from '../../../../core/page/tables/page-tables.ts';
import { tableRows } from '../../../../core/page/tables/table-rows.ts';
import { documentFromHtml } from '../../../../hub/extract/html-document.ts';
import { read, tableElement, texts } from './table-sample.ts';

describe('tables as grids', () => {
  it('repeats a cell wherever its spans reach', () => {
    const grid = tableGrid(tableRows(tableElement('<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>')), '');
    expect(texts(grid)).toEqual([['a', 'b', 'b'], ['a', 'c', 'd']]);
  });

  it('lets rowspan 0 reach to the end of its group', () => {
    const grid = tableGrid(tableRows(tableElement('<table><tbody><tr><td rowspan=0>a<td>1<tr><td>2</tbody><tbody><tr><td>x<td>y</tbody></table>')), '');
    expect(texts(grid)).toEqual([['a', '1'], ['a', '2'], ['x', 'y']]);
  });

  it('keeps links, absolute', () => {
    expect(read('<table><tr><th>n<th>p<tr><td><a href="../k">Kettle</a><td>9</table>').rows[1]?.[0]).toEqual({ text: 'Kettle', href: 'https://a.example/k' });
  });

  it('reads tables that are told by roles', () => {
    const row = (role: string, cells: readonly string[]): string => `<div role=row>${cells.map((cell) => `<span role=${role}>${cell}</span>`).join('')}</div>`;
    const table = read(`<div role=table aria-label="Plans">${row('columnheader', ['Plan', 'Price'])}<div role=rowgroup>${row('cell', ['Basic', '$9'])}${row('cell', ['Pro', '$29'])}</div></div>`);
    expect(table).toMatchObject({ caption: 'Plans', headerRows: 1 });
    expect(texts(table.rows)).toEqual([['Plan', 'Price'], ['Basic', '$9'], ['Pro', '$29']]);
  });

  it('joins a header that stands still with the body that scrolls below it', () => {
    const { body } = documentFromHtml('<div><div><table><tr><th>Plan<th>Price</table></div><div class=scroll><table class=table><tr><td>Basic<td>9<tr><td>Pro<td>29</table></div></div>', '');
    const [table, ...others] = dataTables(body, '');
    expect(others).toEqual([]);
    expect(table?.elements).toHaveLength(2);
    expect(table?.table).toMatchObject({ headerRows: 1, columns: [{ name: 'Plan' }, { name: 'Price', type: 'number' }] });
  });

  it('tells a table inside a table on its own and not twice', () => {
    const inner = '<table><tr><th>Size<th>Price<tr><td>S<td>9<tr><td>M<td>10</table>';
    const { body } = documentFromHtml(`<table border=1><tr><th>Product<th>Sizes<tr><td>Mug${inner}<td>two<tr><td>Pan<td>one</table>`, '');
    const found = dataTables(body, '').map(({ table }) => texts(table.rows));
    expect(found).toEqual([[['Product', 'Sizes'], ['Mug', 'two'], ['Pan', 'one']], [['Size', 'Price'], ['S', '9'], ['M', '10']]]);
  });

  it('takes a list of terms with short values for a table', () => {
    const { body } = documentFromHtml('<main><dl><dt>Colour<dd>black<dt>Weight<dd>1.2 kg<dt>Width<dd>30 cm</dl></main>', '');
    expect(dataTables(body, '').map(({ table }) => [table.headerColumns, texts(table.rows)])).toEqual([[1, [['Colour', 'black'], ['Weight', '1.2 kg'], ['Width', '30 cm']]]]);
  });

  it('takes no glossary for a table', () => {
    const { body } = documentFromHtml(`<main><dl>${'<dt>Term<dd>What it means is explained here at some length, in a sentence or two.'.repeat(4)}</dl></main>`, '');
    expect(dataTables(body, '')).toEqual([]);
  });

  it('leaves out rows that are hidden', () => {
    expect(texts(read('<table><tr><th>a<th>b<tr><td>1<td>2<tr hidden><td>more<td>less</table>').rows)).toEqual([['a', 'b'], ['1', '2']]);
  });

  it('bounds huge tables', () => {
    const { body } = documentFromHtml(`<table><tr><th>n<th>price</tr>${'<tr><td>x</td><td>1</td></tr>'.repeat(25_000)}</table>`, '');
    expect(dataTables(body, '')[0]?.table.rows).toHaveLength(20_000);
  });

  const span = fc.integer({ min: -1, max: 70_000 });
  const cell = fc.tuple(span, fc.oneof(span, fc.integer({ min: 0, max: 3 })));

  it('is rectangular for any spans', () => {
    const rows = fc.array(fc.array(cell.map(([columns, rowspan]) => `<td colspan=${String(columns)} rowspan=${String(rowspan)}>x</td>`), { maxLength: 5 }), { maxLength: 6 });
    fc.assert(fc.property(rows, (lines) => {
      const grid = tableGrid(tableRows(tableElement(`<table>${lines.map((line) => `<tr>${line.join('')}</tr>`).join('')}</table>`)), '');
      expect(new Set(grid.map((row) => row.length)).size).toBeLessThanOrEqual(1);
    }), { numRuns: 40 });
  });

  it('loses no cell to the spans of others', () => {
    const small = fc.integer({ min: 1, max: 3 });
    fc.assert(fc.property(fc.array(fc.array(fc.tuple(small, small), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (lines) => {
      const html = lines.map((line, y) => `<tr>${line.map(([columns, rowspan], x) => `<td colspan=${String(columns)} rowspan=${String(rowspan)}>c${String(y)}_${String(x)}</td>`).join('')}</tr>`).join('');
      const shown = new Set(texts(tableGrid(tableRows(tableElement(`<table>${html}</table>`)), '')).flat());
      expect(lines.flatMap((line, y) => line.map((_, x) => `c${String(y)}_${String(x)}`)).every((text) => shown.has(text))).toBe(true);
    }));
  });

  it('reads any markup without throwing', () => {
    const tag = fc.constantFrom('table', 'tr', 'td', 'th', 'thead', 'tfoot', 'caption', 'sup', 'br', 'dl', 'dt', 'dd', 'div role=row', 'div role=table', 'span role=cell', 'img alt=yes', 'input', '/table', '/td', '/tr');
    fc.assert(fc.property(fc.array(fc.tuple(tag, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 40 }), (parts) => {
      const { body } = documentFromHtml(`<table><tr><td>${parts.map(([name, text]) => `<${name}>${text}`).join('')}`, '');
      for (const { table } of dataTables(body, '')) {
        expect(new Set([table.columns.length, ...table.rows.map((row) => row.length)]).size).toBe(1);
      }
    }), { numRuns: 60 });
  });
});

describe('what is no table of data', () => {
  const layouts: readonly (readonly [string, string])[] = [
    ['what says it is layout', '<table role="presentation"><tr><td>menu<td>text<tr><td>a<td>b</table>'],
    ['a page laid out', '<table><tr><td><article>News</article><td>side<tr><td>a<td>b</table>'],
    ['a form', '<table class=form-table><tr><td>Name<td><input type=text><tr><td>Mail<td><input type=email><tr><td>Text<td><textarea></textarea></table>'],
    ['a menu of links', `<table>${'<tr><td><a href=/a>Shirts</a><td><a href=/b>Shoes</a>'.repeat(3)}</table>`],
    ['the days of a month', `<table><tr>${['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'].map((day) => `<th>${day}`).join('')}${[0, 1, 2, 3].map((week) => `<tr>${[1, 2, 3, 4, 5, 6, 7].map((day) => `<td>${String(week * 7 + day)}`).join('')}`).join('')}</table>`],
    ['a table that holds the tables of a page', '<table><tr><td>logo<td><table><tr><td>search<td>go</table><tr><td>menu<td>text</table>'],
    ['long texts side by side', `<table><tr><td>${'Words and words. '.repeat(60)}<td>${'More words. '.repeat(60)}<tr><td>a<td>b</table>`],
    ['a few figures beside a person', '<table><tr><th>12 posts<th>3 topics<th>40 points</table>'],
    ['a single column', '<table border=1><tr><td>a<tr><td>b<tr><td>c</table>'],
  ];
  it.each(layouts)('%s', (_, html) => {
    expect(dataTable(tableElement(html), '')).toBeNull();
  });
});
