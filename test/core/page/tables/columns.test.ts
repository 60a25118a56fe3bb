import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellValue, readCell } from '../../../../core/page/tables/cell-value.ts';
import { read } from './table-sample.ts';

/** A table of one named column beside an item. */
function column(name: string, cells: readonly string[], { lang = 'en', before = '' } = {}): ReturnType<typeof read>['columns'][number] | undefined {
  return read(`${before}<table><tr><th>Item<th>${name}${cells.map((cell, index) => `<tr><td>n${String(index)}<td>${cell}`).join('')}</table>`, lang).columns[1];
}

describe('columns', () => {
  it.each([
    ['Price', ['$9', '$29', '—'], { type: 'money', unit: 'USD', multiplier: 1 }],
    ['Revenue ($M)', ['1,234', '980.5'], { type: 'money', unit: 'USD', multiplier: 1_000_000 }],
    ['销售额（万元）', ['1,234', '(56)'], { type: 'money', unit: 'CNY', multiplier: 10_000 }],
    ['Growth', ['12.5%', '-3%', 'n/a'], { type: 'percent', unit: '%', multiplier: 1 }],
    ['占比（%）', ['12.5', '3'], { type: 'percent', unit: '%', multiplier: 1 }],
    ['Weight', ['16 kg', '12 kg'], { type: 'number', unit: 'kg', multiplier: 1 }],
    ['Storage', ['16 GB', '1 TB'], { type: 'text', unit: null, multiplier: 1 }],
    ['Released', ['2024-03-01', '2023年5月7日'], { type: 'date', unit: null, multiplier: 1 }],
    ['SSO', ['✓', '✗', 'Yes'], { type: 'boolean', unit: null, multiplier: 1 }],
    ['支持', ['是', '否'], { type: 'boolean', unit: null, multiplier: 1 }],
    ['Docs', ['<a href=/a>one</a>', '<a href=/b>two</a>'], { type: 'link', unit: null, multiplier: 1 }],
    ['Note', ['fast', '12 or so of them'], { type: 'text', unit: null, multiplier: 1 }],
  ])('%s', (name, cells, expected) => {
    expect(column(name, cells)).toEqual({ name, ...expected });
  });

  it('take the unit over the table, but not for counts and shares', () => {
    const before = '<p>单位：亿元</p>';
    expect(column('营业收入', ['12.5', '8'], { lang: 'zh-CN', before })).toMatchObject({ type: 'money', unit: 'CNY', multiplier: 100_000_000 });
    expect(column('门店数量', ['12', '8'], { lang: 'zh-CN', before })).toMatchObject({ type: 'number', multiplier: 1 });
    expect(column('同比增幅', ['12%', '8%'], { lang: 'zh-CN', before })).toMatchObject({ type: 'percent', multiplier: 1 });
  });
});

describe('the value of a cell', () => {
  const money = { name: '', type: 'money', unit: 'CNY', multiplier: 10_000 } as const;
  it.each([
    ['1,234', '12340000'], ['0.5', '5000'], ['(56)', '-560000'], ['¥-3', '-30000'], ['3.2万', '32000'], ['—', null], ['面议', null],
  ])('is exact in the unit of its column: %s', (text, value) => {
    expect(cellValue(text, money)).toBe(value);
  });

  it.each([
    ['$1,299.00', { kind: 'money', value: '1299.00', unit: 'USD' }],
    ['-$5', { kind: 'money', value: '-5', unit: 'USD' }],
    ['($1.2M)', { kind: 'money', value: '-1200000', unit: 'USD' }],
    ['1.234,56 €', { kind: 'money', value: '1234.56', unit: 'EUR' }],
    ['299元起', { kind: 'money', value: '299', unit: 'CNY' }],
    ['$29 / month', { kind: 'money', value: '29', unit: 'USD' }],
    ['１２．５％', { kind: 'percent', value: '12.5', unit: '%' }],
    ['March 7, 2025', { kind: 'date', value: '2025-03-07', unit: null }],
    ['N/A', { kind: 'missing', value: null, unit: null }],
    ['10–50%', { kind: 'text', value: null, unit: null }],
    ['Up to 3 users and 5 teams', { kind: 'text', value: null, unit: null }],
  ])('is read on its own: %s', (text, reading) => {
    expect(readCell(text, null)).toEqual(reading);
  });

  it('comes back as it was written', () => {
    fc.assert(fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.nat(99), (whole, cents) => {
      const text = `${whole.toLocaleString('en-US')}.${String(cents).padStart(2, '0')}`;
      expect(readCell(text, 'en').value).toBe(text.replaceAll(',', ''));
    }));
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      expect(readCell(text, null).kind).toBeTypeOf('string');
    }));
  });
});
