import { describe, expect, it } from 'vitest';
import { serialOf } from '../../../core/metric/calendar.ts';
import { compileFormula, type FormulaScope } from '../../../core/metric/compile-formula.ts';
import { tableTarget } from '../../../core/metric/formula-target.ts';
import { type Measure, metricSchema } from '../../../core/metric/metric.ts';
import { smallTable } from './small-table.ts';

const table = smallTable({ name: 'Orders', excelTable: 'Orders' }, [
  { name: 'Date', type: 'date', values: [serialOf(2025, 4, 1), serialOf(2025, 5, 2)] },
  { name: 'Region', type: 'text', values: ['East', 'West'] },
  { name: 'Sales', type: 'number', values: [1, 2] },
]);
const scope: FormulaScope = {
  table,
  target: tableTarget('Orders', table, new Map(table.columns.map(({ column, name }) => [column, name]))),
  dateColumn: 'Date',
  period: { from: 'B1', to: 'B2' },
  filters: [],
};
const sales: Measure = { kind: 'sum', column: 'Sales', filters: [] };

function expression(measure: Measure, more: Partial<FormulaScope> = {}): string {
  const compiled = compileFormula(measure, { ...scope, ...more });
  return compiled.kind === 'formula' ? compiled.expression : `computed: ${compiled.why.en}`;
}

describe('a formula', () => {
  it('is a SUMIFS where criteria say what is meant', () => {
    expect(expression(sales, { filters: [{ column: 'Region', op: '=', value: 'East' }] })).toBe(
      'SUMIFS(Orders[Sales],Orders[Date],">="&B1,Orders[Date],"<"&B2,Orders[Region],"East")',
    );
  });

  it('adds up a SUMIFS for each text of a list', () => {
    expect(expression(sales, { period: null, filters: [{ column: 'Region', op: '=', value: ['East', 'west', 'WEST'] }] })).toBe(
      'SUMPRODUCT(SUMIFS(Orders[Sales],Orders[Region],{"East","WEST"}))',
    );
  });

  it('compares texts as they stand where criteria would take them for a pattern or a number', () => {
    expect(expression(sales, { period: null, filters: [{ column: 'Region', op: '=', value: '1-2*' }] })).toBe('SUMPRODUCT(1*(Orders[Region]&""="1-2*"),Orders[Sales])');
  });

  it('runs from the first day of the fiscal year that the chosen period ends in', () => {
    expect(expression({ kind: 'running', of: sales, since: 'year' }, { fiscalYearStart: 4 })).toBe(
      'SUMIFS(Orders[Sales],Orders[Date],">="&DATE(YEAR(B2-1)-(MONTH(B2-1)<4),4,1),Orders[Date],"<"&B2)',
    );
  });

  it('is empty where there is nothing to compare with', () => {
    const growth: Measure = { kind: 'growth', of: sales, against: 'previous' };
    expect(expression(growth)).toBe('IFERROR(IF("">0,SUMIFS(Orders[Sales],Orders[Date],">="&B1,Orders[Date],"<"&B2)/("")-1,""),"")');
    expect(expression(sales, { period: { from: 'B1', to: 'B2', guard: 'B1' } })).toMatch(/^IF\(B1="","",SUMIFS\(/);
  });

  it('lifts the filter on what a share is across', () => {
    const share: Measure = { kind: 'share', of: sales, across: ['Region'] };
    expect(expression(share, { period: null, filters: [{ column: 'Region', op: '=', value: 'East' }] })).toBe(
      'IFERROR(SUMIFS(Orders[Sales],Orders[Region],"East")/(SUM(Orders[Sales])),"")',
    );
  });

  it('is left to the engine where different texts stand in too many rows', () => {
    const many = smallTable({ name: 'Many' }, [{ name: 'Customer', type: 'text', values: Array.from({ length: 2001 }, (_, row) => `C${row}`) }]);
    expect(compileFormula({ kind: 'distinct', column: 'Customer', filters: [] }, { ...scope, table: many, dateColumn: null, period: null })).toMatchObject({ kind: 'computed' });
  });

  it('cannot measure time between columns that hold no dates', () => {
    const wait: Measure = { kind: 'median', column: { kind: 'duration', from: 'Date', to: 'Sales', in: 'hours' }, filters: [] };
    expect(() => expression(wait)).toThrow(expect.objectContaining({ code: 'metric-not-a-date' }));
  });
});

describe('a metric as data', () => {
  it('is refused where it says what no metric can', () => {
    const metric = (measure: unknown) => metricSchema.safeParse({ id: 'm', label: { zh: '', en: '' }, measure, unit: null, good: null, target: null }).success;
    expect(metric({ kind: 'growth', of: sales, against: 'previous' })).toBe(true);
    expect(metric({ kind: 'growth', of: { kind: 'growth', of: sales, against: 'previous' }, against: 'previous' })).toBe(false);
    expect(metric({ kind: 'quantile', column: 'Sales', at: 1.5, filters: [] })).toBe(false);
    expect(metric({ kind: 'share', of: sales, across: [] })).toBe(false);
  });
});
