import * as z from 'zod';
import { controlChart } from '../../core/statistics/control-chart.ts';
import type { ControlChart } from '../../core/statistics/control-chart.ts';
import { mean, standardDeviation, sum } from '../../core/statistics/mean.ts';
import { processCapability } from '../../core/statistics/process-capability.ts';
import type { CapabilityIndices } from '../../core/statistics/process-capability.ts';
import { defectsPerMillion, sigmaLevel } from '../../core/statistics/sigma-level.ts';

const values = z.array(z.number());
const limit = z.nullish(z.number());

/** `baseline`: how many first points centre and sigma come from, where not from all. */
const controlled = z.looseObject({ id: z.union([z.string(), z.number()]), baseline: z.nullish(z.int().check(z.positive())) });
/** Specification limits and the target of single values; capability is told where there is one. */
const measured = controlled.extend({ lower: limit, upper: limit, target: limit });
/** `opportunities`: places in a unit where something can go wrong. */
const counted = controlled.extend({ values, opportunities: z.nullish(z.int().check(z.positive())) });

export const controlLine = z.discriminatedUnion('kind', [
  measured.extend({ kind: z.literal('xmr'), values }),
  measured.extend({ kind: z.enum(['xbar-r', 'xbar-s']), groups: z.array(values) }),
  counted.extend({ kind: z.enum(['p', 'np', 'u']), sizes: z.union([z.number(), values]) }),
  counted.extend({ kind: z.literal('c') }),
]);
type ControlLine = z.output<typeof controlLine>;

/**
 * The chart of a line; beside it, with `capability`, how well single values keep their limits, and for counts
 * `dpmo`, defects per million opportunities, with their `sigmaLevel` (1.5 sigma shift included, null without defects).
 */
export function answerControlChart(line: ControlLine): object {
  const chart = controlChart(line, line.baseline ?? undefined);
  switch (line.kind) {
    case 'xmr':
      return { id: line.id, ...chart, ...capability(line, line.values, chart) };
    case 'xbar-r':
    case 'xbar-s':
      return { id: line.id, ...chart, ...capability(line, line.groups.flat(), chart) };
    case 'c':
      return { id: line.id, ...chart, ...quality(sum(line.values), line.values.length, line.opportunities) };
    case 'p':
    case 'np':
    case 'u':
      return { id: line.id, ...chart, ...quality(sum(line.values), typeof line.sizes === 'number' ? line.sizes * line.values.length : sum(line.sizes), line.opportunities) };
  }
}

function quality(defects: number, units: number, opportunities: number | null | undefined): object {
  const dpmo = defectsPerMillion({ defects, units, opportunities: opportunities ?? 1 });
  return { dpmo, sigmaLevel: sigmaLevel(Math.min(1, dpmo / 1e6)) };
}

function capability(line: Extract<ControlLine, { kind: 'xmr' | 'xbar-r' | 'xbar-s' }>, singles: readonly number[], { sigma }: ControlChart): { capability?: object } {
  const { lower = null, upper = null, target = null } = line;
  if (lower === null && upper === null && target === null) return {};
  const process = { count: singles.length, center: mean(singles), sigma, overallSigma: standardDeviation(singles) };
  const found = processCapability(process, { lower, upper, target });
  const share = (isOutside: (value: number) => boolean) => singles.filter(isOutside).length / singles.length;
  const expected = found.overall.below + found.overall.above;
  return {
    capability: {
      ...named('c', found.within),
      ...named('p', found.overall),
      target: found.target,
      expected: { below: found.overall.below, above: found.overall.above },
      observed: { below: lower === null ? 0 : share((value) => value < lower), above: upper === null ? 0 : share((value) => value > upper) },
      dpmo: expected * 1e6,
      sigmaLevel: sigmaLevel(expected),
    },
  };
}

function named(letter: 'c' | 'p', { width, lower, upper, nearest, aboutTarget }: CapabilityIndices): object {
  return { [`${letter}p`]: width, [`${letter}pl`]: lower, [`${letter}pu`]: upper, [`${letter}pk`]: nearest, [`${letter}pm`]: aboutTarget };
}
