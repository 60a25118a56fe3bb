import { beforeAll, describe, expect, it } from 'vitest';
import { keptClip, type KeptClip } from '../../../../core/report/cell-functions/kept-clip.ts';
import { priceAt } from '../../../../core/report/cell-functions/price-at.ts';
import { shopClips } from './shop-clips.ts';

let clips: readonly KeptClip[];
beforeAll(async () => {
  clips = (await shopClips()).map(keptClip);
});

const price = (product: string, competitor: string, day: string | null = null) => priceAt(clips, product, competitor, day);
const refusal = (code: string, words: string) => new RegExp(`^${code}: .*${words}`);

describe("a product's price at a competitor", () => {
  it('is the one clipped last', () => {
    expect(price('Bluetooth Speaker Mini 2', 'Nord Audio')).toBe(259);
  });

  it('is the one clipped last by the end of a day', () => {
    expect(price('Bluetooth Speaker Mini 2', 'Nord Audio', '2026-04-09')).toBe(299);
    expect(price('Bluetooth Speaker Mini 2', 'Nord Audio', '2026-04-10')).toBe(279);
    expect(() => price('Bluetooth Speaker Mini 2', 'Nord Audio', '2026-03-01')).toThrow(refusal('no-price-yet', '2026-03-02'));
  });

  it('is found by a name that is much like the product’s', () => {
    expect(price('speaker bluetooth mini 2', 'Nord Audio')).toBe(259);
    expect(price('蓝牙音箱Pro3', 'Nord Audio')).toBe(499);
    expect(() => price('Bluetooth Speaker Mini 4', 'Nord Audio')).toThrow(refusal('product-unknown', 'Mini 4'));
  });

  it('is found by the shop’s name, its domain, or part of either', () => {
    expect(price('Bluetooth Speaker Mini 2', 'nord')).toBe(259);
    expect(price('Bluetooth Speaker Mini 2', 'nord.example')).toBe(259);
    expect(price('Bluetooth Speaker Mini 2', 'shop.sued.example')).toBe(265.5);
  });

  it('is refused where the shop is unknown or may be several', () => {
    expect(() => price('Bluetooth Speaker Mini 2', 'West')).toThrow(refusal('competitor-unknown', 'Nord Audio'));
    expect(() => price('Bluetooth Speaker Mini 2', '')).toThrow(refusal('competitor-unknown', ''));
    expect(() => price('Bluetooth Speaker Mini 2', 'example')).toThrow(refusal('competitor-ambiguous', 'shop.sued.example'));
  });
});
