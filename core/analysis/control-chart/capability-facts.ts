import { calculated } from '../../fact/derive.ts';
import type { Fact, FactTerm, Unit } from '../../fact/fact.ts';
import { controlTexts } from '../../language/texts/control-chart.ts';
import type { CapabilityIndices } from '../../statistics/process-capability.ts';
import type { Interval } from '../../statistics/proportion.ts';
import type { Text } from '../../language/language.ts';
import type { ControlFacts } from './control-facts.ts';

const { names, methods } = controlTexts;
const INDEX: Unit = { kind: 'number', noun: null, digits: 2 };
/** What is usually asked of Cpk: four standard deviations to the nearer limit. */
const DEMANDED = 1.33;

/** An index with the range that the number of values leaves open. */
export interface IndexFacts {
  readonly value: Fact;
  readonly low: Fact;
  readonly high: Fact;
}

export interface CapabilityFacts {
  readonly demanded: number;
  readonly standard: Fact;
  readonly spec: { readonly lower: Fact | null; readonly upper: Fact | null; readonly target: Fact | null };
  readonly cp: IndexFacts | null;
  readonly cpk: IndexFacts;
  /** Every index that there is, by its name. */
  readonly all: readonly { readonly name: string; readonly facts: IndexFacts }[];
  readonly perMillion: Fact;
}

/** The facts of capability, indices as arithmetic over limits, mean and standard deviation; null where there is none. */
export function capabilityFacts(facts: ControlFacts): CapabilityFacts | null {
  const { capability, spec, shape } = facts.finding;
  if (capability === null || spec === null || shape === null) return null;
  const given = (id: 'lower' | 'upper' | 'target', label: Text, value: number | null): Fact | null =>
    value === null ? null : facts.plain(`spec.${id}`, label, value, facts.unit, methods.given);
  const limits = { lower: given('lower', names.specLower, spec.lower), upper: given('upper', names.specUpper, spec.upper), target: given('target', names.specTarget, capability.target) };
  const mean = meanFact(facts, shape.mean);
  const overall = facts.plain('overall-sigma', names.overallSigma, shape.deviation, facts.unit, methods.overall);
  const rows = (letter: 'C' | 'P', indices: CapabilityIndices, sigma: Fact) => {
    const times = (factor: number): FactTerm => ({ op: '*', of: [factor, sigma] });
    const { lower, upper } = limits;
    const toUpper: FactTerm | null = upper === null ? null : { op: '/', of: [{ op: '-', of: [upper, mean] }, times(3)] };
    const toLower: FactTerm | null = lower === null ? null : { op: '/', of: [{ op: '-', of: [mean, lower] }, times(3)] };
    const nearest: FactTerm = toUpper !== null && toLower !== null ? { fn: 'min', of: [toUpper, toLower] } : (toUpper ?? toLower ?? 0);
    const width: FactTerm | null = lower === null || upper === null ? null : { op: '/', of: [{ op: '-', of: [upper, lower] }, times(6)] };
    const index = (name: string, interval: Interval, term: FactTerm | null, method: Text) => ({ name, facts: indexFacts(facts, name, interval, term, method) });
    return [
      ...(indices.width === null ? [] : [index(`${letter}p`, indices.width, width, methods.cp)]),
      index(`${letter}pk`, indices.nearest, nearest, methods.cpk),
      ...(indices.aboutTarget === null ? [] : [index(`${letter}pm`, indices.aboutTarget, null, methods.cpm)]),
    ];
  };
  const all = [...rows('C', capability.within, facts.sigma()), ...rows('P', capability.overall, overall)];
  const cpk = all.find(({ name }) => name === 'Cpk')?.facts;
  if (cpk === undefined) return null;
  return {
    demanded: DEMANDED,
    standard: facts.plain('demanded', names.standard, DEMANDED, INDEX, methods.standard),
    spec: limits,
    cp: all.find(({ name }) => name === 'Cp')?.facts ?? null,
    cpk,
    all,
    perMillion: facts.plain('expected-per-million', names.perMillionExpected, (capability.overall.below + capability.overall.above) * 1e6, { kind: 'number', noun: null, digits: 0 }, methods.perMillionExpected),
  };
}

/** The mean of all values: the centre line's cell where samples of one size make both the same. */
function meanFact(facts: ControlFacts, mean: number): Fact {
  const center = facts.drawn[0]?.center;
  const isSame = typeof center?.value === 'number' && Math.abs(center.value - mean) <= 1e-12 * Math.abs(mean);
  return isSame ? center : facts.plain('mean', names.center, mean, facts.unit, methods.center);
}

function indexFacts(facts: ControlFacts, name: string, { estimate, lower, upper }: Interval, term: FactTerm | null, method: Text): IndexFacts {
  const label = { zh: name, en: name };
  return {
    value: term === null ? facts.plain(`index.${name}`, label, estimate, INDEX, method) : calculated({ id: facts.id('index', name), label }, term, INDEX, method),
    low: facts.plain(`index.${name}.low`, label, lower, INDEX, methods.interval),
    high: facts.plain(`index.${name}.high`, label, upper, INDEX, methods.interval),
  };
}
