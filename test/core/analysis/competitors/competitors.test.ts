import { beforeAll, describe, expect, it } from 'vitest';
import { analysisNamed } from '../../../../core/analysis/registry.ts';
import type { Clip } from '../../../../core/clip/clip.ts';
import type { Block, QuadrantsBlock, TableBlock } from '../../../../core/fact/block.ts';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { askedOffers } from '../../../../core/report/asked-report.ts';
import { describeWith } from '../../../environment/tools.ts';
import { agrees, compose, formulasOf, recalculate } from '../../report/recalculated-report.ts';
import type { Composed } from '../../report/recalculated-report.ts';
import { sampleClip } from '../sample-clip.ts';
import { priceBook } from './price-book.ts';

const shop = (id: string, prices: Parameters<typeof sampleClip>[2], capturedAt?: string) => sampleClip(id, `https://${id.split('-')[0] ?? id}.example/list`, prices, capturedAt);
const usd = (name: string, amount: string, more: object = {}) => ({ name, amount, currency: 'USD', ...more });
const clips: readonly Clip[] = [
  shop('north-1', [usd('Smart Band 7', '100.00'), usd('Desk lamp', '40.00'), usd('Office chair', '210.00')], '2026-10-01T08:00:00.000Z'),
  shop('north-2', [usd('Smart Band 7', '80.00'), usd('Desk lamp', '40.00'), usd('Office chair', '231.00'), usd('Standing desk', '400.00', { rating: 9.4, reviews: 310 })]),
  shop('south-1', [usd('Smart Band 7', '90.00'), usd('Desk lamp', '50.00', { old: '80.00' }), usd('Kettle', '30.00', { availability: 'out-of-stock' })]),
  shop('east-1', [usd('Smart Band 7', '100.00'), usd('Office chair', '200.00', { rating: 6, reviews: 45 }), { name: 'Desk lamp', amount: '35.00', currency: 'EUR' }]),
];
/** Indices by hand: 99 / median(80, 90, 100) = 1.1; 36 / median(40, 50) = 0.8; 172.4 / median(231, 200) = 0.8. */
const ITEMS = [['Smart Band 7', 99], ['Desk lamp', 36], ['Office chair', 172.4], ['Walnut shelf', 60]] as const;

let bytes: Uint8Array;
let made: Composed;
beforeAll(async () => {
  bytes = await priceBook(['Product', 'Price (USD)'], ITEMS);
  made = await compose(bytes, 'competitors', { clips });
});

const said = ({ report }: Composed, language: 'zh' | 'en' = 'en') => report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, language)] : []));
const codes = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []));
const valueOf = ({ report }: Composed, id: string) => report.facts.find((fact) => fact.id === `competitors.${id}`)?.value;
const isTable = (block: Block): block is TableBlock => block.kind === 'table';
const table = ({ report }: Composed, id: string) => report.blocks.filter(isTable).find((block) => block.id === `competitors.${id}`);
const rowsOf = (block: TableBlock | undefined) => block?.rows.map(({ label, facts }) => [label.value, ...facts.map((fact) => fact?.value ?? null)]) ?? [];

describe('a report on competitors', () => {
  it('gives our price over the median of sellers for each product, and the geometric mean over all', () => {
    expect(rowsOf(table(made, 'index-table')).map(([name, ours, median, index]) => [name, ours, median, Number(Number(index).toFixed(9))])).toEqual([
      ['Smart Band 7', 99, 90, 1.1],
      ['Desk lamp', 36, 45, 0.8],
      ['Office chair', 172.4, 215.5, 0.8],
    ]);
    expect(valueOf(made, 'index')).toBeCloseTo(Math.cbrt(1.1 * 0.8 * 0.8), 12);
    expect(said(made)[0]).toBe('Over 3 comparable products our prices are 89% of the competitors’ median (1 clearly dearer, 2 clearly cheaper).');
    expect(said(made)).toContain('Smart Band 7 is furthest above competitors: our $99 against a median of $90 over 3 sellers (+10%).');
  });

  it('counts a gap from where a person says that one begins', async () => {
    const wide = await compose(bytes, 'competitors', { clips, options: { competitors: { gap: '15%' } } });
    expect([valueOf(wide, 'dearer'), valueOf(wide, 'cheaper')]).toEqual([0, 2]);
  });

  it('tells what only one side has, and what changed on a page clipped again', () => {
    expect(said(made)).toEqual(expect.arrayContaining([
      '1 of our 4 products are on none of the clips.',
      'north.example lowered Smart Band 7 from $100 (Oct 1, 2026) to $80 (Nov 20, 2026): -20%.',
      'north.example raised Office chair from $210 (Oct 1, 2026) to $231 (Nov 20, 2026): +10%.',
    ]));
    expect(rowsOf(table(made, 'only-theirs')).map(([name]) => name).sort()).toEqual(['Kettle', 'Standing desk']);
    expect(rowsOf(table(made, 'only-ours'))).toEqual([['Walnut shelf', 60]]);
  });

  it('does not compare another currency, and says how often', () => {
    expect(codes(made)).toEqual(expect.arrayContaining(['many-currencies', 'matched-by-name', 'other-currency']));
    expect(rowsOf(table(made, 'matched')).filter(([name]) => name === 'Desk lamp').map((row) => row[3])).toEqual([40, 50]);
  });

  it('ties every number to a clip, and our own to their cells', () => {
    const numbers = made.report.facts.filter(({ value }) => typeof value === 'number');
    const isOwn = (id: string) => id.startsWith('competitors.own.') || id.startsWith('competitors.band.');
    expect(numbers.filter(({ id, sources }) => !isOwn(id) && !sources.some(({ kind }) => kind === 'clip')).map(({ id }) => id)).toEqual([]);
    expect(numbers.find(({ id }) => id === 'competitors.own.0.price')?.sources).toEqual([{ kind: 'range', ref: { sheet: 'Prices', range: 'B2' } }]);
    const price = numbers.find(({ id }) => id === 'competitors.price.north-2.Smart Band 7.80');
    expect(price?.sources[0]).toMatchObject({ kind: 'clip', clipId: 'north-2', quote: { exact: '80.00' } });
  });

  it('has the same findings in Chinese', async () => {
    const chinese = await compose(bytes, 'competitors', { clips, language: 'zh' });
    expect(said(chinese, 'zh')[0]).toBe('3 个可比商品整体上，我们的价格是竞品中位价的 89%（1 个明显更贵，2 个明显更便宜）。');
  });
});

const swotOf = ({ report }: Composed) => report.blocks.find((block) => block.kind === 'quadrants');
const pointsOf = (block: QuadrantsBlock | undefined, language: 'zh' | 'en' = 'en') => Object.fromEntries((block?.fields ?? []).map(({ title, points }) => [title[language], points.map(({ said }) => sentenceText(said, language))]));

describe('a SWOT', () => {
  it('has the points that rules give, each with its clip and the words of the page', () => {
    expect(pointsOf(swotOf(made))).toEqual({
      Strengths: [
        'Cheaper overall: a price index of 89% over 3 comparable products.',
        'Office chair is cheaper: our $172.40 against $215.50 (-20%).',
        'Desk lamp is cheaper: our $36 against $45 (-20%).',
      ],
      Weaknesses: ['Smart Band 7 is dearer: our $99 against $90 (+10%).'],
      Opportunities: [
        '1 of our 4 products are on none of the clips, such as Walnut shelf.',
        'north.example raised a price: Office chair from $210 to $231 (+10%).',
        'Kettle of south.example is out of stock ($30).',
        'Office chair of east.example is rated low: 3 of 5 by 45 reviews.',
      ],
      Threats: [
        'The clips hold 2 products that we lack, such as Standing desk of north.example ($400).',
        'north.example lowered a price: Smart Band 7 from $100 to $80 (-20%).',
        'Standing desk of north.example is rated high: 4.7 of 5 by 310 reviews.',
      ],
    });
    const office = swotOf(made)?.fields[0].points[1];
    expect(office?.passage?.value).toBe('…now 200.00…');
    expect(office?.passage?.sources).toEqual([expect.objectContaining({ kind: 'clip', clipId: 'east-1' })]);
  });

  it('leaves a quadrant without points where no rule finds anything', async () => {
    const one = await compose(bytes, 'competitors', { clips: [shop('west-1', [usd('Desk lamp', '36.00')])] });
    expect(pointsOf(swotOf(one))).toMatchObject({ Strengths: [], Weaknesses: [], Threats: [] });
    expect(codes(one)).toEqual(expect.arrayContaining(['few-products']));
    expect(valueOf(one, 'index')).toBeUndefined();
  });
});

describe('the analysis of competitors', () => {
  it('is what a report of before asks for under the id of the comparison of prices, and the only one of its kind', () => {
    const asked = { plugin: 'competitor-prices', table: 'clipped_prices', columns: {}, options: {} };
    expect(analysisNamed(asked.plugin, {}).id).toBe('competitors');
    expect(askedOffers([asked], made.study).offers.map(({ plugin }) => plugin)).toEqual(['competitors']);
    expect(made.study.offers.filter(({ plugin }) => plugin.startsWith('competitor'))).toHaveLength(1);
  });

  it('goes without a price list, and says what that costs', async () => {
    const book = await priceBook(['Month', 'Note'], [['January', 1], ['February', 2]]);
    const none = await compose(book, 'competitors', { clips });
    expect(codes(none)).toEqual(expect.arrayContaining(['no-price-list']));
    expect(said(none).join(' ')).toContain('Prices in USD run from $30');
  });

  it('is not offered where clips hold no price and no plan', async () => {
    await expect(compose(bytes, 'competitors', { clips: [shop('empty-1', [])] })).rejects.toThrow(/nothing-chosen/);
  });
});

describeWith(['libreoffice'], 'a report on competitors recalculated by a spreadsheet', () => {
  it('gives what the engine gave: medians, indices, the mean over all, shares and changes', async () => {
    const [seen] = await recalculate(bytes, [made.report.plan]);
    const formulas = formulasOf(made.report.plan);
    expect(formulas.map(({ content }) => content.formula)).toEqual(expect.arrayContaining([expect.stringMatching(/MEDIAN\(/), expect.stringMatching(/GEOMEAN\(/)]));
    for (const { sheet, address, content } of formulas) {
      const value = seen?.(sheet, address) ?? null;
      expect(agrees(value, content.cached), `${sheet}!${address} ${content.formula}: ${String(value)} for ${String(content.cached)}`).toBe(true);
    }
  }, 120_000);
});
