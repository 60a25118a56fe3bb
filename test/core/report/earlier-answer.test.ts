import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../core/engine/engine.ts';
import { openNodeEngine } from '../../../core/engine/node-engine.ts';
import { PLAIN_CALENDAR } from '../../../core/metric/business-calendar.ts';
import { composeReport } from '../../../core/report/compose-report.ts';
import { openStudy } from '../../../core/report/open-study.ts';
import type { Offer, StudyInput } from '../../../core/report/study.ts';
import { openWorkbookFile } from '../../../core/workbook/file/file-workbook.ts';
import { NOW } from './recalculated-report.ts';
import { sampleWorkbook } from './sample-orders.ts';

let engine: Engine;
let input: StudyInput;
let offers: readonly Offer[];
const asked: string[] = [];

beforeAll(async () => {
  engine = await openNodeEngine();
  const counting: Engine = {
    load: (table, signal) => engine.load(table, signal),
    query: (sql, signal) => {
      asked.push(sql);
      return engine.query(sql, signal);
    },
    close: () => engine.close(),
  };
  input = { workbook: openWorkbookFile(await sampleWorkbook('table'), 'book.xlsx'), engine: counting, clips: [], calendar: PLAIN_CALENDAR };
  offers = (await openStudy(input)).offers.filter(({ plugin }) => plugin === 'sales-performance').slice(0, 1);
});
afterAll(() => engine.close());

async function questionsOf(options: Partial<Parameters<typeof composeReport>[2]>, calendar = PLAIN_CALENDAR): Promise<number> {
  asked.length = 0;
  await composeReport({ ...input, calendar }, offers, { language: 'en', now: NOW, ...options });
  return asked.length;
}

describe('the offers of a workbook', () => {
  it('are told before any headline is there, and again with each', async () => {
    const heard: string[] = [];
    const study = await openStudy({ ...input, onOffers: (known) => heard.push(known.offers.map(({ isPending, answer }) => (isPending === true ? '?' : answer === undefined ? '-' : '!')).join('')) });
    const tried = study.offers.filter(({ answer }) => answer !== undefined).length;
    expect(tried).toBeGreaterThan(1);
    expect(heard).toEqual(Array.from({ length: tried }, (_, done) => '!'.repeat(done) + '?'.repeat(tried - done) + '-'.repeat(study.offers.length - tried)));
    expect(study.offers.some(({ isPending }) => isPending)).toBe(false);
  });
});

describe('a report on what was offered', () => {
  it('asks nothing again that the offer was made with', async () => {
    expect(await questionsOf({})).toBe(0);
    expect(await questionsOf({ language: 'zh' })).toBe(0);
  });

  it('asks anew about another period, and by another calendar', async () => {
    expect(await questionsOf({ period: { grain: 'month', from: 46_023, to: 46_054 } })).toBeGreaterThan(0);
    expect(await questionsOf({}, { ...PLAIN_CALENDAR, fiscalYearStart: 4 })).toBeGreaterThan(0);
  });
});
