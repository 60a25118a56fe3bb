import { expect, it } from 'vitest';
import type { TableBlock } from '../../../../core/fact/block.ts';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { describeWithSharedData } from '../../../environment/tools.ts';
import { compose } from '../../report/recalculated-report.ts';
import { sharedClips } from '../shared-clips.ts';
import { priceBook } from './price-book.ts';

/** A test of earphones that names shops' prices, two shops, furniture, a shop in euro, and two pages of plans. */
const PAGES = ['2891', '3063', '2894', '2990', '0622', '0644', '0690', '0692', '4896'];
const ITEMS = [['Apple AirPods Pro 3', 239], ['Sony LinkBuds Fit', 199], ['EarFun Free 2S', 39.99], ['Shure SM7dB Active Dynamic Microphone', 499], ['Hifiman Sundara Headphones 2020 Edition', 199], ['Apple AirPods Pro 2', 189], ['Walnut shelf', 59]] as const;

describeWithSharedData('competitors on clips of real pages', () => {
  it('have an index, gaps and plans side by side, every number with its clip, and nothing compared that is not comparable', async () => {
    const clips = await sharedClips(PAGES);
    const { report } = await compose(await priceBook(['Product', 'Price (USD)'], ITEMS), 'competitors', { clips });
    const tables = new Map(report.blocks.filter((block): block is TableBlock => block.kind === 'table').map((block) => [block.id, block]));
    const rows = (id: string) => (tables.get(id)?.rows ?? []).map(({ label, facts }) => [label.value, ...facts.map((fact) => fact?.value ?? null)]);

    // The pages show: AirPods Pro 3 at $209 and $249, LinkBuds Fit $228, Free 2S $34.99, SM7dB $549, Sundara $179.
    expect(rows('competitors.index-table').map(([name, ours, median]) => [name, ours, median])).toEqual([
      ['EarFun Free 2S', 39.99, 34.99],
      ['Hifiman Sundara Headphones 2020 Edition', 199, 179],
      ['Apple AirPods Pro 3', 239, 229],
      ['Shure SM7dB Active Dynamic Microphone', 499, 549],
      ['Sony LinkBuds Fit', 199, 228],
    ]);
    const index = Math.exp([39.99 / 34.99, 199 / 179, 239 / 229, 499 / 549, 199 / 228].reduce((sum, part) => sum + Math.log(part), 0) / 5);
    expect(report.facts.find(({ id }) => id === 'competitors.index')?.value).toBeCloseTo(index, 12);

    const currencies = new Set(rows('competitors.plans.USD.month.').map(([, seller]) => seller));
    expect([...currencies].sort()).toEqual(['HubSpot', 'cloudflare.com', 'identityguard.com']);
    expect(rows('competitors.plans.page.0690').slice(0, 3)).toEqual([
      ['Price', 0, 15, 890, 3600],
      ['Billed', 'per month', 'per month', 'per month', 'per month'],
      ['Counted by', 'plan', 'seat', 'plan', 'plan'],
    ]);
    // Fifteen dollars a seat stand in no list with prices of whole plans.
    expect(rows('competitors.plans.USD.month.').map(([name]) => name)).not.toContain('Starter');

    const isEuro = (fact: (typeof report.facts)[number]) => fact.unit.kind === 'money' && fact.unit.currency === 'EUR';
    const comparing = ['competitors.index-table', 'competitors.matched', 'competitors.plans.USD.month.'].flatMap((id) => tables.get(id)?.rows ?? []).flatMap(({ facts }) => facts);
    const points = report.blocks.flatMap((block) => (block.kind === 'quadrants' ? block.fields.flatMap((field) => field.points) : []));
    expect(points.length).toBeGreaterThan(3);
    expect(report.facts.some(isEuro)).toBe(true);
    expect([...comparing, ...points.flatMap(({ said }) => Object.values(said.facts))].some((fact) => fact !== null && isEuro(fact))).toBe(false);
    expect(report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []))).toEqual(expect.arrayContaining(['many-currencies', 'matched-by-name', 'many-plan-bases']));

    const ids = new Set(clips.map(({ id }) => id));
    const isOwn = (id: string) => id.startsWith('competitors.own.') || id.startsWith('competitors.band.');
    for (const { id, value, sources } of report.facts) {
      if (typeof value === 'number' && !isOwn(id)) expect(sources.some((source) => source.kind === 'clip' && ids.has(source.clipId)), id).toBe(true);
    }
    const [first] = report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'en')] : []));
    expect(first).toMatch(/^Over 5 comparable products our prices are 10\d(?:\.\d)?%/);
  }, 120_000);
});
