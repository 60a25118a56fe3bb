import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareQuantile } from '../../../core/statistics/chi-square-quantile.ts';
import { chiSquareTail, fisherTail } from '../../../core/statistics/distribution-tails.ts';
import { normalQuantile, normalTail } from '../../../core/statistics/normal.ts';
import { studentTwoSided, studentWithin } from '../../../core/statistics/student.ts';
import { agreeingDigits } from './digits.ts';

/** Expected values: the definitions, worked out in 40 digits. */
describe('the tails of distributions', () => {
  it.each([
    [2.228138852, 10, 0.049999999998836525],
    [12.7062, 1, 0.050000018560710399],
    [40, 5, 1.8411962171772954e-7],
    [0.01, 3, 0.99264911141285198],
    [8, 30, 6.2658224757007589e-9],
  ])('Student: |t| over %d with %d degrees of freedom', (t, degreesOfFreedom, expected) => {
    expect(agreeingDigits(studentTwoSided(t, degreesOfFreedom), expected)).toBeGreaterThan(12);
    expect(studentTwoSided(-t, degreesOfFreedom)).toBe(studentTwoSided(t, degreesOfFreedom));
  });

  it.each([
    [3.708265, 3, 10, 0.049999994000080024],
    [330.285339234588, 6, 9, 4.9840305287248105e-10],
    [0.5, 2, 7, 0.62665453303879975],
    [1.2, 200, 300, 0.076775997794210147],
    [50, 1, 1000, 2.884146857172615e-12],
  ])('Fisher: F over %d with %d and %d degrees of freedom', (f, above, below, expected) => {
    expect(agreeingDigits(fisherTail(f, above, below), expected)).toBeGreaterThan(11.5);
  });

  it.each([
    [7.814727903, 3, 0.050000000005628673],
    [0.1, 1, 0.75182963404584928],
    [100, 20, 1.2596084591660908e-12],
    [1200, 1000, 1.2255942330622904e-5],
  ])('chi-square: over %d with %d degrees of freedom', (square, degreesOfFreedom, expected) => {
    expect(agreeingDigits(chiSquareTail(square, degreesOfFreedom), expected)).toBeGreaterThan(11.5);
  });

  it.each([
    [0, 0.5],
    [1, 0.15865525393145705],
    [5, 2.8665157187919391e-7],
    [10, 7.6198530241605261e-24],
    [-2, 0.97724986805182079],
  ])('normal: over %d', (z, expected) => {
    expect(agreeingDigits(normalTail(z), expected)).toBeGreaterThan(12);
  });

  it('are certain at the ends', () => {
    expect([studentTwoSided(0, 4), studentTwoSided(Infinity, 4), fisherTail(0, 1, 1), fisherTail(Infinity, 1, 1), chiSquareTail(0, 2)]).toEqual([1, 0, 1, 0, 1]);
  });
});

describe('quantiles of distributions', () => {
  it.each([0.5, 0.6, 0.95, 0.975, 0.999, 1e-9, 1e-100])('normal: %d is under its quantile', (probability) => {
    expect(agreeingDigits(normalTail(-normalQuantile(probability)), probability)).toBeGreaterThan(11.5);
  });

  it('normal: is infinite at the ends', () => {
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
  });

  it.each([
    [0.95, 1, 12.706204736174706],
    [0.95, 10, 2.2281388519862744],
    [0.99, 30, 2.7499956535672254],
    [0.5, 2, 0.81649658092772603],
    [0.999999, 1, 636619.772367],
    [0.95, 1e6, 1.9599663568],
  ])('Student: %d of the time within, %d degrees of freedom', (within, degreesOfFreedom, expected) => {
    expect(studentWithin(within, degreesOfFreedom) / expected).toBeCloseTo(1, 9);
  });
});

describe('quantiles of chi-square', () => {
  it.each([
    [0.025, 124, 95.07008897234516, 11],
    [0.975, 11, 21.9200492610212, 11],
    [0.5, 3.7, 3.058889359041863, 11],
    [0.025, 1, 0.0009820691171752555, 10],
    [1e-6, 2, 2.0000010000006676e-6, 8],
    [0.975, 99_999, 100_877.4109230342, 9],
    [0.975, 1_000_000, 1_002_773.701467926, 8],
  ])('%d lies under its quantile with %d degrees of freedom', (probability, degreesOfFreedom, expected, digits) => {
    expect(agreeingDigits(chiSquareQuantile(probability, degreesOfFreedom), expected)).toBeGreaterThan(digits);
  });

  it('are what the tail begins at', () => {
    fc.assert(fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.double({ min: 0.5, max: 500, noNaN: true }), (probability, degreesOfFreedom) => {
      expect(chiSquareTail(chiSquareQuantile(probability, degreesOfFreedom), degreesOfFreedom)).toBeCloseTo(1 - probability, 10);
    }));
  });
});
