import { describe, expect, it } from 'vitest';
import { foundClips, nextClips, noClips } from '../../../office-addin/taskpane/clips-state.ts';
import { priceSpan, relativeDay } from '../../../office-addin/taskpane/show-clip.ts';
import { sampleClip } from './sample-study.ts';

const shelf = nextClips(noClips, {
  kind: 'loaded',
  clips: [
    sampleClip('a', { title: '玫瑰金手链', capturedAt: '2026-10-01T00:00:00.000Z' }),
    sampleClip('b', { title: 'Silver bracelet', url: 'https://rival.example/b' }),
  ],
});

describe('clips in the pane', () => {
  it('stand newest first', () => {
    expect(foundClips(shelf).map((clip) => clip.id)).toEqual(['b', 'a']);
  });

  it('are found by every word of the search, in title, address, products and tags', () => {
    const found = (words: string) => foundClips(nextClips(shelf, { kind: 'searched', words })).map((clip) => clip.id);
    expect(found('玫瑰')).toEqual(['a']);
    expect(found('rival SILVER')).toEqual(['b']);
    expect(found('手链')).toEqual(['b', 'a']);
    expect(found('silver 玫瑰')).toEqual([]);
  });

  it('are replaced by a later file that holds them too', () => {
    const again = nextClips(shelf, { kind: 'loaded', clips: [sampleClip('a', { title: '新标题' })] });
    expect(again.clips).toHaveLength(2);
    expect(again.clips.find((clip) => clip.id === 'a')?.content.title).toBe('新标题');
  });

  it('are those of one project where it is chosen, and all where none is left of it', () => {
    const two = nextClips(shelf, { kind: 'loaded', clips: [sampleClip('c', { title: '钢笔', project: '文具' })] });
    const pens = nextClips(two, { kind: 'project-chosen', project: '文具' });
    expect([pens.inUse.map(({ id }) => id), foundClips(pens).map(({ id }) => id), pens.clips.length]).toEqual([['c'], ['c'], 3]);
    const moved = nextClips(pens, { kind: 'loaded', clips: [sampleClip('c', { title: '钢笔' })] });
    expect([moved.project, moved.inUse.length]).toEqual([null, 3]);
    expect(nextClips(pens, { kind: 'project-chosen', project: null }).inUse).toHaveLength(3);
  });

  it('forget the last failure when loading starts anew', () => {
    const failed = nextClips(shelf, { kind: 'load-failed', sentence: { zh: '坏', en: 'bad' } });
    expect(nextClips(failed, { kind: 'load-started' })).toMatchObject({ loading: true, problem: null });
  });
});

describe('a clip in the list', () => {
  it('shows its price, or the span of its prices', () => {
    const { content } = sampleClip('a');
    const product = content.products[0];
    const dearer = product && { ...product, price: { amount: '2499.50', currency: 'CNY', symbol: '¥' } };
    expect(priceSpan(content, 'zh')).toBe('¥1,299');
    expect(priceSpan({ ...content, products: product && dearer ? [dearer, product] : [] }, 'en')).toBe('¥1,299–¥2,499.5');
    expect(priceSpan({ ...content, products: [] }, 'en')).toBeNull();
  });

  it('tells its age in days, and its date once it is old', () => {
    const now = '2026-11-24T02:00:00.000Z';
    expect(relativeDay('2026-11-24T01:00:00.000Z', now, 'en')).toBe('today');
    expect(relativeDay('2026-11-21T01:00:00.000Z', now, 'zh')).toBe('3天前');
    expect(relativeDay('2026-01-05T12:00:00.000Z', now, 'en')).toBe('Jan 5, 2026');
  });
});
