import { describe, expect, it } from 'vitest';
import { ownAnalysis } from '../../../../core/analysis/own-plugin/own-analysis.ts';
import type { OwnPlugin, PluginModule } from '../../../../core/analysis/own-plugin/plugin-kit.ts';
import { analysesWith, analysisCovering, analysisNamed, ANALYSES } from '../../../../core/analysis/registry.ts';
import type { AnalysisInput } from '../../../../core/analysis/plugin.ts';
import { PLAIN_CALENDAR } from '../../../../core/metric/business-calendar.ts';
import { readPack } from '../../../../core/analysis/kpi-pack/read-pack.ts';
import type { Engine } from '../../../../core/engine/engine.ts';
import { Problem } from '../../../../core/language/problem.ts';
import type { Block } from '../../../../core/fact/block.ts';
import type { Fact } from '../../../../core/fact/fact.ts';
import { numberTable } from './number-table.ts';

const words = { zh: '数', en: 'Number' };
const table = numberTable([3, 4, 5]);
const rowCount: Fact = { id: 'own.rows', label: words, value: 3, unit: { kind: 'number', noun: null }, use: null, sources: [{ kind: 'range', ref: table.source }], method: words };

/** A plugin that says how many rows there are. */
const plain: PluginModule<number> = ({ sentence, calculated }) => ({
  id: 'own',
  title: words,
  question: words,
  subject: 'table',
  needs: [],
  score: () => ({ score: 0.5, reason: words }),
  compute: ({ binding }) => Promise.resolve(binding.table.rowCount),
  headline: (rows) => sentence({ zh: '共{rows}行', en: '{rows} rows' }, { rows: { ...rowCount, value: rows } }),
  report: (rows) => [
    { kind: 'kpi', value: { ...rowCount, value: rows }, good: null, target: null, comparisons: [], trend: null },
    { kind: 'kpi', value: calculated({ id: 'own.twice', label: words }, { op: '*', of: [2, { ...rowCount, value: rows }] }, { kind: 'number', noun: null }, words), good: null, target: null, comparisons: [], trend: null },
  ],
});

const noEngine: Engine = { load: () => Promise.resolve(), query: () => Promise.reject(new Error('no engine')), close: () => Promise.resolve() };
const input: AnalysisInput = { binding: { table, columns: {} }, engine: noEngine, clips: [], calendar: PLAIN_CALENDAR, period: null };

/** The plugin with other fields, as a person might have written it: of any kind. */
const changed = (fields: Readonly<Record<string, unknown>>) => (kit: Parameters<typeof plain>[0]) => ({ ...plain(kit), ...fields });
const wordsTable = { kind: 'table', id: 't', title: words, subtitle: words, columns: [{ label: words }], rows: [{ label: rowCount, facts: [rowCount] }] };
const wordsChart = { kind: 'chart', id: 'c', chart: 'line', title: words, subtitle: words, table: 't', series: [{ column: 0, look: 'actual' }] };
const sentenceFor = (exported: unknown): string => {
  try {
    ownAnalysis(exported, 'mine.mjs');
  } catch (cause) {
    if (cause instanceof Problem) return cause.sentence.en;
  }
  return '';
};
const reported = async (blocks: unknown): Promise<string> => {
  const result = await ownAnalysis(changed({ report: () => blocks }), 'mine.mjs').run(input);
  try {
    result.blocks('en');
  } catch (cause) {
    if (cause instanceof Problem) return cause.sentence.en;
  }
  return '';
};

describe('a plugin of a person’s own', () => {
  it('is an analysis like any other', async () => {
    const own = ownAnalysis(plain, 'mine.mjs');
    expect(own).toMatchObject({ id: 'own', options: [], isCloserLook: false });
    const result = await own.run(input);
    expect(result.headline?.facts['rows']?.value).toBe(3);
    expect(result.blocks('zh').map((block) => (block.kind === 'kpi' ? block.value.value : null))).toEqual([3, 6]);
  });

  it('may be a class, whose methods find their fields', async () => {
    class Own implements OwnPlugin<number> {
      readonly id = 'own';
      readonly title = words;
      readonly question = words;
      readonly subject = 'table';
      readonly needs = [];
      readonly #times = 3;
      score = () => ({ score: 0.5, reason: words });
      headline = () => null;
      compute({ binding }: AnalysisInput) {
        return Promise.resolve(binding.table.rowCount * this.#times);
      }
      report(rows: number): readonly Block[] {
        return [{ kind: 'kpi', value: { ...rowCount, value: rows }, good: null, target: null, comparisons: [], trend: null }];
      }
    }
    const result = await ownAnalysis(() => new Own(), 'mine.mjs').run(input);
    expect(result.blocks('en')).toMatchObject([{ value: { value: 9 } }]);
  });

  it.each([
    [{}, 'The plugin mine.mjs exports no function by default. It is written export default (kit) => ({ id, title, … }).'],
    [undefined, 'The plugin mine.mjs exports no function by default. It is written export default (kit) => ({ id, title, … }).'],
    [() => null, 'The function of the plugin mine.mjs must give a plugin: { id, title, question, needs, subject, score, compute, headline, report }.'],
    [changed({ id: undefined }), 'In the plugin mine.mjs, id must be a name of lower-case letters, digits and hyphens that begins with a letter.'],
    [changed({ id: 'My Plugin' }), 'In the plugin mine.mjs, id must be a name of lower-case letters, digits and hyphens that begins with a letter.'],
    [changed({ title: 'Mine' }), 'In the plugin mine.mjs, title must be a text in both languages, { zh, en }.'],
    [changed({ question: { zh: '数' } }), 'In the plugin mine.mjs, question.en must be a text.'],
    [changed({ needs: undefined }), 'In the plugin mine.mjs, needs must be a list.'],
    [changed({ needs: [{ slot: 'time', roles: ['when'], optional: false, many: false, hints: { zh: [], en: [] } }] }), 'In the plugin mine.mjs, needs[0].roles[0] must be a role of columns, such as time, measure or dimension.'],
    [changed({ subject: 'sheet' }), "In the plugin mine.mjs, subject must be 'table', 'written-table' or 'clips'."],
    [changed({ compute: 'later' }), 'In the plugin mine.mjs, compute must be a function.'],
    [changed({ report: undefined }), 'In the plugin mine.mjs, report must be a function.'],
    [changed({ options: [{ name: 'size', kind: 'date', meaning: words }] }), "In the plugin mine.mjs, options[0].kind must be 'number' or 'text'."],
    [() => { throw new Error('half done'); }, 'The plugin mine.mjs failed: half done'],
  ])('that is none is refused with what is wrong: %#', (exported, expected) => {
    expect(sentenceFor(exported)).toBe(expected);
  });

  it.each([
    ['blocks', 'In the plugin mine.mjs, report() must be a list of blocks.'],
    [[{ kind: 'card' }], 'In the plugin mine.mjs, report()[0].kind must be one of the kinds of block: kpi, finding, table, chart, caveat, periods, quadrants.'],
    [[{ kind: 'kpi', value: { ...rowCount, sources: [] }, good: null, target: null, comparisons: [], trend: null }], 'In the plugin mine.mjs, report()[0].value.sources must be a list of sources, at least one.'],
    [[{ kind: 'kpi', value: 12, good: null, target: null, comparisons: [], trend: null }], 'In the plugin mine.mjs, report()[0].value must be a Fact, as the kit makes them.'],
    [[{ kind: 'finding', sentence: { template: { zh: '共 3 行', en: '3 rows' }, facts: {} }, score: 1, tone: 'good' }], 'In the plugin mine.mjs, report()[0].sentence must be a sentence, as kit.sentence makes it: every number of it is a {name}.'],
    [[{ kind: 'table', id: 't', title: words, subtitle: words, columns: [{ label: words }], rows: [{ label: rowCount, facts: [] }] }], 'In the plugin mine.mjs, report()[0].rows[0].facts must be as many facts as there are columns.'],
    [[{ kind: 'chart', id: 'c', chart: 'line', title: words, subtitle: words, table: 'none', series: [{ column: 0, look: 'actual' }] }], 'In the plugin mine.mjs, report()[0].table must be the id of a table of the same report.'],
    [[wordsTable, { ...wordsChart, chart: 'pie' }], 'In the plugin mine.mjs, report()[1].chart must be a kind of chart, such as line or column.'],
    [[wordsTable, { ...wordsChart, chart: 'bullet' }], 'In the plugin mine.mjs, report()[1].series must be series with the looks actual and target at least.'],
    [[wordsTable, { ...wordsChart, chart: 'gantt' }], 'In the plugin mine.mjs, report()[1].series must be series with the looks invisible (first days) and plan (last days) at least.'],
    [[{ ...wordsTable, heat: { around: 'none' } }], 'In the plugin mine.mjs, report()[0].heat.around must be a number.'],
    [[{ ...wordsTable, columns: [true, false, true].map((heat) => ({ label: words, heat })), rows: [] }], 'In the plugin mine.mjs, report()[0].columns[2].heat must be beside the column with heat before it: such columns stand side by side.'],
    [[{ kind: 'kpi', value: rowCount, good: null, target: null, comparisons: [], trend: null }, { kind: 'kpi', value: { ...rowCount, value: 4 }, good: null, target: null, comparisons: [], trend: null }], 'In the plugin mine.mjs, report()[1].own.rows must be an id used once: numbers that differ have ids that differ.'],
  ])('that reports what no report can be made of is told so: %#', async (blocks, expected) => {
    expect(await reported(blocks)).toBe(expected);
  });

  it('may report points in four fields, each point a sentence with its numbers’ sources', async () => {
    const field = (points: readonly object[]) => ({ title: words, tone: 'neutral', none: words, points });
    const fields = (said: object) => [field([{ said, passage: null }]), ...[1, 2, 3].map(() => field([]))];
    const quadrants = (all: readonly object[]) => [{ kind: 'quadrants', id: 'matrix', title: words, subtitle: words, question: words, fields: all }];
    expect(await reported(quadrants(fields({ template: { zh: '{n} 行', en: '{n} rows' }, facts: { n: rowCount } })))).toBe('');
    expect(await reported(quadrants(fields({ template: { zh: '3 行', en: '3 rows' }, facts: {} })))).toContain('report()[0].fields[0].points[0]');
    expect(await reported(quadrants([field([])]))).toContain('report()[0].fields must be a list');
  });

  it('may report bullets, funnels, tasks over days and coloured cells', async () => {
    const looks = ['actual', 'target', 'invisible', 'plan'].map((look) => ({ column: 0, look }));
    const forms = ['bullet', 'funnel', 'gantt'].map((chart) => ({ ...wordsChart, id: chart, chart, series: looks, today: 45_000 }));
    expect(await reported([{ ...wordsTable, columns: [{ label: words, heat: true }], heat: { around: 0, good: 'up' } }, ...forms])).toBe('');
  });

  it('whose score is no share of one is told so', () => {
    const own = ownAnalysis(changed({ score: () => ({ score: 7, reason: words }) }), 'mine.mjs');
    expect(() => own.score(input.binding)).toThrow('score().score must be a number from 0 to 1');
  });

  it('keeps its own problems and being stopped, and names its file for anything else', async () => {
    const failing = (cause: Error) => ownAnalysis(changed({ compute: () => Promise.reject(cause) }), 'mine.mjs').run(input);
    await expect(failing(new Problem('mine', words))).rejects.toMatchObject({ code: 'mine' });
    await expect(failing(new DOMException('', 'AbortError'))).rejects.toMatchObject({ name: 'AbortError' });
    await expect(failing(new TypeError('x is undefined'))).rejects.toMatchObject({ code: 'plugin-failed', sentence: { en: 'The plugin mine.mjs failed: x is undefined' } });
  });
});

describe('the registry', () => {
  it('lets a plugin take the place of one of ours only where that is meant', () => {
    expect(sentenceFor(changed({ id: 'sales-performance' }))).toContain('takesPlace: true');
    const own = ownAnalysis(changed({ id: 'sales-performance', takesPlace: true }), 'mine.mjs');
    expect(analysisNamed('sales-performance', { plugins: [own] })).toBe(own);
    expect(analysesWith({ plugins: [own] })).toHaveLength(ANALYSES.length);
  });

  it('knows plugins beside packs', () => {
    const { pack } = readPack('pack: field\ntitle: Ours\ncolumns: {}\nmetrics: { n: { label: N, count: rows } }');
    if (pack === null) throw new Error('the pack is right');
    const ids = analysesWith({ packs: [pack], plugins: [ownAnalysis(plain, 'mine.mjs')] }).map(({ id }) => id);
    expect(ids.slice(-2)).toEqual(['field', 'own']);
  });

  it('takes nothing for covered by an analysis that is not ours any more', () => {
    const own = ownAnalysis(changed({ id: 'sales-performance', takesPlace: true }), 'mine.mjs');
    expect(analysisCovering('sales', {})).toBe('sales-performance');
    expect(analysisCovering('sales', { plugins: [own] })).toBeNull();
  });
});
