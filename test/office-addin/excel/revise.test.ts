import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '../../../core/language/problem.ts';
import type { PlanRevision } from '../../../core/workbook/plan-revision.ts';
import type { PlannedChart, PlannedConditionalFormat, PlannedSheet } from '../../../core/workbook/sheet-plan.ts';
import { openExcelWorkbook } from '../../../office-addin/excel/excel-workbook.ts';
import { SHOP } from '../../core/workbook/fixture.ts';
import { BOARD, chart, COLLEAGUE, FIRST, FIRST_SHEET, GROWN, GROWN_SHEET, regions, sheetRevision, TABLE, texts } from '../../core/workbook/monthly-board.ts';
import { plannedSheet } from '../../core/workbook/small-plan.ts';
import { cellAt, cellToChange, type ChartModel, sheetNamed, type SheetModel, type WorkbookModel } from '../../office-host/model/workbook-model.ts';
import { type Fault, OfficeHost } from '../../office-host/office-host.ts';
import { startOfficeInNode } from '../../office-host/office-in-node.ts';
import { fixtureWorkbook } from './fixture-workbook.ts';
import { plainModel } from './plain-model.ts';

const office = await startOfficeInNode();

const bars = (range: string): PlannedConditionalFormat => ({ kind: 'data-bar', range, color: '0072B2', negativeColor: 'D55E00' });
const print = { area: 'A1:D12', orientation: 'landscape' as const, titleRows: '1:1', pages: { scale: 80, startRows: [7] } };

/** January's board with all that a sheet can have, and a second sheet that February no longer needs. */
const JANUARY: PlannedSheet = {
  ...FIRST_SHEET,
  charts: [chart('sales', 14, 'B5:B7', 'January'), chart('mix', 30, 'B5:B7', 'Mix'), chart('old', 46, 'B5:B7', 'Old'), chart('deleted', 60, 'B5:B7', 'Deleted')],
  columnWidths: [{ column: 0, width: 20 }],
  rowHeights: [{ row: 0, height: 30 }, { row: 8, height: 22 }],
  conditionalFormats: [bars('B5:B7')],
  validations: [{ range: 'B2', list: { items: ['Day', 'Month'] } }],
  print,
};

const mix = (range: string): PlannedChart => {
  const planned = chart('mix', 70, range, 'Mix by region');
  return { ...planned, kind: 'line', series: [...planned.series, ...planned.series] };
};
/** A region goes and three come; a chart changes its kind, another goes, a third is new. */
const FEBRUARY: PlannedSheet = {
  ...GROWN_SHEET,
  charts: [chart('sales', 70, 'B5:B9', 'February'), mix('B5:B9'), chart('fresh', 80, 'B5:B9', 'Fresh'), chart('deleted', 90, 'B5:B9', 'Deleted')],
  cells: [
    ...GROWN_SHEET.cells.map((cell) => (cell.row === 5 ? { ...cell, style: { font: { bold: true }, fill: 'DDEBF7', numberFormat: '0' }, comment: 'New' } : cell)),
    { row: 10, column: 0, content: { kind: 'text', text: 'Rate' }, comment: 'Of all sales' },
    { row: 1, column: 0, content: { kind: 'text', text: 'Sum' }, link: { kind: 'place', ref: { sheet: BOARD, range: 'A5:B9' } } },
  ],
  columnWidths: [{ column: 0, width: 24 }],
  rowHeights: [{ row: 5, height: 40 }],
  conditionalFormats: [bars('B5:B9')],
  validations: [{ range: 'B2', list: { items: ['Week', 'Year'] } }],
  print: { ...print, area: 'A1:D14', pages: { scale: 80, startRows: [9, 12] } },
};
const REVISION: PlanRevision = {
  ...GROWN,
  plan: { ...GROWN.plan, sheets: [FEBRUARY, plannedSheet({ name: 'By week', cells: texts(0, 0, 'Week') })], names: [...GROWN.plan.names, { name: 'Board_New', ref: { sheet: BOARD, range: 'B2' } }] },
  revised: [
    sheetRevision({
      rows: [{ at: 5, removed: 1, added: 3 }],
      emptied: ['A12'],
      replaced: { merges: ['A1:C1'], conditionalFormats: ['B5:B9'], validations: ['B2'], sparklines: [], notes: ['A12'] },
      charts: { updated: ['sales', 'mix', 'deleted'], removed: ['old'] },
    }),
  ],
  removedSheets: ['Board rows'],
};

function board(workbook: WorkbookModel): SheetModel {
  const found = sheetNamed(workbook, BOARD);
  if (!found) throw new Error('the board is gone');
  return found;
}

function chartNamed(workbook: WorkbookModel, id: string): ChartModel {
  const found = board(workbook).charts.find(({ settings }) => settings['Name'] === id);
  if (!found) throw new Error(`no chart ${id}`);
  return found;
}

/** The workbook after a month in which people worked on it. */
let lived: WorkbookModel;
let host: OfficeHost;

beforeAll(async () => {
  host = new OfficeHost(fixtureWorkbook(SHOP));
  office.use(host);
  await openExcelWorkbook().write({ ...FIRST, sheets: [JANUARY, plannedSheet({ name: 'Board rows', cells: texts(0, 0, 'Region') })] });
  await openExcelWorkbook().write(COLLEAGUE);
  const sheet = board(host.workbook);
  sheet.charts = sheet.charts.filter(({ settings }) => settings['Name'] !== 'deleted');
  const sales = chartNamed(host.workbook, 'sales');
  Object.assign(sales, { from: { row: 18, column: 6 }, to: { row: 30, column: 14 } });
  Object.assign(sales.series[0]?.settings ?? {}, { 'Format.Fill.Color': '#00B050' });
  Object.assign(chartNamed(host.workbook, 'mix'), { from: { row: 40, column: 2 }, to: { row: 50, column: 8 } });
  sheet.comments.push({ id: 'a-person', row: 8, column: 0, text: 'Agreed with Ann' });
  sheet.conditionalFormats.push({ id: 'a-person', type: 'Custom', areas: [{ top: 8, left: 1, bottom: 8, right: 1 }], settings: { 'Rule.Formula': '=B9>0.2' } });
  sheet.validations.push({ area: { top: 8, left: 0, bottom: 8, right: 0 }, settings: { Rule: { list: { inCellDropDown: true, source: 'Rate,Share' } } } });
  Object.assign(cellToChange(sheet, 1, 0).style, { 'Font.Color': '#7030A0' });
  lived = host.workbook;
});
beforeEach(() => {
  newHost();
});

function newHost(): void {
  host = new OfficeHost(structuredClone(lived));
  office.use(host);
}

/** The round trip that changes the sheets. */
function largestTrip(): number {
  return host.trips.findIndex(({ actions }) => actions === Math.max(...host.trips.map((trip) => trip.actions)));
}

async function outcome(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

describe('a report refreshed in place', () => {
  it('takes few round trips and leaves no reference behind', async () => {
    await openExcelWorkbook().revise(REVISION);
    expect(host.trips.length).toBeLessThanOrEqual(10);
    expect(host.trips.map(({ failed }) => failed)).toEqual(host.trips.map(() => null));
    expect(host.keptReferences).toBe(0);
    expect(host.workbook.sheets.map(({ name }) => name)).toEqual([...SHOP.sheets.map(({ name }) => name), BOARD, 'Colleague', 'By week']);
    expect(host.workbook.activeSheet).toBe(lived.activeSheet);
    expect(host.workbook.names.filter(({ sheet }) => sheet !== null).map(({ name }) => name)).toEqual(['FirstDay']);
  });

  it('leaves a chart where a person moved it, in the colour that it was given', async () => {
    await openExcelWorkbook().revise(REVISION);
    const sales = chartNamed(host.workbook, 'sales');
    expect(sales).toMatchObject({ from: { row: 20, column: 6 }, to: { row: 32, column: 14 }, settings: { 'Title.Text': 'February' } });
    expect(sales.series).toMatchObject([{ values: "'Team''s board'!B5:B9", categories: "'Team''s board'!A5:A9", settings: { 'Format.Fill.Color': '#00B050' } }]);
  });

  it('gives a point back the look of its series where only the earlier plan set it apart', async () => {
    const marked = (chart: PlannedChart, index: number): PlannedChart => ({ ...chart, series: chart.series.map((series) => ({ ...series, points: [{ index, look: 'forecast' as const }] })) });
    const january = marked(chart('sales', 14, 'B5:B7', 'January'), 2);
    host = new OfficeHost(fixtureWorkbook(SHOP));
    office.use(host);
    await openExcelWorkbook().write({ ...FIRST, sheets: [{ ...FIRST_SHEET, charts: [january] }] });
    const before = chartNamed(host.workbook, 'sales').series[0];
    expect(before?.points.get(2)).toMatchObject({ 'Format.Fill.Color': '#CACACA' });
    before?.points.set(0, { 'Format.Fill.Color': '#00B050' });
    const february = marked(chart('sales', 14, 'B5:B9', 'February'), 4);
    const revised = GROWN.revised.map((one) => ({ ...one, charts: { updated: ['sales'], removed: [] } }));
    await openExcelWorkbook().revise({ ...GROWN, plan: { ...GROWN.plan, sheets: [{ ...GROWN_SHEET, charts: [february] }] }, revised });
    const points = chartNamed(host.workbook, 'sales').series[0]?.points;
    expect([0, 2, 4].map((index) => points?.get(index)?.['Format.Fill.Color'])).toEqual(['#00B050', '#404040', '#CACACA']);
  });

  it('makes a chart of another kind anew at the place of the old one', async () => {
    await openExcelWorkbook().revise(REVISION);
    const names = board(host.workbook).charts.map(({ settings }) => settings['Name']);
    expect(names.toSorted()).toEqual(['fresh', 'mix', 'sales']);
    const remade = chartNamed(host.workbook, 'mix');
    expect(remade).toMatchObject({ from: { row: 42, column: 2 }, to: { row: 52, column: 8 }, settings: { ChartType: 'Line' } });
    expect(remade.series).toHaveLength(2);
  });

  it('replaces its own rules and keeps those of a person', async () => {
    await openExcelWorkbook().revise(REVISION);
    const { conditionalFormats, validations, comments } = board(host.workbook);
    expect(conditionalFormats.map(({ type, areas, settings }) => [type, areas[0]?.top, settings['Rule.Formula']])).toEqual([
      ['Custom', 10, '=B11>0.2'],
      ['DataBar', 4, undefined],
    ]);
    expect(validations.map(({ area, settings }) => [area.top, settings['Rule']])).toEqual([
      [10, { list: { inCellDropDown: true, source: 'Rate,Share' } }],
      [1, { list: { inCellDropDown: true, source: 'Week,Year' } }],
    ]);
    expect(comments.map(({ row, text }) => [row, text]).toSorted()).toEqual([[10, 'Agreed with Ann'], [5, 'New'], [5, 'New']]);
  });

  it('gives looks only to the cells that come with one', async () => {
    await openExcelWorkbook().revise(REVISION);
    const sheet = board(host.workbook);
    expect(cellAt(sheet, 5, 1)).toMatchObject({ numberFormat: '0', style: { 'Font.Bold': true, 'Fill.Color': '#DDEBF7' } });
    expect(cellAt(sheet, 6, 1)?.style ?? {}).toEqual({});
    expect(cellAt(sheet, 1, 1)).toMatchObject({ numberFormat: '#,##0.0', style: { 'Fill.Color': '#E2F0D9' } });
    // A link would paint it.
    expect(cellAt(sheet, 1, 0)).toMatchObject({ content: 'Sum', style: { 'Font.Color': '#7030A0', 'Font.Underline': 'None' } });
    expect([sheet.rows.get(5)?.height, sheet.rows.get(6)?.height, sheet.rows.get(10)?.height]).toEqual([40, undefined, 22]);
    expect(sheet.pageStarts.toSorted((one, other) => one - other)).toEqual([9, 12]);
  });
});

describe('refreshing in place is all or nothing', () => {
  const faults: [string, Fault][] = [
    ['an error before the batch', { kind: 'error', code: 'GeneralException', when: 'before' }],
    ['an error half-way through the batch', { kind: 'error', code: 'InvalidArgument', when: 'half-way' }],
    ['an answer lost after the batch', { kind: 'error', code: 'GeneralException', when: 'after' }],
    ['a cell in edit mode', { kind: 'transport', code: 5004 }],
  ];
  let finished: unknown;
  let trips = 0;
  beforeAll(async () => {
    newHost();
    await openExcelWorkbook().revise(REVISION);
    trips = host.trips.length;
    finished = plainModel(host.workbook);
  });

  it.each(faults)('whatever round trip fails with %s', async (_, fault) => {
    expect(trips).toBeGreaterThan(4);
    const done: number[] = [];
    for (let trip = 0; trip < trips; trip += 1) {
      newHost();
      host.failAt(trip, fault);
      const problem = await outcome(openExcelWorkbook().revise(REVISION));
      if (problem === null) {
        done.push(trip);
        expect(plainModel(host.workbook)).toEqual(finished);
      } else {
        expect(problem).toBeInstanceOf(Problem);
        expect(plainModel(host.workbook)).toEqual(plainModel(lived));
      }
    }
    // Once something is deleted there is only the way forward; and the client gives back references in trips of their own.
    expect(trips - done.length).toBeGreaterThan(4);
  }, 120_000);

  it('wherever among its steps the change breaks off', async () => {
    newHost();
    await openExcelWorkbook().revise(REVISION);
    const change = largestTrip();
    const actions = host.trips[change]?.actions ?? 0;
    expect(actions).toBeGreaterThan(100);
    for (let action = 1; action < actions; action += Math.ceil(actions / 40)) {
      newHost();
      host.failAt(change, { kind: 'error', code: 'GeneralException', when: action });
      expect(await outcome(openExcelWorkbook().revise(REVISION))).toMatchObject({ code: 'excel-failed' });
      expect(plainModel(host.workbook)).toEqual(plainModel(lived));
    }
  }, 120_000);

  it('also where the person stops at any moment', async () => {
    for (let stopAt = 0; stopAt < trips; stopAt += 1) {
      newHost();
      const stop = new AbortController();
      host.beforeTrip((trip) => {
        if (trip === stopAt) stop.abort();
      });
      const stopped = await outcome(openExcelWorkbook().revise(REVISION, { signal: stop.signal }));
      if (stopped === null) expect(plainModel(host.workbook)).toEqual(finished);
      else {
        expect(stopped).toMatchObject({ name: 'AbortError' });
        expect(plainModel(host.workbook)).toEqual(plainModel(lived));
      }
    }
  }, 120_000);

  it('between the round trips of a list that is too long for one', async () => {
    const long = Array.from({ length: 12_000 }, (_, i): readonly [string, number] => [`Region ${i} ${'x'.repeat(300)}`, i]);
    const sheet = { ...GROWN_SHEET, cells: [...texts(3, 0, 'Region', 'Sales'), ...regions(...long)], tables: [{ ...TABLE, range: 'A4:B12004' }] };
    const revision = { ...GROWN, plan: { ...GROWN.plan, sheets: [sheet] }, revised: [sheetRevision({ rows: [{ at: 5, removed: 1, added: 11_998 }] })], removedNames: [] };
    await openExcelWorkbook().revise(revision);
    const large = host.trips.flatMap(({ requestBytes }, trip) => (requestBytes > 500_000 ? [trip] : []));
    expect(large.length).toBeGreaterThan(1);
    for (const trip of large) {
      newHost();
      host.failAt(trip, { kind: 'error', code: 'GeneralException', when: 'half-way' });
      expect(await outcome(openExcelWorkbook().revise(revision))).toMatchObject({ code: 'excel-failed' });
      expect(plainModel(host.workbook)).toEqual(plainModel(lived));
    }
  }, 120_000);

  it.each(['half-way', 'after'] as const)('tries a second time to put back, where a trip of the first attempt fails (%s)', async (when) => {
    await openExcelWorkbook().revise(REVISION);
    const change = largestTrip();
    for (let later = 1; later <= 8; later += 1) {
      newHost();
      host.failAt(change, { kind: 'error', code: 'GeneralException', when: 'after' });
      host.failAt(change + later, { kind: 'error', code: 'GeneralException', when });
      expect(await outcome(openExcelWorkbook().revise(REVISION))).toMatchObject({ code: 'excel-failed' });
      expect(plainModel(host.workbook)).toEqual(plainModel(lived));
    }
  }, 120_000);

  it('names the hidden copies where it cannot put back', async () => {
    await openExcelWorkbook().revise(REVISION);
    const change = largestTrip();
    newHost();
    host.failAt(change, { kind: 'error', code: 'GeneralException', when: 'after' });
    for (const trip of [change + 1, change + 2]) host.failAt(trip, { kind: 'transport', code: 5004 });
    const problem = await outcome(openExcelWorkbook().revise(REVISION));
    expect(problem).toMatchObject({ code: 'excel-leftovers' });
    expect(problem instanceof Problem ? problem.sentence.en : '').toContain('Clipsheet copy 1');
    expect(sheetNamed(host.workbook, 'Clipsheet copy 1')?.visibility).toBe('VeryHidden');
  });
});
