import { beforeAll, describe, expect, it } from 'vitest';
import { clipField } from '../../../../core/report/cell-functions/clip-field.ts';
import { keptClip, type KeptClip } from '../../../../core/report/cell-functions/kept-clip.ts';
import { shopClips } from './shop-clips.ts';
import { containing } from '../../../environment/containing.ts';

let clips: readonly KeptClip[];
beforeAll(async () => {
  clips = (await shopClips()).map(keptClip);
});

const field = (clip: string, name: string) => clipField(clips, clip, name, 'en');

describe('a field of a clip', () => {
  it('is asked for in either language, however it is cased and spaced', () => {
    expect(field('clip-sued', 'title')).toBe('南方音箱');
    expect(field('clip-sued', ' 标题 ')).toBe('南方音箱');
    expect(field('clip-sued', 'Brand')).toBe('Süd');
    expect(field('clip-sued', 'OLD PRICE')).toBeNull();
  });

  it('is a number where it is one, and words in the language asked for', () => {
    expect(field('clip-sued', 'price')).toBe(265.5);
    expect(field('clip-sued', 'currency')).toBe('CNY');
    expect(field('clip-sued', 'clipped')).toBe('2026-05-21 08:00');
    expect(clipField(clips, 'clip-news', '类型', 'zh')).toBe('文章');
  });

  it('has no price where the page is about no one product', () => {
    expect(field('clip-news', 'price')).toBeNull();
    expect(field('clip-news', 'author')).toBe('A. Meyer');
  });

  it('is of the latest clip where the page is meant by its address', () => {
    expect(field('https://www.nord.example/speaker', 'published')).toBe('2026-05-01');
  });

  it('takes the beginning of an id that only one clip has', () => {
    expect(field('clip-nord-ap', 'price')).toBe(279);
    expect(field('clip-su', 'price')).toBe(265.5);
    expect(() => field('clip-nord', 'title')).toThrow(expect.objectContaining({ code: 'clip-unknown' }));
    expect(() => field('clip-', 'title')).toThrow(expect.objectContaining({ code: 'clip-unknown' }));
  });

  it('says which fields there are where none has that name', () => {
    expect(() => field('clip-sued', 'colour')).toThrow(expect.objectContaining({ code: 'field-unknown', message: containing('title, address, site') }));
  });

  it('says where clips come from where the workbook keeps none', () => {
    expect(() => clipField([], 'clip-sued', 'title', 'en')).toThrow(expect.objectContaining({ code: 'no-clips-kept' }));
  });
});
