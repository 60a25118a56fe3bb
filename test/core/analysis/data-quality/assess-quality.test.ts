import { describe, expect, it } from 'vitest';
import { bindTable } from '../../../../core/analysis/bind.ts';
import { assessQuality } from '../../../../core/analysis/data-quality/assess-quality.ts';
import { dataQuality } from '../../../../core/analysis/data-quality/data-quality.ts';
import type { PlainCell } from '../../sheet/plain-workbook.ts';
import { tableOf } from '../../sheet/one-sheet.ts';

const HEAD = ['Order ID', 'Region', 'Amount', 'Remarks'];

/** Twenty orders of 100, each with a remark or without. */
function orders(change: (rows: PlainCell[][]) => void = () => undefined): PlainCell[][] {
  const rows = Array.from({ length: 20 }, (_, row): PlainCell[] => [`A${100 + row * 3}`, row % 2 === 0 ? 'Northern' : 'Southern', 95 + ((row * 7) % 11), row % 3 === 0 ? 'sent in two parcels, as the customer asked' : null]);
  change(rows);
  return [HEAD, ...rows];
}

async function assessed(change: (rows: PlainCell[][]) => void) {
  return assessQuality(await tableOf(orders(change)), 'Amount');
}

async function scored(change?: (rows: PlainCell[][]) => void): Promise<number> {
  const table = await tableOf(orders(change));
  const binding = bindTable(dataQuality.needs, table);
  if (binding === null) throw new Error('every table can be looked at');
  return dataQuality.score(binding).score;
}

const setAt = (row: number, column: number, cell: PlainCell) => (rows: PlainCell[][]) => {
  const line = rows[row];
  if (line !== undefined) line[column] = cell;
};

describe('what must be cleaned first', () => {
  it('is what distorts the sum most: a slip that carries half of it before a repeated row, and a gap in the regions last', async () => {
    const { problems } = await assessed((rows) => {
      setAt(4, 2, 2000)(rows);
      setAt(7, 1, null)(rows);
      rows.push([...(rows[9] ?? [])]);
    });
    expect(problems.filter(({ isWeighty }) => isWeighty).map(({ code, column, cells }) => [code, column, cells[0]])).toEqual([
      ['outlier', 'Amount', 'C6'],
      ['duplicate-row', null, 'A22:D22'],
      ['missing', 'Region', 'B9'],
    ]);
    expect(problems[0]?.impact).toBeCloseTo(problems[0]?.measureShare ?? 0, 12);
  });

  it('touches shares of rows and of the sum that are those of its rows, a far value counting no more than is usual beside the others', async () => {
    const rows = orders((lines) => {
      setAt(4, 2, 2000)(lines);
      lines.push([...(lines[9] ?? [])]);
    });
    const amounts = rows.slice(1).map((line) => Number(line[2]));
    const usual = amounts.map((amount) => Math.min(amount, 105));
    const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
    const { problems, touched } = assessQuality(await tableOf(rows), 'Amount');
    const shareOf = (code: string) => problems.find((problem) => problem.code === code)?.measureShare;
    expect(shareOf('outlier')).toBeCloseTo(2000 / sum(amounts), 12);
    expect(shareOf('duplicate-row')).toBeCloseTo((usual[20] ?? 0) / sum(usual), 12);
    expect(touched.rows).toBe(2);
    expect(touched.measureShare).toBeCloseTo((2000 + (amounts[20] ?? 0)) / sum(amounts), 12);
  });

  it('is not what may be left empty: remarks, and columns that many rows leave empty', async () => {
    const { problems, touched } = await assessed(() => undefined);
    expect(problems.map(({ code, column, isWeighty }) => [code, column, isWeighty])).toEqual([['missing', 'Remarks', false]]);
    expect(touched.rows).toBe(0);
  });

  it('is a value that cannot be read once, not as missing again', async () => {
    const { problems } = await assessed((rows) => {
      setAt(3, 2, 'see below')(rows);
      setAt(5, 2, { error: '#N/A' })(rows);
      setAt(6, 2, null)(rows);
    });
    expect(problems.filter(({ column }) => column === 'Amount').map(({ code, rowCount, cells }) => [code, rowCount, cells]).sort()).toEqual([
      ['error-value', 1, ['C7']],
      ['missing', 1, ['C8']],
      ['mixed-type', 1, ['C5']],
    ]);
  });

  it('is not what was put right in reading', async () => {
    const { problems, handled } = await assessed((rows) => {
      setAt(2, 2, '101')(rows);
      rows.push(['Total', null, rows.reduce((sum, line) => sum + Number(line[2]), 0), null]);
    });
    expect(problems.filter(({ isWeighty }) => isWeighty)).toEqual([]);
    expect(handled.map(({ code, count, cells }) => [code, count, cells])).toEqual([['text-number', 1, ['C4']], ['totals', 1, ['A22:D22']]]);
  });
});

describe('how well it fits', () => {
  it('is little for a clean table, more with problems, and enough to be written unasked once they touch a good part of the sum', async () => {
    const clean = await scored((rows) => { for (const row of rows) row[3] = 'sent in two parcels, as the customer asked'; });
    const some = await scored();
    const much = await scored(setAt(4, 2, 2000));
    expect(clean).toBe(0.25);
    expect(some).toBeGreaterThan(clean);
    expect(some).toBeLessThanOrEqual(0.55);
    expect(much).toBeGreaterThanOrEqual(0.6);
    expect(much).toBeLessThanOrEqual(0.8);
  });
});
