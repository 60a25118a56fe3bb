import { Problem } from '../../language/problem.ts';
import { controlTexts } from '../../language/texts/control-chart.ts';
import { at } from '../../statistics/at.ts';
import { autocorrelations } from '../../statistics/autocorrelation.ts';
import { controlChart } from '../../statistics/control-chart.ts';
import type { ControlChart, ControlData } from '../../statistics/control-chart.ts';
import { processCapability } from '../../statistics/process-capability.ts';
import { defectsPerMillion, sigmaLevel } from '../../statistics/sigma-level.ts';
import { valueShape } from '../../statistics/value-shape.ts';
import { numberOption, textOption } from '../plugin-options.ts';
import type { AnalysisInput } from '../plugin.ts';
import { chartBasis } from './chart-basis.ts';
import type { ControlFinding, ReadPoints } from './control-finding.ts';
import { histogram } from './histogram.ts';
import { perPoint } from './per-point.ts';
import { readPoints } from './read-points.ts';
import { chanceOfSignals, controlSignals, RULE_SETS } from './rule-set.ts';
import type { RuleSet } from './rule-set.ts';
import { givenLimits } from './spec-limits.ts';

/** Points drawn at most, and written with their formulas: more can neither be read nor checked. */
const MOST_DRAWN = 200;
const FEWEST_POINTS = 5;

/**
 * Reads the points of a table, finds their limits, and what breaks the rules; with specification limits how capable
 * the process is. Throws Problem `too-few-points`, `chart-kind-wrong`, `option-wrong`, and what the engine throws.
 */
export async function measureControl(input: AnalysisInput): Promise<ControlFinding> {
  const { binding, options, signal, onProgress } = input;
  const basis = chartBasis(binding, options);
  if (basis === null) throw new Problem('nothing-to-chart', controlTexts.nothingToChart);
  const { spec, varying } = givenLimits(binding, options);
  const read = await readPoints(input, basis);
  onProgress?.(0.6);
  signal?.throwIfAborted();
  const { points, kind } = read;
  if (points.length < FEWEST_POINTS) throw new Problem('too-few-points', controlTexts.tooFewPoints(points.length, FEWEST_POINTS));
  const baseline = wholeOption(input, 'baseline', 2, points.length);
  const chart = controlChart(dataOf(read), baseline ?? undefined);
  const rules = ruleSet(textOption(options, 'rules'));
  const centre = (index: number) => perPoint(chart.center, index);
  const signals = controlSignals(chart.violations, rules, (index) => Math.sign(at(chart.points, index) - centre(index)), (index) => at(chart.points, index) > at(chart.points, index - 1));
  const drawn = wholeOption(input, 'last', 2, points.length) ?? Math.min(MOST_DRAWN, points.length);
  const shape = read.singles === null ? null : valueShape(read.singles);
  const capability = spec === null || shape === null || chart.sigma === 0 ? null : processCapability({ count: shape.count, center: shape.mean, sigma: chart.sigma, overallSigma: shape.deviation }, spec);
  const isOutside = (value: number) => value < (spec?.lower ?? -Infinity) || value > (spec?.upper ?? Infinity);
  onProgress?.(0.9);
  return {
    binding,
    basis,
    read,
    chart,
    rules,
    signals,
    chance: chanceOfSignals(signals.length, points.length, furthest(chart), rules),
    drawnFrom: points.length - Math.min(MOST_DRAWN, drawn),
    baseline,
    autocorrelation: autocorrelations(chart.points, 1)[1] ?? 0,
    shape,
    spec,
    varyingLimits: varying,
    capability: capability === null ? null : { ...capability, outside: read.singles?.reduce((count, value) => (isOutside(value) ? count + 1 : count), 0) ?? 0 },
    histogram: read.singles === null ? [] : histogram(read.singles, spec),
    quality: kind === 'xmr' || kind === 'xbar-r' || kind === 'xbar-s' ? null : qualityOf(read, wholeOption(input, 'opportunities', 1, Infinity) ?? 1),
  };
}

function dataOf({ kind, points }: ReadPoints): ControlData {
  const values = points.map(({ value }) => value);
  switch (kind) {
    case 'xmr':
    case 'c':
      return { kind, values };
    case 'xbar-r':
    case 'xbar-s':
      return { kind, summaries: points.map(({ size, value, spread }) => ({ size, mean: value, spread: spread ?? NaN })) };
    case 'p':
    case 'np':
    case 'u':
      return { kind, values, sizes: points.map(({ size }) => size) };
  }
}

function qualityOf({ points }: ReadPoints, opportunities: number): NonNullable<ControlFinding['quality']> {
  const defects = points.reduce((sum, { value }) => sum + value, 0);
  const units = points.reduce((sum, { size }) => sum + size, 0);
  const perMillion = defectsPerMillion({ defects, units, opportunities });
  return { defects, units, opportunities, perMillion, level: sigmaLevel(Math.min(1, perMillion / 1e6)) };
}

/** How far the furthest point lies from its centre, in standard errors. */
function furthest({ points, center, upper, lower }: ControlChart): number {
  return points.reduce((most, point, index) => {
    const middle = perPoint(center, index);
    const error = Math.max(perPoint(upper, index) - middle, middle - perPoint(lower, index)) / 3;
    return error > 0 ? Math.max(most, Math.abs(point - middle) / error) : most;
  }, 0);
}

function ruleSet(written: string | null): RuleSet {
  const found = RULE_SETS.find((set) => set === (written ?? 'standard').toLowerCase());
  if (found === undefined) throw new Problem('option-wrong', controlTexts.unknownRules(written ?? '', RULE_SETS));
  return found;
}

/** A whole number that was given, within what makes sense. Throws Problem `option-wrong`. */
function wholeOption({ options }: AnalysisInput, name: string, least: number, most: number): number | null {
  const value = numberOption(options, name);
  if (value === null) return null;
  if (!Number.isInteger(value) || value < least) throw new Problem('option-wrong', controlTexts.notWhole(name, least));
  return Math.min(value, most);
}
