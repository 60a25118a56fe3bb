import { describe, expect, it } from 'vitest';
import { figureSchema } from '../../../core/clip/clip.ts';

describe('a figure', () => {
  it('of a clip from before figures had a measure and a time is read, with those null', () => {
    const old = { text: '8.6%', value: '8.6', unit: '%', sentence: '同比增长 8.6%。', quote: { exact: '8.6%', prefix: '同比增长 ', suffix: '。' } };
    expect(figureSchema.parse(old)).toEqual({ ...old, upper: null, bound: null, about: null, subject: null, when: null, direction: null });
  });
});
