import { setTimeout } from 'node:timers/promises';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openExcelWorkbook } from '../../../office-addin/excel/excel-workbook.ts';
import { SharedReading } from '../../../office-addin/functions/shared-reading.ts';
import { activePlace, selectedCells } from '../../../office-addin/taskpane/active-place.ts';
import { connectServices } from '../../../office-addin/taskpane/connect-services.ts';
import { shopClips } from '../../core/report/cell-functions/shop-clips.ts';
import type { FunctionResult } from '../../office-host/objects/custom-functions.ts';
import { OfficeHost } from '../../office-host/office-host.ts';
import { startOfficeInNode } from '../../office-host/office-in-node.ts';
import { CURRENT_EXCEL } from '../../office-host/rich-client.ts';
import { keptWorkbook, type KeptWorkbook } from './kept-workbook.ts';
import { newWorkbook, sheetNamed } from '../../office-host/model/workbook-model.ts';
import { containing } from '../../environment/containing.ts';

const office = await startOfficeInNode(CURRENT_EXCEL, 'light', { runsFunctions: true });
await import('../../../office-addin/functions/functions.ts');

let kept: KeptWorkbook;
let host: OfficeHost;
beforeAll(async () => {
  kept = await keptWorkbook();
});
beforeEach(() => {
  host = new OfficeHost(kept.open());
  office.use(host);
});

async function cell(name: string, ...given: readonly unknown[]): Promise<FunctionResult> {
  const [call] = host.calculate([{ name, given }]);
  if (call === undefined) throw new Error('no call');
  return call.result;
}

const NOT_AVAILABLE = 1;
const WRONG_VALUE = 7;

describe('a formula in a cell', () => {
  it('CLIP shows what a clip says', async () => {
    expect(await cell('CLIP', 'clip-sued', 'title')).toEqual({ kind: 'value', value: '南方音箱' });
    expect(await cell('CLIP', 'clip-sued', '价格')).toEqual({ kind: 'value', value: 265.5 });
  });

  it('PRICE shows a competitor’s price, now and at a date', async () => {
    expect(await cell('PRICE', 'bluetooth speaker mini 2', 'Nord', null)).toEqual({ kind: 'value', value: 259 });
    expect(await cell('PRICE', 'bluetooth speaker mini 2', 'Nord', '2026-04-09')).toEqual({ kind: 'value', value: 299 });
  });

  it('KPI shows what the report’s live cell shows now, not what it showed once', async () => {
    const { value } = kept.report.facts.find(({ id }) => id.endsWith('Orders.trend.value.2025-03')) ?? {};
    expect(await cell('KPI', 'Sales', '2025-03', null)).toEqual({ kind: 'value', value });
    kept.show(host.workbook, 'trend.value.2025-03', 4321);
    expect(await cell('KPI', 'Sales', '2025-03', null)).toEqual({ kind: 'value', value: 4321 });
  });

  it('KPI follows the report’s sheet to another name', async () => {
    kept.show(host.workbook, 'by.Region.East', 77);
    const sheet = sheetNamed(host.workbook, kept.report.plan.sheets[0]?.name ?? '');
    if (sheet === undefined) throw new Error('no sheet');
    const before = sheet.name;
    sheet.name = 'Q1';
    host.workbook.names = host.workbook.names.map((name) => ({ ...name, formula: name.formula.replace(`'${before}'`, 'Q1') }));
    expect(await cell('KPI', 'Sales', '2026-02', [['Region=East']])).toEqual({ kind: 'value', value: 77 });
  });

  it('shows #N/A and says why where there is no such thing', async () => {
    expect(await cell('CLIP', 'nobody', 'title')).toMatchObject({ kind: 'error', code: NOT_AVAILABLE, sentence: containing('“nobody”') });
    expect(await cell('CLIP', 'clip-news', 'price')).toMatchObject({ kind: 'error', code: NOT_AVAILABLE, sentence: 'The clip does not tell its price.' });
    expect(await cell('KPI', 'Profit', '2025-03', null)).toMatchObject({ kind: 'error', code: NOT_AVAILABLE, sentence: containing('Sales') });
  });

  it('shows #VALUE! and says what to write where it is written wrongly', async () => {
    expect(await cell('CLIP', 'clip-sued', 'colour')).toMatchObject({ kind: 'error', code: WRONG_VALUE, sentence: containing('title, address') });
    expect(await cell('PRICE', 'x', 'Nord', 'soon')).toMatchObject({ kind: 'error', code: WRONG_VALUE, sentence: containing('2025-09-30') });
  });

  it('passes on an error that the report’s cell shows, or that its sheet is gone', async () => {
    kept.show(host.workbook, 'trend.value.2025-03', '#DIV/0!');
    expect(await cell('KPI', 'Sales', '2025-03', null)).toMatchObject({ kind: 'error', code: NOT_AVAILABLE, sentence: containing('#DIV/0!') });
    host.workbook.names = host.workbook.names.map((name) => ({ ...name, formula: '=#REF!$A$1' }));
    expect(await cell('KPI', 'Sales', '2025-03', null)).toMatchObject({ kind: 'error', sentence: containing('was deleted') });
  });

  it('says how to get clips and reports into a workbook that has none', async () => {
    office.use((host = new OfficeHost(newWorkbook('Book1.xlsx'))));
    expect(await cell('PRICE', 'x', 'y', null)).toMatchObject({ kind: 'error', sentence: containing('Research tab') });
    expect(await cell('KPI', 'Sales', '2025-03', null)).toMatchObject({ kind: 'error', sentence: containing('Analyse tab') });
  });

  it('finds the clips that somebody keeps in the pane, and no longer those taken out', async () => {
    office.use((host = new OfficeHost(newWorkbook('Book1.xlsx'))));
    const pane = connectServices(openExcelWorkbook(), () => Promise.reject(new Error('no analysis')), { activePlace, selectedCells, selection: () => Promise.reject(new Error('nothing is selected')) }, null);
    expect(await pane.keptClips.keep(await shopClips())).toBe(5);
    expect(await pane.keptClips.count()).toBe(5);
    expect(await cell('CLIP', 'clip-sued', 'price')).toEqual({ kind: 'value', value: 265.5 });
    await pane.keptClips.forget();
    expect(await cell('CLIP', 'clip-sued', 'price')).toMatchObject({ kind: 'error', code: NOT_AVAILABLE });
    expect(host.workbook.customXmlParts).toEqual([]);
  });

  it('says so where Excel refuses to be read, and works the next time', async () => {
    host.failAt(0, { kind: 'error', code: 'GeneralException', when: 'before' });
    expect(await cell('CLIP', 'clip-sued', 'title')).toMatchObject({ kind: 'error', code: NOT_AVAILABLE, sentence: containing('GeneralException') });
    expect(await cell('CLIP', 'clip-sued', 'title')).toMatchObject({ kind: 'value' });
  });
});

describe('a calculation of many formulas', () => {
  const MANY = 400;
  const SHOWN = ['2025-01', '2025-02', '2025-03', '2025-04'];
  const asks = (count: number) =>
    Array.from({ length: count }, (_, index) => [
      { name: 'CLIP', given: ['clip-sued', index % 2 === 0 ? 'title' : 'price'] },
      { name: 'PRICE', given: ['Bluetooth Speaker Mini 2', 'Nord', null] },
      { name: 'KPI', given: ['Sales', SHOWN[index % SHOWN.length], null] },
    ]).flat();
  const calculate = (count: number) => Promise.all(host.calculate(asks(count)).map(({ result }) => result));

  it('reads the workbook once, as for a single one', async () => {
    await calculate(1);
    const forOne = host.otherTrips;
    const results = await calculate(MANY);
    expect(results).toHaveLength(3 * MANY);
    expect(results.filter(({ kind }) => kind === 'error')).toEqual([]);
    expect(host.otherTrips - forOne).toBe(forOne);
    expect(forOne).toBeLessThanOrEqual(6);
  });

  it('says so where nobody waits for it any more', async () => {
    const { arrived, letGo } = host.hold();
    const calls = host.calculate(SHOWN.map((period) => ({ name: 'KPI', given: ['Sales', period, null] })));
    // Once they are under way: what Excel cancels before it has begun is not heard of.
    await arrived;
    host.cancel(calls.map(({ id }) => id));
    // Events come by timers, one after the other.
    await setTimeout(0);
    letGo();
    const results = await Promise.all(calls.map(({ result }) => result));
    expect(results.map((result) => (result.kind === 'error' ? result.sentence : 'calculated'))).toEqual(SHOWN.map(() => 'The calculation was cancelled.'));
  });

  it('does not read cells for those that nobody waits for any more', async () => {
    const reading = new SharedReading(openExcelWorkbook());
    const cells = (await reading.figures()).flatMap((figure) => figure.cell ?? []).slice(0, 5);
    const before = host.trips.length;
    const stop = new AbortController();
    const asked = cells.map((one) => reading.cell(one, stop.signal));
    stop.abort();
    const answers = await Promise.allSettled(asked);
    expect(answers.map(({ status }) => status)).toEqual(cells.map(() => 'rejected'));
    expect(cells).toHaveLength(5);
    expect(host.trips).toHaveLength(before);
  });
});
