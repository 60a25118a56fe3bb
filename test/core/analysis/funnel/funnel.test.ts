import { beforeAll, describe, expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import type { Language } from '../../../../core/language/language.ts';
import { describeWith } from '../../../environment/tools.ts';
import { compose } from '../../report/recalculated-report.ts';
import type { Composed } from '../../report/recalculated-report.ts';
import { recalculatedAlike } from '../../report/recalculated-alike.ts';
import { countsBook, rowsBook, waysBook } from './sample-funnels.ts';

const said = ({ report }: Composed, language: Language) => report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, language)] : []));
const caveats = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []));
/** What the first column of the table of steps says. */
const reached = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'table' && block.id.endsWith('.steps') ? block.rows.map(({ label, facts }) => [label.value, facts[0]?.value]) : []));

describe('a funnel of events', () => {
  it('counts users who took the steps in their order, and says that some did not', async () => {
    const ways = await compose(await waysBook(), 'funnel', { options: { funnel: { steps: 'view, cart, pay' } } });
    expect(reached(ways)).toEqual([['view', 7], ['cart', 5], ['pay', 4]]);
    expect(caveats(ways)).toContain('out-of-order');
  });

  it('puts events in the order in which most users have them', async () => {
    const ways = await compose(await waysBook(), 'funnel');
    expect(reached(ways).map(([name]) => name)).toEqual(['view', 'cart', 'pay', 'help']);
    expect(caveats(ways)).toContain('steps-inferred');
  });

  it('counts only what happens within the window from the first step', async () => {
    const ways = await compose(await waysBook(), 'funnel', { options: { funnel: { steps: 'view,cart,pay', window: '7' } } });
    expect(reached(ways)).toEqual([['view', 7], ['cart', 5], ['pay', 3]]);
    expect(caveats(ways)).toContain('window');
  });

  it('takes time between steps from the first time of each', async () => {
    const ways = await compose(await waysBook(), 'funnel', { options: { funnel: { steps: 'view,cart' } } });
    const median = ways.report.facts.find(({ id }) => id.endsWith('time.0.median'));
    expect(median?.value).toBeCloseTo(10, 9);
    expect(median?.unit).toMatchObject({ noun: { en: 'min' } });
  });

  it('names the steps that there are where one is asked for that is not', async () => {
    await expect(compose(await waysBook(), 'funnel', { options: { funnel: { steps: 'view,buy' } } })).rejects.toThrow(/no-such-step.*cart/);
    await expect(compose(await waysBook(), 'funnel', { options: { funnel: { window: '0' } } })).rejects.toThrow(/option-wrong/);
  });
});

describe('a funnel of counts', () => {
  let counts: Composed;
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await countsBook();
    counts = await compose(bytes, 'funnel');
  });

  it('takes columns as steps, the largest first, and names the weakest step', () => {
    expect(reached(counts)).toEqual([['Visits', 270_000], ['Clicks', 90_000], ['Orders', 2 * (59 * 40 + 31 * 30) + 90 * 10]]);
    expect(said(counts, 'en')[1]).toMatch(/^The weakest step is Clicks to Orders: only 8\.3% go on/);
  });

  it('names the channel that loses most, and what changed since the month before', () => {
    expect(said(counts, 'en')).toContainEqual(expect.stringMatching(/^From Visits to Clicks, Feed is lowest by Channel: 20%, against 40% for all others/));
    expect(said(counts, 'en')).toContainEqual(expect.stringMatching(/^In Mar 2025, conversion from Clicks to Orders fell to 7%, from 9% in Feb 2025/));
    expect(caveats(counts)).toContain('counts-only');
  });

  it('takes a row for every step, in the order in which they stand', async () => {
    const rows = await compose(await rowsBook(), 'funnel', { language: 'zh' });
    expect(reached(rows)).toEqual([['访问', 12_000], ['注册', 3000], ['试用', 1200], ['付费', 300]]);
    expect(said(rows, 'zh')).toContain('最弱的一步是访问到注册：只有 25% 走到下一步，流失 9,000。');
  });
});

describeWith(['libreoffice'], 'a funnel recalculated by a spreadsheet', () => {
  it('gives what the engine gave, of counts and of users', async () => {
    for (const [bytes, least] of [[await countsBook(), 40], [await waysBook(), 3]] as const) {
      const { report } = await compose(bytes, 'funnel');
      const { formulas, different } = await recalculatedAlike(bytes, report.plan);
      expect(different).toEqual([]);
      expect(formulas).toBeGreaterThan(least);
    }
  }, 120_000);
});
