import { describe, expect, it } from 'vitest';
import { read } from './table-sample.ts';

/** The first cell below the header. */
function cell(html: string, after = ''): ReturnType<typeof read>['rows'][number][number] | undefined {
  return read(`<table><tr><th>a<th>b<tr><td>${html}<td>x</table>${after}`).rows[1]?.[0];
}

describe('the text of a cell', () => {
  it('keeps its lines', () => {
    expect(cell('<p>Mail</p><p>Phone <b>24/7</b></p>')?.text).toBe('Mail\nPhone 24/7');
    expect(cell('one<br>two')?.text).toBe('one\ntwo');
  });

  it.each([
    ['a label', '<svg aria-label="Check"></svg>', '✓'],
    ['a title', '<svg><title>Not included</title></svg>', '✗'],
    ['a class', '<i class="fa fa-check"></i>', '✓'],
    ['a class of a cross', '<span class="icon-x"></span>', '✗'],
    ['a file name', '<img src="/img/2018/tick.png" alt="">', '✓'],
    ['its words', '<img src="/a.png" alt="Visa">', 'Visa'],
    ['nothing', '<span class="no-wrap"></span>', ''],
  ])('is a sign drawn as a picture, told by %s', (_, html, text) => {
    expect(cell(html)?.text).toBe(text);
  });

  it.each([
    ['1,234<sup>[1]</sup>', '1,234', ['1']],
    ['1,234<sup><a href="#n2">2</a></sup>', '1,234', ['2']],
    ['12.5*', '12.5', ['*']],
    ['40 states†', '40 states', ['†']],
    ['120（注1）', '120', ['注1']],
    ['98[3]', '98', ['3']],
  ])('gives up the mark of a footnote: %s', (html, text, marks) => {
    expect(cell(html)).toMatchObject({ text, marks });
  });

  it.each([['20 m<sup>2</sup>', '20 m2'], ['10<sup>3</sup>', '103'], ['1<sup>st</sup>', '1st'], ['<code>list[1]</code>', 'list[1]'], ['5 * 3', '5 * 3']])('keeps what is no mark: %s', (html, text) => {
    expect(cell(html)).toEqual({ text, href: null });
  });
});

describe('footnotes', () => {
  it('are found below the table by their marks', () => {
    const table = read('<table><tr><th>Plan<th>Price<tr><td>Basic<td>9*<tr><td>Pro<td>29<sup>1</sup></table><p>* billed yearly</p><p>1. without tax</p><p>2. never asked for</p>');
    expect(table.footnotes).toEqual([{ mark: '*', text: 'billed yearly' }, { mark: '1', text: 'without tax' }]);
    expect(table.columns[1]).toMatchObject({ type: 'number' });
  });

  it('are found in the last rows, and where they call themselves notes', () => {
    const table = read('<table><tr><th>指标<th>数值<tr><td>收入<td>12<tr><td colspan=2>注：含税</table><p>数据来源：公司年报</p>', 'zh-CN');
    expect(table.footnotes).toEqual([{ mark: '注', text: '含税' }, { mark: null, text: '数据来源：公司年报' }]);
    expect(table.rowKinds).toEqual([{ row: 2, kind: 'note' }]);
  });
});
