import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { SERIES_ANALYSES } from '../../../hub/run/series-analyses.ts';

/** What `clipsheet run NAME --jsonl` answers to lines. */
async function answers(name: string, lines: readonly (object | string)[]): Promise<unknown[]> {
  const out = new PassThrough();
  const chunks: string[] = [];
  out.on('data', (chunk) => chunks.push(String(chunk)));
  const given = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
  await SERIES_ANALYSES.get(name)?.({ in: Readable.from(given), out, err: new PassThrough(), language: 'en', signal: new AbortController().signal });
  return chunks.join('').trim().split('\n').map((line): unknown => JSON.parse(line));
}

describe('clipsheet run describe', () => {
  it('describes a series a line and goes on after a bad one', async () => {
    expect(await answers('describe', [{ id: 'a', values: ['10000000.1', 10000000.3] }, 'no', { id: 'b', values: ['x'] }, { id: 'c', values: [] }, { id: 4, values: [1, 2, 3] }])).toMatchObject([
      { id: 'a', count: 2, mean: 10000000.2, autocorrelation: -0.5 },
      { id: null, error: 'this line is not valid JSON' },
      { id: 'b', error: '"x" is not a number.' },
      { id: 'c', error: 'There are no values to work with.' },
      { id: 4, mean: 2, standardDeviation: 1, min: 1, max: 3, median: 2 },
    ]);
  });
});

describe('clipsheet run regression', () => {
  it('fits y on the columns of x with an intercept and refuses columns without a single answer', async () => {
    expect(await answers('regression', [{ id: 1, y: [1, 3, 5, 8], x: [[0], [1], [2], [3]] }, { id: 2, y: [1, 2, 3, 4], x: [[1, 2], [2, 4], [3, 6], [4, 8]] }, { id: 3, y: [1, 2, 3], x: 5 }])).toMatchObject([
      { id: 1, terms: ['intercept', 'x1'], coefficients: [0.8, 2.3], degreesOfFreedom: 2 },
      { id: 2, error: 'x2 does not vary or is a combination of the columns before it, so that there is no single answer. Leave it out.' },
      { id: 3 },
    ]);
  });

  it('says beside the coefficients how far they may be relied on', async () => {
    const [answer] = await answers('regression', [{ id: 1, y: [1, 3, 5, 8, 9], x: [[0], [1], [2], [3], [4]] }]);
    const one = (value: number): unknown => expect.closeTo(value, 12);
    expect(answer).toMatchObject({ varianceInflation: [null, one(1)], leverage: [one(0.6), one(0.3), one(0.2), one(0.3), one(0.6)], standardizedCoefficients: [null, one(21 / Math.sqrt(10 * 44.8))] });
    for (const more of ['diagnostics', 'cooksDistance']) expect(answer).toHaveProperty(more);
  });
});

describe('clipsheet run control-chart', () => {
  const near = (value: number, digits: number): unknown => expect.closeTo(value, digits);
  const saying = (words: string): unknown => expect.stringContaining(words);

  it('draws every kind and says what a line lacks', async () => {
    expect(
      await answers('control-chart', [
        { id: 1, kind: 'xmr', values: [10, 11, 10, 11, 40], baseline: 4 },
        { id: 2, kind: 'xbar-r', groups: [[1, 3], [2, 2]] },
        { id: 3, kind: 'p', values: [1, 2] },
        { id: 4, kind: 'p', values: [1, 2], sizes: 10 },
        { id: 5, kind: 'w', values: [1] },
      ]),
    ).toMatchObject([
      { id: 1, center: 10.5, violations: [{ index: 4, rule: 'beyond-3-sigma', westernElectric: 1, nelson: 1 }] },
      { id: 2, center: 2, points: [2, 2] },
      { id: 3, error: 'this line lacks something: sizes Invalid input' },
      { id: 4, center: 0.15, lower: 0 },
      { id: 5 },
    ]);
  });

  it('says how well values keep their limits where there are some', async () => {
    const groups = [[10, 10.02, 9.98, 10.01], [10.03, 9.99, 10.01, 10], [9.97, 10.04, 10.02, 9.99]];
    const [between, plain, above, reversed] = await answers('control-chart', [
      { id: 1, kind: 'xbar-r', groups, lower: 9.9, upper: 10.1 },
      { id: 2, kind: 'xbar-r', groups },
      { id: 3, kind: 'xmr', values: groups.flat(), upper: 10.035 },
      { id: 4, kind: 'xmr', values: groups.flat(), lower: 2, upper: 1 },
    ]);
    expect(between).toMatchObject({
      center: near(10.005, 9),
      capability: { cpk: { estimate: near(1.304, 3) }, ppm: { estimate: near(1.567395, 6) }, target: 10, observed: { below: 0, above: 0 } },
    });
    expect(plain).not.toHaveProperty('capability');
    expect(above).toMatchObject({ capability: { cp: null, cpl: null, target: null, observed: { below: 0, above: 1 / 12 } } });
    expect(reversed).toMatchObject({ id: 4, error: saying('exchanged') });
  });

  it('says defects per million opportunities and the sigma level of counts', async () => {
    expect(
      await answers('control-chart', [
        { id: 1, kind: 'u', values: [30, 38], sizes: [300, 700], opportunities: 10 },
        { id: 2, kind: 'p', values: [0, 0], sizes: 10 },
      ]),
    ).toMatchObject([
      { dpmo: near(6800, 6), sigmaLevel: near(3.967, 2) },
      { dpmo: 0, sigmaLevel: null },
    ]);
  });
});

describe('clipsheet run forecast', () => {
  it('says what comes next, how sure that is and by which method', async () => {
    expect(await answers('forecast', [{ id: 1, values: [1, 2, 3], season: 1, horizon: 2 }, { id: 2, values: [1, 2], horizon: 0 }, { id: 3, values: [1], horizon: 1 }, { id: 4, values: [2, 2], season: null, horizon: 1 }])).toMatchObject([
      { id: 1, forecast: [3, 3], method: 'naive' },
      { id: 2 },
      { id: 3, error: 'There are too few points: it takes at least 2.' },
      { id: 4, forecast: [2], lower: [2], upper: [2] },
    ]);
  });
});

describe('clipsheet run anomaly', () => {
  it('scores every value and names the anomalies with their times', async () => {
    const values = [10, 11, 10, 12, 11, 50, 10, 11];
    const timestamps = values.map((_, day) => `2025-01-0${String(day + 1)}`);
    expect(await answers('anomaly', [{ id: 1, timestamps, values }, { id: 2, timestamps: ['2025-01-01'], values }, { id: 3, values: [1] }])).toMatchObject([
      { id: 1, method: 'whole', anomalies: [{ index: 5, timestamp: '2025-01-06', value: 50 }] },
      { id: 2, error: 'There are 8 values and 1 timestamps; there must be as many of both.' },
      { id: 3, error: 'There are too few points: it takes at least 3.' },
    ]);
  });
});

describe('clipsheet run why-changed', () => {
  const dims = (region: string, product: string) => ({ region, product });
  const steady = ['North', 'South', 'West', 'East'].flatMap((region) => ['band', 'watch', 'scale', 'lamp'].map((product, place) => ({ dims: dims(region, product), before: 100 + 20 * place, now: 100 + 20 * place })));

  it('names the segment that a change lies in, with what each member contributed', async () => {
    const rows = steady.map((row) => (row.dims.region === 'East' && row.dims.product === 'watch' ? { ...row, now: 12 } : row));
    expect(await answers('why-changed', [{ id: 1, rows }])).toMatchObject([
      {
        id: 1,
        total: { now: 1972, before: 2080, delta: -108 },
        movedAlike: false,
        segments: [{ where: { region: 'East', product: 'watch' }, moved: 'value', now: 12, before: 120, contribution: -108, share: 1 }],
        rest: { contribution: 0 },
        dimensions: [{ name: 'region', members: [{ member: 'North', contribution: 0 }, {}, {}, { member: 'East', contribution: -108 }] }, { name: 'product' }],
      },
    ]);
  });

  it('takes ratios by numerator and denominator', async () => {
    const rows = steady.map((row) => ({
      dims: row.dims,
      numerator: { before: row.before / 10, now: row.dims.product === 'lamp' ? row.now / 40 : row.now / 10 },
      denominator: { before: row.before, now: row.now },
    }));
    expect(await answers('why-changed', [{ id: 'r', rows }])).toMatchObject([{ id: 'r', segments: [{ where: { product: 'lamp' }, moved: 'value', share: 1 }] }]);
  });

  it('says where everything moved alike, and what a line lacks', async () => {
    const alike = steady.map((row) => ({ ...row, now: row.before * 0.9 }));
    expect(await answers('why-changed', [{ id: 1, rows: alike }, { id: 2, rows: [] }, { id: 3, rows: [{ dims: {}, now: 1, before: 2 }] }])).toMatchObject([
      { id: 1, movedAlike: true, segments: [], rest: { share: 1 } },
      { id: 2 },
      { id: 3, error: 'There is no dimension to split by, so it cannot be said where the change came from.' },
    ]);
  });
});

describe('clipsheet run improvement', () => {
  it('tells the difference of means and how level and slope changed, and what a line lacks', async () => {
    const one = (value: number): unknown => expect.closeTo(value, 12);
    expect(
      await answers('improvement', [
        { id: 'a', values: [1, 3, 2, 4, 9, 8, 8, 7], at: 4 },
        { id: 'b', values: [1, 3, 2, 9, 8], at: 3 },
        { id: 'c', values: [1, 2], at: 2 },
        { id: 'd', values: [1, 2, 3], at: 1, times: [0, 1] },
      ]),
    ).toMatchObject([
      { id: 'a', difference: { estimate: one(5.5) }, level: { estimate: one(4.4) }, slopeBefore: { estimate: one(0.8) }, slopeChange: { estimate: one(-1.4) } },
      { id: 'b', difference: { estimate: one(6.5) }, level: null, slopeChange: null },
      { id: 'c', error: '"at" is 2 and there are 2 values: it names the first value after the action, and "times" has one for each value.' },
      { id: 'd', error: '"at" is 1 and there are 3 values: it names the first value after the action, and "times" has one for each value.' },
    ]);
  });
});
