import { describe, expect, it } from 'vitest';
import { inconsistentNames } from '../../../core/sheet/inconsistent-names.ts';
import { tableOf } from './one-sheet.ts';
import type { PlainCell } from './plain-workbook.ts';

const _ = null;

/** Code and place of every note on the one table of a sheet. */
async function notesOn(rows: readonly (readonly PlainCell[])[]): Promise<string[]> {
  return (await tableOf(rows)).quality.map(({ code, ref }) => `${code} ${ref.range}`);
}

describe('what is said about the data', () => {
  it('is nothing where nothing is wrong', async () => {
    expect(await notesOn([['Region', 'Units'], ['East', 1], ['West', 2], ['Total', 3]])).toEqual([]);
  });

  it('is where numbers and dates are texts, values are missing, errors or misfits', async () => {
    expect(
      await notesOn([
        ['Region', 'Units', 'Date'],
        ['East', '1', { value: 45_658, format: 'yyyy-mm-dd' }],
        ['West ', 2, '2025年1月2日'],
        ['North', { error: '#DIV/0!' }, { value: 45_660, format: 'yyyy-mm-dd' }],
        ['South', 'about 4', { value: 45_661, format: 'yyyy-mm-dd' }],
        ['Centre', 5, { value: 45_662, format: 'yyyy-mm-dd' }],
        ['Isles', 6, _],
        ['Coast', 7, 'N/A'],
      ]),
    ).toEqual(['edge-blanks A2:A8', 'text-number B2:B8', 'mixed-type B5', 'error-value B2:B8', 'text-date C2:C8', 'missing C2:C8']);
  });

  it('is a total that is not the sum of its rows', async () => {
    const rows = [
      ['大区', '产品', '销量', '金额'],
      ['华东', '耳机', 1, 10],
      ['华东', '手环', 2, 20],
      ['小计', _, 3, 30],
      ['华南', '耳机', 4, 40],
      ['华南', '手环', 5, 50],
      ['小计', _, 9, 99],
      ['合计', _, 12, 120],
    ];
    expect(await notesOn(rows)).toEqual(['broken-total D7']);
  });

  it('is silent on totals that stand above their rows, and on rates', async () => {
    expect(
      await notesOn([
        ['Region', 'Product', 'Units', 'Return rate'],
        ['Total', _, 12, 0.1],
        ['East', 'A', 1, 0.05],
        ['East', 'B', 2, 0.2],
        ['West', 'A', 9, 0.1],
      ]),
    ).toEqual([]);
  });

  it('is a row that is there twice', async () => {
    expect(
      await notesOn([
        ['Region', 'Product', 'Units'],
        ['East', 'A', 1],
        ['West', 'A', 1],
        ['East', 'A', 1],
      ]),
    ).toEqual(['duplicate-row A4:C4']);
  });

  it('is a date that reads either way', async () => {
    expect(await notesOn([['item', 'date'], ['a', '3/4/2025'], ['b', '3/5/2025'], ['c', '3/6/2025']])).toEqual(['text-date B2:B4', 'ambiguous-date B2:B4']);
  });
});

describe('names for the same thing', () => {
  it('differ in a suffix, in case, width or blanks', () => {
    const pairs = inconsistentNames(['华东', '华东', '华东区', '华南', 'East', 'East', 'EAST', 'East Region', 'Ａ１', 'Ａ１', 'A1']);
    expect(pairs.map(({ usual, other }) => `${usual}=${other}`)).toEqual(['华东=华东区', 'East=EAST', 'East=East Region', 'Ａ１=A1']);
  });

  it('are not two where numbers or words differ', () => {
    expect(inconsistentNames(['一部', '二部', '1区', '2区', '市场部', '市场一部', 'Team A', 'Team B', 'North', 'Northern'])).toEqual([]);
  });
});
