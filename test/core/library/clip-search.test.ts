import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeClip } from '../../../core/clip/make-clip.ts';
import type { PageContent } from '../../../core/clip/clip.ts';
import { ClipSearch } from '../../../core/library/clip-search.ts';
import { pageContent } from '../clip/page-content.ts';

async function searchOver(pages: Record<string, Partial<PageContent>>): Promise<ClipSearch> {
  const search = new ClipSearch();
  for (const [id, found] of Object.entries(pages)) {
    search.put(
      await makeClip(pageContent(found), {
        id,
        url: `https://shop.example/${id}`,
        capturedAt: '2026-03-01T08:30:00.000Z',
        scope: 'page',
      }),
    );
  }
  return search;
}

describe('ClipSearch', () => {
  it('finds a Chinese word however the sentence around it is cut', async () => {
    const search = await searchOver({
      a: { text: '这款蓝牙耳机降价促销' },
      b: { text: '降噪蓝牙耳机套装直降' },
      c: { text: '办公椅人体工学' },
    });
    expect(search.find('耳机')?.sort()).toEqual(['a', 'b']);
    expect(search.find('蓝牙耳机')?.sort()).toEqual(['a', 'b']);
    expect(search.find('椅')).toEqual(['c']);
    expect(search.find('学')).toEqual(['c']);
    expect(search.find('办')).toEqual(['c']);
  });

  it('finds any two neighbouring characters of a Chinese text', async () => {
    const han = fc.string({ unit: fc.constantFrom(...'价格降促销耳机直播翡翠手镯一二三'), minLength: 4, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(han, fc.nat(), async (text, at) => {
        const search = await searchOver({ a: { text } });
        const start = at % (text.length - 1);
        expect(search.find(text.slice(start, start + 2))).toEqual(['a']);
      }),
      { numRuns: 50 },
    );
  });

  it('mixes scripts, and needs every word', async () => {
    const search = await searchOver({
      a: { title: 'Anker Soundcore 蓝牙耳机', text: 'noise cancelling' },
      b: { title: 'Anker charger', text: '充电器' },
    });
    expect(search.find('anker 耳机')).toEqual(['a']);
    expect(search.find('ANKER')?.sort()).toEqual(['a', 'b']);
    expect(search.find('sound')).toEqual(['a']);
    expect(search.find('ａｎｋｅｒ charger')).toEqual(['b']);
    expect(search.find('anker 手机壳')).toEqual([]);
  });

  it('puts a title before a text, and a whole word before its pieces', async () => {
    const search = await searchOver({
      text: { title: 'News', text: 'a report about pricing of chargers' },
      title: { title: 'Pricing', text: 'plans' },
    });
    expect(search.find('pricing')).toEqual(['title', 'text']);
  });

  it('follows changes and deletions, and asks nothing of an empty box', async () => {
    const search = await searchOver({ a: { title: 'old' } });
    search.put(
      await makeClip(pageContent({ title: 'new' }), {
        id: 'a',
        url: 'https://shop.example/a',
        capturedAt: '2026-03-01T08:30:00.000Z',
        scope: 'page',
      }),
    );
    expect(search.find('old')).toEqual([]);
    expect(search.find('new')).toEqual(['a']);
    search.remove('a');
    expect(search.find('new')).toEqual([]);
    expect(search.find('  ')).toBeNull();
  });
});
