import { beforeAll, describe, expect, it } from 'vitest';
import { clipTopics } from '../../../../core/analysis/industry-trend/clip-topics.ts';
import { datedClips, halvesOf } from '../../../../core/analysis/industry-trend/dated-clips.ts';
import { figureLines } from '../../../../core/analysis/industry-trend/figure-lines.ts';
import { wordTrends } from '../../../../core/analysis/industry-trend/word-trends.ts';
import type { TableBlock } from '../../../../core/fact/block.ts';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { serialOf } from '../../../../core/metric/calendar.ts';
import { benjaminiHochberg } from '../../../../core/statistics/false-discovery.ts';
import { twoProportionsTest } from '../../../../core/statistics/two-proportions.ts';
import { describeWith } from '../../../environment/tools.ts';
import { agrees, compose, formulasOf, recalculate } from '../../report/recalculated-report.ts';
import type { Composed } from '../../report/recalculated-report.ts';
import { priceBook } from '../competitors/price-book.ts';
import { sampleArticle, sampleArticles, sampleFigure } from './sample-articles.ts';

const months = (count: number) => Array.from({ length: count }, (_, month) => ({ grain: 'month' as const, from: serialOf(2026, month + 1, 1), to: serialOf(2026, month + 2, 1) }));
const trendsOf = async (clips: Parameters<typeof datedClips>[0]) => {
  const dated = await datedClips(clips, {});
  const halves = halvesOf(dated, months(4));
  return halves === null ? [] : wordTrends(halves);
};

describe('words over time', () => {
  it('are counted by clips in two parts as even as may be, with a test corrected for all words', async () => {
    const trends = await trendsOf(sampleArticles());
    const of = (word: string) => trends.find((trend) => trend.word === word);
    // Before: place 5 of either month. After: nine of twelve.
    expect(of('robot')).toMatchObject({ earlier: { hits: 2, tries: 24 }, later: { hits: 18, tries: 24 }, sites: 3 });
    expect(of('fax')).toMatchObject({ earlier: { hits: 18, tries: 24 }, later: { hits: 2, tries: 24 } });
    expect(of('warehouse')?.p).toBe(1);
    const p = twoProportionsTest({ hits: 2, tries: 24 }, { hits: 18, tries: 24 });
    expect(of('robot')?.p).toBe(p);
    expect(trends.map(({ adjusted }) => adjusted)).toEqual(benjaminiHochberg(trends.map((trend) => trend.p)));
  });

  it('of one site alone, or of few clips, are not tested', async () => {
    const articles = sampleArticles();
    const own = articles.map((clip) => ({ ...clip, content: { ...clip.content, text: clip.url.includes('site1') ? `${clip.content.text} Gadgetry` : clip.content.text } }));
    expect((await trendsOf(own)).some(({ word }) => word === 'gadgetry')).toBe(false);
    expect(await trendsOf(articles.slice(0, 15))).toEqual([]);
  });

  it('in Chinese are measured on Chinese clips, those in English on the rest', async () => {
    const chinese = sampleArticles().map((clip, index) => sampleArticle({ id: `z${String(index)}`, site: `z${String(index % 3)}.example`, publishedAt: clip.content.publishedAt, title: '仓储', text: index >= 24 ? '芯片涨价，人工智能很热' : '物流涨价', lang: 'zh-CN' }));
    const trends = await trendsOf([...sampleArticles(), ...chinese]);
    expect(trends.find(({ word }) => word === '芯片')).toMatchObject({ earlier: { hits: 0, tries: 24 }, later: { hits: 24, tries: 24 } });
    // A dictionary that is older than these words cuts them into pieces, which are no words of their own here.
    expect(trends.find(({ word }) => word === '人工智能')?.later.hits).toBe(24);
    expect(trends.filter(({ word }) => word === '人工' || word === '智能')).toEqual([]);
    expect(trends.find(({ word }) => word === 'robot')?.later.tries).toBe(24);
  });

  it('of a page clipped again count once', async () => {
    const [first] = sampleArticles();
    if (first === undefined) throw new Error('no articles');
    expect(await datedClips([first, { ...first, id: 'again', capturedAt: '2026-11-24T08:30:00.000Z' }], {})).toHaveLength(1);
  });
});

describe('topics', () => {
  it('are tags, then words that several titles share; words that stand in the same titles are one', async () => {
    const dated = await datedClips(sampleArticles().map((clip, index) => ({ ...clip, tags: index < 5 ? ['logistics'] : [] })), {});
    expect(clipTopics(dated).map(({ name, isTag, beside, clips }) => [name, isTag, beside, clips.length])).toEqual([
      ['logistics', true, [], 5],
      ['story', false, [], 32],
      ['automation', false, ['warehouse'], 16],
    ]);
  });
});

describe('figures in a line', () => {
  const page = (id: string, figures: Parameters<typeof sampleArticle>[0]['figures']) => sampleArticle({ id, site: `${id}.example`, publishedAt: '2026-03-01', title: id, text: '', figures: figures ?? [] });

  it('are of one subject, measure and unit, at the time that the sentence says', () => {
    const { lines } = figureLines([page('b', [sampleFigure('Acme', '120', '2024'), sampleFigure('Acme', '100', '2023')]), page('a', [sampleFigure('acme', '150', '2025')])]);
    expect(lines.map(({ subject, unit, points }) => [subject, unit, points.map(({ value, said }) => [said, value])])).toEqual([['Acme', 'USD', [['2023', 100], ['2024', 120], ['2025', 150]]]]);
  });

  it('are never mixed with another unit, another length of time, a bound, or a subject that is not named', () => {
    const { lines, unnamed, inexact } = figureLines([
      page('a', [sampleFigure('Acme', '100', '2023'), sampleFigure('Acme', '90', '2024', 'EUR'), sampleFigure('Acme', '11', '2024-05')]),
      page('b', [sampleFigure('Acme', '150', '2025'), sampleFigure(null, '80', '2022'), sampleFigure('Acme', '90', '2022', 'USD', { bound: 'more-than' })]),
    ]);
    expect(lines).toEqual([]);
    expect([unnamed, inexact]).toEqual([1, 1]);
  });

  it('that contradict each other for one time are left out and counted; the same said twice is one', () => {
    const years = [sampleFigure('Acme', '100', '2023'), sampleFigure('Acme', '120', '2024'), sampleFigure('Acme', '150', '2025')];
    expect(figureLines([page('a', years), page('b', [sampleFigure('Acme', '130', '2024')])])).toMatchObject({ lines: [], conflicting: 1 });
    expect(figureLines([page('a', years), page('b', [sampleFigure('Acme', '120', '2024')])]).lines[0]?.points).toHaveLength(3);
  });
});

const years = sampleArticle({ id: 'y', site: 'site0.example', publishedAt: '2026-02-10', title: 'Acme grows', text: 'Acme grows.', figures: [sampleFigure('Acme', '100', '2023'), sampleFigure('Acme', '120', '2024'), sampleFigure('Acme', '150', '2025')] });
const undated = sampleArticle({ id: 'u', site: 'site0.example', publishedAt: null, title: 'Shop', text: 'Shop.' });
const said = ({ report }: Composed, language: 'zh' | 'en' = 'en') => report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, language)] : []));
const codes = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []));

describe('a report on a trend', () => {
  let bytes: Uint8Array;
  let made: Composed;
  beforeAll(async () => {
    bytes = await priceBook(['Month', 'Note'], [['January', 1], ['February', 2]]);
    made = await compose(bytes, 'industry-trend', { clips: [...sampleArticles(), years, undated] });
  });

  it('says which words rise and fall, with the clips behind it and the words of a page', () => {
    expect(said(made)).toEqual(expect.arrayContaining([
      expect.stringMatching(/^“robot” is said more often: in 75% of clips since Mar 1, 2026 \(18 of 24\), against 8% before \(2 of 25\), on 3 sites\.$/),
      expect.stringMatching(/^“fax” is said less often: in 8\.3% of clips since Mar 1, 2026/),
      'revenue of Acme: $100 (2023) to $150 (2025), from “Acme grows”.',
    ]));
    // “pick” and “goods” stand in the very same clips as “robots”: they are in the table and no findings of their own.
    expect(said(made).filter((words) => words.includes('more often'))).toHaveLength(1);
    const rising = made.report.blocks.find((block): block is TableBlock => block.kind === 'table' && block.id === 'industry-trend.rising');
    expect(rising?.rows.map(({ label }) => label.value)).toEqual(['robot', 'pick', 'good']);
    const passage = rising?.rows[0]?.facts.at(-1);
    expect(passage?.value).toContain('Robots pick the goods.');
    expect(passage?.sources[0]).toMatchObject({ kind: 'clip', quote: { exact: 'Robots' } });
    const later = made.report.facts.find(({ id }) => id === 'industry-trend.word.robot.after');
    expect(later?.sources).toHaveLength(18);
  });

  it('says what is left out: pages without a day, and sources that are one', () => {
    expect(codes(made)).toEqual(expect.arrayContaining(['collected', 'undated', 'one-source']));
    expect(made.report.facts.filter(({ value, sources }) => typeof value === 'number' && !sources.some(({ kind }) => kind === 'clip'))).toEqual([]);
  });

  it('tests nothing on few clips, and says so; all of one site is said', async () => {
    const few = await compose(bytes, 'industry-trend', { clips: sampleArticles().filter((clip) => clip.url.includes('site1')).slice(0, 8) });
    expect(codes(few)).toEqual(expect.arrayContaining(['few-clips', 'one-site']));
    expect(few.report.facts.some(({ id }) => id.includes('.word.'))).toBe(false);
    await expect(compose(bytes, 'industry-trend', { clips: [undated] })).rejects.toThrow(/nothing-chosen/);
  });

  it('has the same findings in Chinese', async () => {
    const chinese = await compose(bytes, 'industry-trend', { clips: sampleArticles(), language: 'zh' });
    expect(said(chinese, 'zh')).toEqual(expect.arrayContaining([expect.stringMatching(/^“robot”变多了：2026年3月1日起的剪藏里有 75% 提到（18 \/ 24），之前是 8\.3%（2 \/ 24），来自 3 个网站。$/)]));
  });

  describeWith(['libreoffice'], 'recalculated by a spreadsheet', () => {
    it('gives what the engine gave: shares, changes', async () => {
      const [seen] = await recalculate(bytes, [made.report.plan]);
      const formulas = formulasOf(made.report.plan);
      expect(formulas.length).toBeGreaterThan(10);
      for (const { sheet, address, content } of formulas) {
        const value = seen?.(sheet, address) ?? null;
        expect(agrees(value, content.cached), `${sheet}!${address} ${content.formula}: ${String(value)} for ${String(content.cached)}`).toBe(true);
      }
    }, 120_000);
  });
});
