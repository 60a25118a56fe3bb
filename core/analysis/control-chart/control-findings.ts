import type { FindingBlock } from '../../fact/block.ts';
import type { Fact, Unit } from '../../fact/fact.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import { controlTexts } from '../../language/texts/control-chart.ts';
import { rankFindings } from '../rank-findings.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import { capabilityFacts } from './capability-facts.ts';
import type { ControlFacts } from './control-facts.ts';
import { perPoint } from './per-point.ts';
import type { ControlSignal } from './rule-set.ts';

const COUNT: Unit = { kind: 'number', noun: null, digits: 0 };
/** What chance brings more often than this is no reason to look for a cause. */
const UNLIKELY = 0.05;
const MOST_PATTERNS = 3;

/** The indexes of points at which a signal ends or goes on. */
export function pointsOut({ finding }: ControlFacts): number[] {
  const { signals, chart, read } = finding;
  const beyond = chart.spread?.beyond ?? [];
  const out = new Set(signals.flatMap(({ rule, from, to }) => (rule === 'beyond-3-sigma' || rule === '2-of-3-beyond-2-sigma' ? [to] : Array.from({ length: to - from + 1 }, (_, step) => from + step))));
  return [...new Set([...out, ...beyond])].filter((index) => index < read.points.length).sort((a, b) => a - b);
}

/** Whether the process is stable, in a sentence. */
export function verdict(facts: ControlFacts): Sentence {
  const { finding } = facts;
  const out = pointsOut(facts).length;
  const said = {
    measure: facts.words('measure', controlTexts.names.measure, finding.read.measure),
    total: facts.plain('points', controlTexts.names.points, finding.read.points.length, COUNT, controlTexts.methods.count),
    count: facts.plain('out', controlTexts.names.out, out, COUNT, controlTexts.methods.out),
  };
  if (out === 0) return sentence(controlTexts.stable, said);
  if (finding.chance < UNLIKELY) return sentence(out === 1 ? controlTexts.unstableByOne : controlTexts.unstable, said);
  // What chance brings are signals: one of them may run over several points.
  const signals = finding.signals.length + (finding.chart.spread?.beyond.length ?? 0);
  const { measure, total } = said;
  return sentence(signals === 1 ? controlTexts.mayBeStableOne : controlTexts.mayBeStable, { measure, total, count: facts.plain('signals', controlTexts.names.signals, signals, COUNT, controlTexts.methods.signals) });
}

/** What is said of a process: whether it is stable, where it is not, and whether it keeps its specification. */
export function controlFindings(facts: ControlFacts): FindingBlock[] {
  const { finding } = facts;
  const isUnstable = finding.signals.length > 0 && finding.chance < UNLIKELY;
  return rankFindings([
    { sentence: verdict(facts), tone: isUnstable ? 'bad' : finding.signals.length === 0 ? 'good' : 'neutral', impact: 1, p: null },
    ...beyondFindings(facts),
    ...patternFindings(facts),
    ...spreadFindings(facts),
    ...capabilityFindings(facts),
    ...qualityFindings(facts),
  ]);
}

function beyondFindings(facts: ControlFacts): FindingCandidate[] {
  const { signals, chart } = facts.finding;
  return (['above', 'below'] as const).flatMap((side): FindingCandidate[] => {
    const beyond = signals.filter((signal) => signal.rule === 'beyond-3-sigma' && signal.side === side);
    const distance = ({ to }: ControlSignal) => Math.abs(perPoint(chart.points, to) - perPoint(chart.center, to));
    const furthest = [...beyond].sort((a, b) => distance(b) - distance(a))[0];
    if (furthest === undefined) return [];
    const isOne = beyond.length === 1;
    const said = {
      point: facts.pointName(furthest.to),
      value: facts.numberOf(furthest.to, 'value'),
      limit: facts.numberOf(furthest.to, side === 'above' ? 'upper' : 'lower'),
      count: facts.plain(`beyond.${side}`, controlTexts.names.out, beyond.length, COUNT, controlTexts.methods.out),
    };
    const template = side === 'above' ? (isOne ? controlTexts.above : controlTexts.aboveMany) : isOne ? controlTexts.below : controlTexts.belowMany;
    return [{ sentence: sentence(template, said), tone: 'bad', impact: 0.9, p: null }];
  });
}

/** The latest of each pattern; those of a point near the limits are only said where the point is not beyond them. */
function patternFindings(facts: ControlFacts): FindingCandidate[] {
  const latest = new Map(facts.finding.signals.map((signal) => [signal.rule, signal]));
  return [...latest.values()]
    .sort((a, b) => b.to - a.to)
    .slice(0, MOST_PATTERNS + 1)
    .flatMap(({ rule, from, to, side }): FindingCandidate[] => {
      if (rule === 'beyond-3-sigma') return [];
      const texts = controlTexts.pattern[rule === '9-on-one-side' ? '8-on-one-side' : rule];
      const template = 'zh' in texts ? texts : side === 'below' ? texts.below : texts.above;
      const run = facts.plain(`run.${rule}`, controlTexts.names.points, to - from + 1, COUNT, controlTexts.methods.out);
      return [{ sentence: sentence(template, { from: facts.pointName(from), to: facts.pointName(to), run }), tone: 'bad', impact: 0.75, p: null }];
    });
}

function spreadFindings(facts: ControlFacts): FindingCandidate[] {
  const { chart, read, drawnFrom } = facts.finding;
  const last = chart.spread?.beyond.at(-1);
  const drawn = last === undefined ? undefined : facts.drawn[last - drawnFrom];
  if (last === undefined || !drawn?.spread || !drawn.spreadUpper) return [];
  const template = read.kind === 'xmr' ? controlTexts.spreadBeyond.xmr : controlTexts.spreadBeyond.groups;
  return [{ sentence: sentence(template, { point: facts.pointName(last), value: drawn.spread, limit: drawn.spreadUpper }), tone: 'bad', impact: 0.6, p: null }];
}

function capabilityFindings(facts: ControlFacts): FindingCandidate[] {
  const { capability, shape } = facts.finding;
  const found = capabilityFacts(facts);
  if (capability === null || found === null || shape === null) return [];
  const measure = facts.words('measure', controlTexts.names.measure, facts.finding.read.measure);
  const { nearest, width } = capability.within;
  const said: Record<string, Fact> = { measure, cpk: found.cpk.value, low: found.cpk.low, standard: found.standard, perMillion: found.perMillion };
  const isCapable = nearest.estimate >= found.demanded;
  const template = !isCapable ? controlTexts.notCapable : nearest.lower < found.demanded ? controlTexts.capableUnsure : controlTexts.capable;
  const candidates: FindingCandidate[] = [{ sentence: sentence(template, said), tone: isCapable ? 'good' : 'bad', impact: 0.95, p: null }];
  if (!isCapable && width !== null && width.estimate >= found.demanded && found.cp !== null && found.spec.target !== null) {
    const center = facts.drawn[0]?.center ?? facts.numberOf(0, 'center');
    candidates.push({ sentence: sentence(controlTexts.offCentre, { cp: found.cp.value, center, target: found.spec.target }), tone: 'bad', impact: 0.8, p: null });
  }
  if (capability.outside > 0) {
    const total = facts.plain('singles', controlTexts.names.points, shape.count, COUNT, controlTexts.methods.count);
    const outside = facts.plain('outside', controlTexts.names.outside, capability.outside, COUNT, controlTexts.methods.count);
    candidates.push({ sentence: sentence(controlTexts.outside, { total, outside }), tone: 'bad', impact: 0.85, p: null });
  }
  return candidates;
}

function qualityFindings(facts: ControlFacts): FindingCandidate[] {
  const { quality, basis } = facts.finding;
  if (quality === null) return [];
  const count = (id: string, value: number) => facts.plain(id, controlTexts.names.count, value, COUNT, controlTexts.methods.count);
  const said = {
    defects: count('defects', quality.defects),
    units: count('units', quality.units),
    perMillion: facts.plain('per-million', controlTexts.names.perMillion, quality.perMillion, COUNT, controlTexts.methods.perMillion),
  };
  const hasLevel = Number.isFinite(quality.level);
  const level: Record<string, Fact> = hasLevel ? { level: facts.plain('level', controlTexts.names.level, quality.level, { kind: 'number', noun: null, digits: 2 }, controlTexts.methods.level) } : {};
  if (basis.points === 'counts' && basis.size === null) return [];
  return [{ sentence: sentence(hasLevel ? controlTexts.qualityLevel : controlTexts.quality, { ...said, ...level }), tone: 'neutral', impact: 0.5, p: null }];
}
