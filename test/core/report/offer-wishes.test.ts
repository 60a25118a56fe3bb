import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANALYSES } from '../../../core/analysis/registry.ts';
import type { Engine } from '../../../core/engine/engine.ts';
import { openNodeEngine } from '../../../core/engine/node-engine.ts';
import { serialOf } from '../../../core/metric/calendar.ts';
import { composeReport } from '../../../core/report/compose-report.ts';
import { offerSettings, reportPeriods } from '../../../core/report/offer-settings.ts';
import { withWishes } from '../../../core/report/offer-wishes.ts';
import type { OfferWishes } from '../../../core/report/offer-wishes.ts';
import { openStudy } from '../../../core/report/open-study.ts';
import type { Offer, Study, StudyInput } from '../../../core/report/study.ts';
import { tryOffer } from '../../../core/report/try-offer.ts';
import { openWorkbookFile } from '../../../core/workbook/file/file-workbook.ts';
import { NOW } from './recalculated-report.ts';
import { sampleOrders, sampleWorkbook } from './sample-orders.ts';

let engine: Engine;
let input: StudyInput;
let study: Study;

beforeAll(async () => {
  engine = await openNodeEngine();
  input = { workbook: openWorkbookFile(await sampleWorkbook('table'), 'book.xlsx'), engine, clips: [] };
  study = await openStudy(input);
});
afterAll(() => engine.close());

function offerOf(plugin: string): Offer {
  const found = study.offers.find((offer) => offer.plugin === plugin);
  if (found === undefined) throw new Error(`no ${plugin}`);
  return found;
}

const sumOf = (column: 'sales' | 'orders', from: number, to: number) =>
  sampleOrders()
    .filter(({ day }) => day >= from && day < to)
    .reduce((sum, row) => sum + row[column], 0);
const FEBRUARY = [serialOf(2026, 2, 1), serialOf(2026, 3, 1)] as const;
const orders: OfferWishes = { columns: { value: ['Orders'], volume: [] }, options: {} };

describe('what can be chosen about an offer', () => {
  it('is the columns that could play each part, and the options of the analysis', () => {
    const { slots } = offerSettings(offerOf('sales-performance'), {});
    expect(slots.map(({ slot, candidates }) => `${slot}: ${candidates.join(', ')}`)).toEqual(['time: Order Date', 'value: Sales, Orders', 'target: Sales, Orders', 'volume: Sales, Orders', 'dimension: Region']);
    expect(offerSettings(offerOf('forecast'), {}).options.map(({ name }) => name)).toContain('horizon');
  });

  it('is the periods that the data reaches into, the newest first, and coarser ones', async () => {
    const periods = await reportPeriods([offerOf('sales-performance')], input);
    expect(periods[0]).toMatchObject({ key: '2026-03', label: { en: 'Mar 2026' } });
    expect(periods.map(({ key }) => key)).toEqual(expect.arrayContaining(['2025-01', '2026-Q1', '2025-Q1', '2025', '2026']));
    expect(new Set(periods.map(({ key }) => key)).size).toBe(periods.length);
  });
});

describe('what a person chose about an offer', () => {
  async function valueOf(offer: Offer, options: Partial<Parameters<typeof composeReport>[2]> = {}) {
    const { facts } = await composeReport(input, [offer], { language: 'en', now: NOW, ...options });
    return facts.find(({ id }) => id === 'sales-performance.Orders.value')?.value;
  }

  it('reaches the report: another column', async () => {
    const offer = offerOf('sales-performance');
    expect(await valueOf(offer)).toBeCloseTo(sumOf('sales', ...FEBRUARY), 6);
    expect(await valueOf(withWishes(offer, orders))).toBe(sumOf('orders', ...FEBRUARY));
  });

  it('reaches the report: a period of the list, and a coarser one', async () => {
    const offer = offerOf('sales-performance');
    const periods = await reportPeriods([offer], input);
    const named = (key: string) => periods.find((one) => one.key === key)?.period ?? null;
    expect(await valueOf(offer, { period: named('2025-11') })).toBeCloseTo(sumOf('sales', serialOf(2025, 11, 1), serialOf(2025, 12, 1)), 6);
    expect(await valueOf(offer, { period: named('2025-Q2') })).toBeCloseTo(sumOf('sales', serialOf(2025, 4, 1), serialOf(2025, 7, 1)), 6);
  });

  it('reaches the report: an option, over what is said for all tables', async () => {
    const aheadOf = async (offer: Offer) => {
      const { facts } = await composeReport(input, [offer], { language: 'en', now: NOW, options: { forecast: { horizon: '5' } } });
      return new Set(facts.flatMap(({ id }) => /\.ahead\.([\d-]+)/.exec(id)?.[1] ?? [])).size;
    };
    const offer = offerOf('forecast');
    const [usual, two] = [await aheadOf(offer), await aheadOf(withWishes(offer, { columns: {}, options: { horizon: '2' } }))];
    expect([usual, two]).toEqual([5, 2]);
  });

  it('is tried before a report is made of it, and refused where it cannot be', async () => {
    const offer = offerOf('sales-performance');
    const headline = await tryOffer(input, withWishes(offer, orders));
    expect(Object.values(headline?.facts ?? {}).map(({ value }) => value)).toContain(sumOf('orders', ...FEBRUARY));
    await expect(tryOffer(input, withWishes(offerOf('forecast'), { columns: {}, options: { horizon: 'many' } }))).rejects.toMatchObject({ code: 'option-wrong' });
    await expect(tryOffer(input, withWishes(offer, { columns: {}, options: { horizon: '2' } }))).rejects.toMatchObject({ code: 'option-unknown' });
  });

  it('passes over columns that the table does not have any more', () => {
    const offer = offerOf('sales-performance');
    expect(withWishes(offer, { columns: { value: ['Gone'] }, options: {} }).binding.columns).toEqual(offer.binding.columns);
    expect(withWishes(offer, { columns: { dimension: [] }, options: {} }).binding.columns).not.toHaveProperty('dimension');
  });
});

describe('a study', () => {
  it('names every analysis that it does not offer, and what it lacks', () => {
    const offered = new Set(study.offers.map(({ plugin }) => plugin));
    expect(study.unfit.map(({ plugin }) => plugin).sort()).toEqual(ANALYSES.map(({ id }) => id).filter((id) => !offered.has(id)).sort());
    const whyOf = (plugin: string) => study.unfit.find((one) => one.plugin === plugin)?.why.en;
    expect(whyOf('support')).toBe('“Orders”: It has no column like “ticket”, “created”.');
    expect(whyOf('competitors')).toBe('It needs clips: load a .clipsheet file under Research.');
  });

  it('offers first what fits the table in front of the person', async () => {
    const book = new ExcelJS.Workbook();
    for (const name of ['North', 'South']) {
      const sheet = book.addWorksheet(name);
      sheet.addRow(['Order Date', 'Region', 'Sales', 'Orders']);
      for (const { day, region, sales, orders: count } of sampleOrders().slice(0, 300)) sheet.addRow([new Date((day - 25_569) * 86_400_000), region, sales, count]);
      sheet.getColumn(1).numFmt = 'yyyy-mm-dd';
    }
    const workbook = openWorkbookFile(new Uint8Array(await book.xlsx.writeBuffer()), 'two.xlsx');
    const firstSheet = async (sheet: string) => (await openStudy({ ...input, workbook, inFront: { sheet, range: 'A1:D301' } })).offers[0]?.binding.table.source.sheet;
    expect([await firstSheet('North'), await firstSheet('South')]).toEqual(['North', 'South']);
  });
});
