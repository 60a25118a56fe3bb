import { describe, expect, it } from 'vitest';
import { progressWords } from '../../../office-addin/taskpane/progress-words.ts';

describe('how far long work is', () => {
  it('counts what is done whole, never parts of one', () => {
    expect(progressWords({ done: 2.37, total: 4 })).toEqual({ zh: '2 / 4', en: '2 of 4' });
    expect(progressWords({ done: 12_000, total: null })?.en).toBe('12,000 done');
  });

  it('names what is being done, from its beginning', () => {
    const doing = { zh: '预测', en: 'Forecast' };
    expect(progressWords({ done: 0.4, total: 4, doing })).toEqual(doing);
    expect(progressWords({ done: 1.4, total: 4, doing })).toEqual({ zh: '预测 · 1 / 4', en: 'Forecast · 1 of 4' });
  });

  it('is silent before anything is done', () => {
    expect(progressWords(null)).toBeNull();
    expect(progressWords({ done: 0, total: 9 })).toBeNull();
    expect(progressWords({ done: 0.9, total: 9 })).toBeNull();
  });
});
