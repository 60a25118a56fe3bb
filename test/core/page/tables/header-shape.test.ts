import { describe, expect, it } from 'vitest';
import { read, texts } from './table-sample.ts';

describe('header rows and columns', () => {
  it('are told by markup', () => {
    expect(read('<table><tr><th><th>Basic<th>Pro<tr><th>Price<td>$9<td>$29<tr><th>Seats<td>1<td>5</table>')).toMatchObject({ headerRows: 1, headerColumns: 1 });
  });

  it('join the names of groups with the names in them', () => {
    const table = read('<table><tr><th rowspan=2>Region<th colspan=2>2024<tr><th>Sales<th>Orders<tr><td>East<td>10<td>2<tr><td>West<td>12<td>3</table>');
    expect(table.headerRows).toBe(2);
    expect(table.columns.map(({ name }) => name)).toEqual(['Region', '2024 / Sales', '2024 / Orders']);
  });

  it('are told by bold where markup does not', () => {
    expect(read('<table border=1><tr><td><b>Plan</b><td><b>Support</b><tr><td>Basic<td>mail<tr><td>Pro<td>phone</table>')).toMatchObject({ headerRows: 1 });
  });

  it('are told by numbers below words', () => {
    expect(read('<table><tr><td>City<td>Shops<tr><td>Lyon<td>12<tr><td>Nice<td>7<tr><td>Lille<td>9</table>')).toMatchObject({ headerRows: 1, headerColumns: 0 });
  });

  it('are told over a single row by many numbers', () => {
    expect(read('<table border=1><tr><td>Household<td>1 person<td>2 people<td>3 people<tr><td>Income<td>$72,950<td>$83,400<td>$93,800</table>')).toMatchObject({ headerRows: 1 });
  });

  it('are told by scope on plain cells', () => {
    expect(read('<table><tr><th>Fund<th>Return<tr><td scope=row>Large<td>10%<tr><td scope=row>Small<td>12%</table>')).toMatchObject({ headerColumns: 1 });
  });

  it('may be years', () => {
    expect(read('<table><tr><td>Item<td>2023<td>2024<tr><td>Revenue<td>1,200<td>1,350<tr><td>Costs<td>900<td>1,010</table>')).toMatchObject({ headerRows: 1 });
  });

  it('are the terms of a table of terms and values', () => {
    expect(read('<table><tr><td>Weight<td>1.2 kg<tr><td>Colour<td>black<tr><td>Battery<td>30 hours</table>')).toMatchObject({ headerRows: 0, headerColumns: 1 });
  });

  it('do not reach into a section that is marked like one', () => {
    const table = read('<table><tr><th>Fund<th>Return<tr><th colspan=2>Equity<tr><td>Large<td>10%<tr><td>Small<td>12%<tr><th colspan=2>Bonds<tr><td>Short<td>3%</table>');
    expect(table).toMatchObject({ headerRows: 1, rowKinds: [{ row: 1, kind: 'section' }, { row: 4, kind: 'section' }] });
  });

  it('stand below a title that is a row of its own, which serves as caption', () => {
    const table = read('<table border=1><tr><td colspan=2>表1 门店销售</td><tr><td>门店<td>销售额（万元）<tr><td>东店<td>120<tr><td>西店<td>96</table>', 'zh-CN');
    expect(table).toMatchObject({ caption: '表1 门店销售', headerRows: 2, columns: [{ name: '门店' }, { name: '销售额（万元）', type: 'money', unit: 'CNY', multiplier: 10_000 }] });
  });

  it('are known again where the body repeats them, and totals are marked', () => {
    const table = read('<table><tr><th>a<th>b<tr><td>x<td>1<tr><th>a<th>b<tr><td>y<td>2<tr><td>Total<td>3</table>');
    expect(table).toMatchObject({ headerRows: 1, rowKinds: [{ row: 2, kind: 'header' }, { row: 4, kind: 'total' }] });
    expect(texts(table.rows)).toHaveLength(5);
  });
});

describe('the caption', () => {
  const body = '<tr><th>a<th>b<tr><td>1<td>2</table>';
  it.each([
    ['its own', `<h3>Other</h3><table><caption>Plans</caption>${body}`],
    ['that of its figure', `<figure><table>${body}<figcaption>Plans</figcaption></figure>`],
    ['the heading right before', `<h3>Plans</h3><div><table>${body}</div>`],
    ['a line that announces it', `<p>Plans:</p><table>${body}`],
    ['a line in bold', `<p><strong>Plans</strong></p><table>${body}`],
  ])('is %s', (_, html) => {
    expect(read(html).caption).toBe('Plans');
  });

  it('is a line with a number, over a line with the unit', () => {
    expect(read(`<p>Table 2. Sales by region</p><p>(in millions of USD)</p><table><tr><th>Region<th>Sales<tr><td>East<td>1.5<tr><td>West<td>2</table>`)).toMatchObject({
      caption: 'Table 2. Sales by region', columns: [{ type: 'text' }, { type: 'money', unit: 'USD', multiplier: 1_000_000 }],
    });
  });

  it('is not just any text before', () => {
    expect(read(`<p>We have been open since 1998.</p><table>${body}`).caption).toBeNull();
  });
});
