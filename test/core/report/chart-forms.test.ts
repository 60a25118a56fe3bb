import { describe, expect, it } from 'vitest';
import type { ChartBlock, TableBlock } from '../../../core/fact/block.ts';
import type { Fact, Unit } from '../../../core/fact/fact.ts';
import type { Language } from '../../../core/language/language.ts';
import { verbatim } from '../../../core/language/language.ts';
import { chartBands } from '../../../core/report/chart-bands.ts';
import { dateAxis } from '../../../core/report/date-axis.ts';
import { EvidenceDraft } from '../../../core/report/evidence.ts';
import { FactCells } from '../../../core/report/fact-cells.ts';
import { layChart } from '../../../core/report/lay-chart.ts';
import { layTable } from '../../../core/report/lay-table.ts';
import { HEAT, Look } from '../../../core/report/look.ts';
import type { ReportDraft } from '../../../core/report/report-draft.ts';
import { SheetDraft } from '../../../core/report/sheet-draft.ts';
import { FreeNames } from '../../../core/report/sheet-names.ts';
import { serialOf } from '../../../core/metric/calendar.ts';
import type { PlannedChart, PlannedSheet } from '../../../core/workbook/sheet-plan.ts';

const NUMBER: Unit = { kind: 'number', noun: null };
const DATE: Unit = { kind: 'date' };
const SOURCE: Fact['sources'] = [{ kind: 'range', ref: { sheet: 'Orders', range: 'A1:C9' } }];
const words = verbatim('x');

function fact(id: string, value: number | string | null, unit: Unit = NUMBER): Fact {
  return { id, label: words, value, unit, use: null, sources: SOURCE, method: words };
}

type Rows = readonly (readonly [name: string, ...values: (number | null)[]])[];

function tableOf(columns: TableBlock['columns'], rows: Rows, units: readonly Unit[] = [], rest: Partial<TableBlock> = {}): TableBlock {
  return {
    kind: 'table',
    id: 't',
    title: words,
    subtitle: words,
    columns,
    rows: rows.map(([name, ...values], row) => ({
      label: fact(`name${row}`, name, { kind: 'name' }),
      facts: values.map((value, column) => (value === null ? null : fact(`${row}.${column}`, value, units[column]))),
    })),
    ...rest,
  };
}

interface Laid {
  readonly chart: PlannedChart;
  readonly calc: PlannedSheet;
  readonly calcTop: number;
}

function draftIn(language: Language): ReportDraft {
  const look = new Look(language);
  return { language, look, cells: new FactCells(new Map()), evidence: new EvidenceDraft(new SheetDraft('Sources'), look, language), names: new FreeNames([]), definedNames: [], parts: [], calc: new SheetDraft('Calc') };
}

function lay(chart: Pick<ChartBlock, 'chart' | 'series'> & Partial<ChartBlock>, table: TableBlock, language: Language = 'en'): Laid {
  const draft = draftIn(language);
  const sheet = new SheetDraft('Report');
  const laid = layTable(draft, table, { sheet, top: 0, left: 1, labelColumns: 3, showPeriods: false });
  const block: ChartBlock = { kind: 'chart', id: 'c', title: words, subtitle: words, table: 't', ...chart };
  const made = layChart(draft, block, laid, { at: { from: { row: 20, column: 1 }, to: { row: 34, column: 7 } }, width: 320, calcTop: 4 });
  return { ...made, calc: draft.calc.plan() };
}

/** What the calculation sheet shows in a range of one column. */
function shown({ calc }: Laid, range: string): unknown[] {
  const [, letter = '', from = '', to = ''] = /^([A-Z])(\d+):[A-Z](\d+)$/.exec(range) ?? [];
  const column = letter.charCodeAt(0) - 65;
  return calc.cells
    .filter((cell) => cell.column === column && cell.row >= Number(from) - 1 && cell.row < Number(to))
    .map(({ content }) => (content.kind === 'formula' ? content.cached : content.kind === 'date' ? content.serial : content.kind === 'number' ? content.number : null));
}

describe('bullets', () => {
  const table = tableOf([{ label: words }, { label: words }, { label: words }], [['East', 1180, 1250, 1105], ['West', 402, 400, null]]);
  const series: ChartBlock['series'] = [{ column: 0, look: 'actual', points: [{ row: 0, look: 'bad' }] }, { column: 1, look: 'target' }, { column: 2, look: 'previous' }];

  it('are bars in lanes, a free one on either side, with the target as a frame over all of them', () => {
    const { chart } = lay({ chart: 'bullet', series }, table);
    expect(chart).toMatchObject({ kind: 'bar', reverseCategories: true });
    expect(chart.series.map(({ look, axis = 'primary' }) => `${look} ${axis}`)).toEqual(['invisible primary', 'previous primary', 'actual primary', 'invisible primary', 'target secondary']);
    expect(chart.series[2]).toMatchObject({ values: { sheet: 'Report', range: 'E4:E5' }, points: [{ index: 0, look: 'bad' }], cachedValues: [1180, 402] });
  });

  it('have room beyond the longest, and begin at zero unless something is below it', () => {
    const { chart } = lay({ chart: 'bullet', series }, table);
    expect(chart).toMatchObject({ axisStart: 0, axisEnd: 1500, axisStep: 500 });
    const below = lay({ chart: 'bullet', series: series.slice(0, 2) }, tableOf([{ label: words }, { label: words }], [['A', -12, 30]]));
    expect(below.chart).toMatchObject({ axisStart: -20, axisEnd: 40, axisStep: 10 });
  });

  it('need nothing on the calculation sheet', () => {
    const laid = lay({ chart: 'bullet', series }, table);
    expect(laid.calcTop).toBe(4);
    expect(laid.calc.cells).toEqual([]);
  });
});

describe('funnels', () => {
  const rows: Rows = [['View', 1200], ['Cart', 300], ['Order', null], ['Pay', 60]];
  const laid = lay({ chart: 'funnel', series: [{ column: 0, look: 'actual' }] }, tableOf([{ label: words }], rows));

  it('stand in the middle, behind an unseen bar that follows the counts', () => {
    const [edge, bars] = laid.chart.series;
    expect(laid.chart).toMatchObject({ kind: 'stacked-bar', hideAxis: true, reverseCategories: true });
    expect(edge).toMatchObject({ look: 'invisible', cachedValues: [0, 450, 600, 570] });
    expect(bars).toMatchObject({ look: 'actual', values: { sheet: 'Report', range: 'E4:E7' } });
    expect(shown(laid, edge?.values.range ?? '')).toEqual([0, 450, 600, 570]);
  });

  it('say the count and the share of the step before, in cells that are live', () => {
    const said = ['View · 1,200', 'Cart · 300 · 25%', 'Order', 'Pay · 60'];
    expect(laid.chart.series[1]?.cachedCategories).toEqual(said);
    expect(shown(laid, laid.chart.series[1]?.categories.range ?? '')).toEqual(said);
    const formulas = laid.calc.cells.flatMap(({ content }) => (content.kind === 'formula' ? [content.formula] : []));
    expect(formulas).toContain('=Report!$B$5&IF(ISNUMBER(Report!$E$5)," · "&TEXT(Report!$E$5,"#,##0")&IF(N(Report!$E$4)>0," · "&TEXT(Report!$E$5/Report!$E$4,"0%"),""),"")');
  });

  it('leave room for what comes after them', () => {
    expect(laid.calcTop).toBeGreaterThan(Math.max(...laid.calc.cells.map(({ row }) => row)));
  });
});

describe('tasks over days', () => {
  const day = (month: number, date: number) => serialOf(2025, month, date);
  const rows: Rows = [['Design', day(9, 1), day(9, 10), 1], ['Build', day(9, 8), day(9, 27), 0.5], ['Ship', day(9, 28), null, null]];
  const table = tableOf([{ label: words }, { label: words }, { label: words }], rows, [DATE, DATE, { kind: 'percent' }]);
  const series: ChartBlock['series'] = [{ column: 0, look: 'invisible' }, { column: 1, look: 'plan', points: [{ row: 1, look: 'bad' }] }, { column: 2, look: 'actual' }];

  it('reach from the first day through the last, the part that is done first', () => {
    const laid = lay({ chart: 'gantt', series }, table);
    expect(laid.chart).toMatchObject({ kind: 'stacked-bar', reverseCategories: true });
    expect(laid.chart.series.map(({ look, cachedValues }) => [look, cachedValues])).toEqual([
      ['invisible', [day(9, 1), day(9, 8), null]],
      ['actual', [10, 10, 0]],
      ['plan', [0, 10, 0]],
    ]);
    expect(laid.chart.series[2]?.points).toEqual([{ index: 1, look: 'bad' }]);
    expect(laid.chart.series.map(({ values }) => shown(laid, values.range))).toEqual([[day(9, 1), day(9, 8), ''], [10, 10, 0], [0, 10, 0]]);
  });

  it('have the line of today where it lies within them, set in one cell', () => {
    const laid = lay({ chart: 'gantt', series, today: day(9, 15) }, table);
    const line = laid.chart.series.filter(({ axis }) => axis === 'secondary');
    expect(line.map(({ look }) => look)).toEqual(['invisible', 'accent']);
    expect(shown(laid, line[0]?.values.range ?? '')).toEqual([day(9, 15), day(9, 15), day(9, 15)]);
    expect(laid.calc.cells.filter(({ content }) => content.kind === 'date')).toHaveLength(1);
    expect(lay({ chart: 'gantt', series, today: day(12, 1) }, table).chart.series).toHaveLength(3);
  });

  it('that have no days yet leave an empty chart', () => {
    const { chart } = lay({ chart: 'gantt', series }, tableOf(table.columns, [['Later', null, null, null]]));
    expect(chart.series.flatMap(({ cachedValues }) => cachedValues ?? [])).toEqual([null]);
  });

  it.each([
    ['en', [day(9, 3), day(10, 20)], { axisStart: day(9, 1), axisEnd: day(10, 20), axisStep: 7, axisFormat: 'mmm d' }],
    ['zh', [day(9, 3), day(9, 6)], { axisStart: day(9, 3), axisEnd: day(9, 6), axisStep: 1, axisFormat: 'm"月"d"日"' }],
    ['zh', [day(9, 3), serialOf(2026, 4, 1)], { axisStart: day(9, 1), axisEnd: serialOf(2026, 4, 13), axisStep: 28, axisFormat: 'yyyy/m/d' }],
  ] as const)('have ticks that say true days, weeks apart from Monday on: %s %j', (language, [first, last], axis) => {
    expect(dateAxis(first, last, language)).toEqual(axis);
  });

  it('have a row of charts to themselves, as high as they are many', () => {
    const chart = (kind: ChartBlock['chart'], id: string): ChartBlock => ({ kind: 'chart', id, chart: kind, title: words, subtitle: words, table: 't', series: [] });
    const many = tableOf([{ label: words }], Array.from({ length: 20 }, (_, row) => [`Task ${row}`, 1] as const));
    const bands = chartBands([chart('line', 'a'), chart('gantt', 'b'), chart('bar', 'c'), chart('bullet', 'd'), chart('funnel', 'e')], [many]);
    expect(bands.map(({ top, rows: high, charts }) => [top, high, charts.map(({ id }) => id).join()])).toEqual([[0, 14, 'a'], [15, 20, 'b'], [36, 14, 'c,d'], [51, 14, 'e']]);
  });
});

describe('cells coloured by their values', () => {
  const columns = [{ label: words }, { label: words, heat: true }, { label: words, heat: true }];
  const rows: Rows = [['A', 100, 0.5, 0.2], ['B', 90, 0.4, null]];
  const formats = (rest: Partial<TableBlock>) => {
    const sheet = new SheetDraft('Report');
    layTable(draftIn('en'), tableOf(columns, rows, [], rest), { sheet, top: 0, left: 1, labelColumns: 1, showPeriods: false });
    return sheet.plan().conditionalFormats;
  };

  it('share one scale, whatever column they stand in', () => {
    expect(formats({})).toEqual([{ kind: 'color-scale', range: 'D4:E5', low: HEAT.least, middle: null, high: HEAT.cool }]);
  });

  it('may lie on both sides of a value, in the colours of good and bad', () => {
    expect(formats({ heat: { around: 0, good: 'down' } })).toEqual([{ kind: 'color-scale', range: 'D4:E5', low: HEAT.cool, middle: HEAT.middle, high: HEAT.warm, around: 0 }]);
  });

  it('keep their text readable: contrast of 4.5 and more on every shade', () => {
    const luminance = (color: string) => {
      const [red = 0, green = 0, blue = 0] = (color.match(/../g) ?? []).map((pair) => {
        const part = Number.parseInt(pair, 16) / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ink = luminance(new Look('en').body().font?.color ?? '');
    for (const shade of Object.values(HEAT)) expect((luminance(shade) + 0.05) / (ink + 0.05)).toBeGreaterThan(4.5);
  });

  it('are not behind charts', () => {
    expect(formats({ isBehindChart: true })).toEqual([]);
  });
});
