import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isRecord } from '../../../../core/page/structured-data/json.ts';
import { describeWithSharedData, SHARED_DATA } from '../../../environment/tools.ts';
import { compose } from '../../report/recalculated-report.ts';
import { priceBook } from '../competitors/price-book.ts';
import { sharedClips } from '../shared-clips.ts';

describeWithSharedData('a trend on clips of real articles', () => {
  it('has counts that agree with the clips, each number with its clips, and no line of figures of different subjects', async () => {
    const articles = readFileSync(join(SHARED_DATA, 'pages/truth.jsonl'), 'utf8').trim().split('\n').flatMap((line): string[] => {
      const page: unknown = JSON.parse(line);
      return isRecord(page) && page['type'] === 'article' && typeof page['id'] === 'string' ? [page['id']] : [];
    });
    const clips = await sharedClips(articles.slice(0, 50));
    const { report } = await compose(await priceBook(['Month', 'Note'], [['January', 1], ['February', 2]]), 'industry-trend', { clips });
    const valueOf = (id: string) => report.facts.find((fact) => fact.id === `industry-trend.${id}`)?.value;
    const dated = clips.filter(({ content }) => /^\d{4}-\d{2}-\d{2}/.test(content.publishedAt ?? ''));
    expect(valueOf('clips')).toBe(dated.length);
    expect(dated.length).toBeGreaterThan(20);
    const ids = new Set(dated.map(({ id }) => id));
    for (const { id, value, sources } of report.facts) {
      if (typeof value === 'number') expect(sources.every((source) => source.kind === 'clip' && ids.has(source.clipId)), id).toBe(true);
    }
    for (const { id, value, sources } of report.facts.filter((fact) => /\.word\.[^.]+\.(?:before|after)$/.test(fact.id) && fact.value !== 0)) expect(sources.length, id).toBe(value);
    expect(report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []))).toEqual(expect.arrayContaining(['collected']));
  }, 180_000);
});
