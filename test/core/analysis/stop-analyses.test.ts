import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bindTable } from '../../../core/analysis/bind.ts';
import { clippedPageTable } from '../../../core/analysis/clipped-pages.ts';
import type { AnalysisInput, Binding } from '../../../core/analysis/plugin.ts';
import { ANALYSES } from '../../../core/analysis/registry.ts';
import type { Analysis } from '../../../core/analysis/registry.ts';
import type { Engine } from '../../../core/engine/engine.ts';
import { openNodeEngine } from '../../../core/engine/node-engine.ts';
import { PLAIN_CALENDAR } from '../../../core/metric/business-calendar.ts';
import { understandWorkbook } from '../../../core/sheet/understand-workbook.ts';
import type { TypedTable } from '../../../core/sheet/typed-table.ts';
import { openWorkbookFile } from '../../../core/workbook/file/file-workbook.ts';
import { ordersTable } from '../../bench/million/orders-table.ts';
import { visitsBook } from './cohort/sample-visits.ts';
import { waysBook } from './funnel/sample-funnels.ts';
import { inspectionBook } from './improvement/sample-improvements.ts';
import { budgetBook, campaignBook, peopleBook, ticketBook } from './packs/pack-books.ts';
import { smallTable } from '../metric/small-table.ts';
import { sampleArticles } from './industry-trend/sample-articles.ts';
import { sampleClip } from './sample-clip.ts';
import { teamBook } from './project/sample-projects.ts';
import { storesBook } from './scorecard/sample-teams.ts';
import { traineeBook } from './training/sample-training.ts';

const clips = [sampleClip('a', 'https://www.a.example/1', [{ name: 'Smart Band 7 Pro', amount: '270.00', currency: 'CNY' }]), ...sampleArticles()];
/** Cases of three steps each. */
const log = smallTable({ name: 'log' }, [
  { name: 'Case ID', type: 'text', role: 'id', values: Array.from({ length: 30 }, (_, row) => `C${String(Math.floor(row / 3))}`) },
  { name: 'Activity', type: 'text', values: Array.from({ length: 30 }, (_, row) => ['create', 'check', 'close'][row % 3] ?? '') },
  { name: 'Complete Timestamp', type: 'date', role: 'end', values: Array.from({ length: 30 }, (_, row) => 45_900 + row) },
]);
const survey = smallTable({ name: 'survey' }, [
  { name: '您有多大可能推荐我们？', type: 'number', role: 'score', values: Array.from({ length: 1_200 }, (_, row) => row % 11) },
  { name: '您满意吗？', type: 'text', values: Array.from({ length: 1_200 }, (_, row) => ['满意', '一般', '不满意'][row % 3] ?? '') },
  { name: '您用过哪些产品？(手环)', type: 'number', values: Array.from({ length: 1_200 }, (_, row) => row % 2) },
  { name: '您用过哪些产品？(耳机)', type: 'number', values: Array.from({ length: 1_200 }, (_, row) => (row % 3 === 0 ? 1 : 0)) },
  { name: '您有什么建议？', type: 'text', role: 'text', values: Array.from({ length: 1_200 }, (_, row) => `物流慢 ${String(row)}`) },
]);
let engine: Engine;
let tables: readonly TypedTable[];

beforeAll(async () => {
  const books = await Promise.all([ticketBook(), campaignBook(), budgetBook(), peopleBook(), waysBook(), visitsBook(), traineeBook(), inspectionBook(), teamBook(), storesBook()]);
  const read = await Promise.all(books.map(async (bytes) => (await understandWorkbook(openWorkbookFile(bytes, 'book.xlsx'))).readings.flatMap((reading) => reading.tables)));
  const clipped = clippedPageTable(clips);
  tables = [...read.flat(), ordersTable(4_000), log, survey, ...(clipped === null ? [] : [clipped])];
  engine = await openNodeEngine();
  for (const table of tables) await engine.load(table);
});
afterAll(() => engine.close());

/** The table that an analysis fits best. */
function bestBinding(analysis: Analysis): Binding {
  const isOfClips = (table: TypedTable) => table === tables.at(-1);
  const fits = tables
    .filter((table) => isOfClips(table) === (analysis.subject === 'clips'))
    .flatMap((table) => bindTable(analysis.needs, table) ?? [])
    .map((binding) => ({ binding, score: analysis.score(binding).score }))
    .sort((a, b) => b.score - a.score);
  const [best] = fits;
  if (best === undefined || best.score === 0) throw new Error(`no table here fits ${analysis.id}: add one`);
  return best.binding;
}

const inputOf = (analysis: Analysis, more: Partial<AnalysisInput>): AnalysisInput => ({ binding: bestBinding(analysis), engine, clips, calendar: PLAIN_CALENDAR, period: null, ...more });

/** An engine that tells of every query before it is asked. */
function watched(onQuery: (count: number) => void): Engine {
  let count = 0;
  return {
    ...engine,
    load: (table, signal) => engine.load(table, signal),
    query(sql, signal) {
      count += 1;
      onQuery(count);
      return engine.query(sql, signal);
    },
    close: () => engine.close(),
  };
}

async function expectUsable(): Promise<void> {
  expect((await engine.query('SELECT count(*) FROM orders')).rows).toEqual([[4_000]]);
}

describe.each(ANALYSES.map((analysis) => [analysis.id, analysis] as const))('%s', (_id, analysis) => {
  it('does not begin when it is stopped already', async () => {
    await expect(analysis.run(inputOf(analysis, { signal: AbortSignal.abort() }))).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('stops at whichever question it asks, and leaves the engine usable', async () => {
    let all = 0;
    await analysis.run(inputOf(analysis, { engine: watched((count) => (all = count)) }));
    for (let stopAt = 1; stopAt <= all; stopAt += 1) {
      const stop = new AbortController();
      const asking = watched((count) => {
        if (count === stopAt) stop.abort();
      });
      await expect(analysis.run(inputOf(analysis, { engine: asking, signal: stop.signal })), `question ${stopAt} of ${all}`).rejects.toMatchObject({ name: 'AbortError' });
    }
    await expectUsable();
  });

  it('stops wherever it says how far it is, which only grows from 0 to 1', async () => {
    const told: number[] = [];
    await analysis.run(inputOf(analysis, { onProgress: (done) => told.push(done) }));
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.every((done) => done >= 0 && done <= 1)).toBe(true);
    for (const [stopAt] of told.entries()) {
      const stop = new AbortController();
      let count = 0;
      const onProgress = () => {
        if (count === stopAt) stop.abort();
        count += 1;
      };
      await expect(analysis.run(inputOf(analysis, { signal: stop.signal, onProgress })), `at ${told[stopAt]}`).rejects.toMatchObject({ name: 'AbortError' });
    }
    await expectUsable();
  });
});
