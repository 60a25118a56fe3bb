import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe as suite, expect, it } from 'vitest';
import { describe } from '../../../core/statistics/describe.ts';
import { describeWithSharedData, SHARED_DATA } from '../../environment/tools.ts';
import { agreeingDigits } from './digits.ts';

/** NumAcc2 to NumAcc4: a first value and 500 pairs around it. Certified: mean `first`, 0.1 and -0.999 exactly. */
const numericalAccuracy = (first: string, lower: string, upper: string): string[] => [first, ...Array.from({ length: 500 }, () => [lower, upper]).flat()];

suite('the description of numbers', () => {
  it.each([
    ['NumAcc1', ['10000001', '10000003', '10000002'], 10000002, 1, -0.5],
    ['NumAcc2', numericalAccuracy('1.2', '1.1', '1.3'), 1.2, 0.1, -0.999],
    ['NumAcc3', numericalAccuracy('1000000.2', '1000000.1', '1000000.3'), 1000000.2, 0.1, -0.999],
    ['NumAcc4', numericalAccuracy('10000000.2', '10000000.1', '10000000.3'), 10000000.2, 0.1, -0.999],
  ])('is certified by NIST: %s, as text and as numbers', (_name, texts, mean, deviation, autocorrelation) => {
    for (const values of [texts, texts.map(Number)]) {
      const description = describe(values);
      expect(agreeingDigits(description.mean, mean)).toBeGreaterThan(14.5);
      expect(agreeingDigits(description.standardDeviation, deviation)).toBeGreaterThan(14.5);
      expect(agreeingDigits(description.autocorrelation, autocorrelation)).toBeGreaterThan(14.5);
    }
  });

  it('holds the quartiles of PERCENTILE.INC', () => {
    expect(describe([7, 1, 3, 5, 10, 2])).toMatchObject({ count: 6, min: 1, lowerQuartile: 2.25, median: 4, upperQuartile: 6.5, max: 10 });
  });

  it('keeps very large and very small values in range', () => {
    for (const unit of [1e-300, 1e-200, 1, 1e200, 1e300]) {
      const { mean, standardDeviation, autocorrelation } = describe([1, 2, 3, 4, 5].map((value) => value * unit));
      expect(mean / unit).toBeCloseTo(3, 12);
      expect((standardDeviation ?? NaN) / unit).toBeCloseTo(Math.sqrt(2.5), 12);
      expect(autocorrelation).toBeCloseTo(0.4, 12);
    }
  });

  it('says null for what a constant or a single value does not have', () => {
    expect(describe([0.1, 0.1, 0.1])).toMatchObject({ mean: 0.1, standardDeviation: 0, autocorrelation: null });
    expect(describe(['0.1'])).toMatchObject({ mean: 0.1, standardDeviation: null, median: 0.1 });
  });

  it('refuses what is no number and an empty list', () => {
    expect(() => describe(['1', '1,5'])).toThrow(/not-a-number/);
    expect(() => describe([])).toThrow(/no-values/);
  });

  it('moves with the values and not with their spread', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 40 }), fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (values, shift) => {
        const plain = describe(values);
        const shifted = describe(values.map((value) => value + shift));
        expect(shifted.mean).toBeCloseTo(plain.mean + shift, 6);
        expect(shifted.standardDeviation).toBe(plain.standardDeviation);
        expect(shifted.autocorrelation).toBe(plain.autocorrelation);
      }),
    );
  });
});

describeWithSharedData('the description of NIST’s univariate sets', () => {
  const folder = join(SHARED_DATA, 'reference/nist');

  it('agrees to fourteen digits, set by set', () => {
    const files = readdirSync(folder);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const { values, mean, standardDeviation, autocorrelation } = readSet(readFileSync(join(folder, file), 'utf8'));
      for (const given of [values, values.map(Number)]) {
        const description = describe(given);
        expect(agreeingDigits(description.mean, mean), file).toBeGreaterThan(14);
        expect(agreeingDigits(description.standardDeviation, standardDeviation), file).toBeGreaterThan(14);
        expect(agreeingDigits(description.autocorrelation, autocorrelation), file).toBeGreaterThan(14);
      }
    }
  });
});

/** The values and the certified results of a file in either of the two forms that they come in. */
function readSet(text: string): { values: string[]; mean: number; standardDeviation: number; autocorrelation: number } {
  const certified = (label: RegExp) => Number(label.exec(text)?.[1]);
  const number = String.raw`[:=]\s*(-?[\d.]+)\s*$`;
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const rule = lines.findLastIndex((line) => /^-{3,}$/.test(line));
  return {
    values: lines.slice(rule + 1).filter((line) => /^-?[\d.]+$/.test(line)),
    mean: certified(new RegExp(String.raw`^(?:Sample Mean\s+ybar|mean\s+)\s*${number}`, 'm')),
    standardDeviation: certified(new RegExp(String.raw`^(?:Sample Standard Deviation \(denom. = n-1\)\s+s|standardDeviation\s+)\s*${number}`, 'm')),
    autocorrelation: certified(new RegExp(String.raw`^(?:Sample Autocorrelation Coefficient \(lag 1\) r\(1\)|autocorrelationCoefficient\s+)\s*${number}`, 'm')),
  };
}
