import { describe, expect, it } from 'vitest';
import { noticeText, paidFor } from '../../../../core/language/texts/clip.ts';

describe('what a price is paid for', () => {
  it.each([
    ['month', 'user', 'per user per month', '每 user 每月'],
    ['month', '坐席', 'per 坐席 per month', '每坐席每月'],
    ['year', null, 'per year', '每年'],
    [null, 'seat', 'per seat', '每 seat'],
    [null, null, '', ''],
  ] as const)('%s, %s', (period, per, en, zh) => {
    expect(paidFor(period, per)).toEqual({ en, zh });
  });
});

describe('the sentence for a notice', () => {
  it.each(['no-main-content', 'not-understood', 'truncated', 'more-below', 'frame-skipped', 'html-too-large', 'understood-from-copy', 'html-not-kept'])('is there in both languages for %s', (code) => {
    expect(noticeText(code)?.zh).toMatch(/。$/);
    expect(noticeText(code)?.en).toMatch(/\.$/);
  });

  it('names what it is about', () => {
    expect(noticeText('frame-skipped:prices.example')?.zh).toContain('prices.example');
    expect(noticeText('frame-skipped:prices.example')?.en).toContain('prices.example');
    expect(noticeText('from-the-future')).toBeNull();
  });
});
