import type { Block, KpiBlock } from '../../fact/block.ts';
import type { Unit } from '../../fact/fact.ts';
import { controlTexts } from '../../language/texts/control-chart.ts';
import { plainCard } from '../plain-card.ts';
import type { AnalysisPlugin, Binding } from '../plugin.ts';
import { capabilityFacts } from './capability-facts.ts';
import { chartBasis, isMeasured } from './chart-basis.ts';
import { controlCaveats } from './control-caveats.ts';
import { ControlFacts } from './control-facts.ts';
import { controlFindings, pointsOut, verdict } from './control-findings.ts';
import type { ControlFinding } from './control-finding.ts';
import { CONTROL_NEEDS, CONTROL_OPTIONS } from './control-needs.ts';
import { chartBlocks, histogramBlocks, limitBlocks, signalBlocks } from './control-tables.ts';
import { measureControl } from './measure-control.ts';

const { names, methods } = controlTexts;
const FEWEST_ROWS = 10;

/**
 * Whether a process is stable and keeps its specification: Shewhart charts of single values, samples and counts with
 * the rules of Western Electric and Nelson, capability, defects per million and sigma level.
 *
 * Source: Montgomery, Introduction to Statistical Quality Control; Wheeler, Understanding Variation. The mathematics
 * is in `core/statistics`, tested against R's qcc.
 */
export const controlChartPlugin: AnalysisPlugin<ControlFinding> = {
  id: 'control-chart',
  title: controlTexts.title,
  question: controlTexts.question,
  needs: CONTROL_NEEDS,
  subject: 'table',
  options: CONTROL_OPTIONS,
  isCloserLook: true,
  score,
  compute: measureControl,
  headline: (finding) => verdict(new ControlFacts(finding, null)),

  report(finding, language): readonly Block[] {
    const facts = new ControlFacts(finding, language);
    return [...cards(facts), ...controlFindings(facts), ...controlCaveats(finding), ...chartBlocks(facts), ...histogramBlocks(facts), ...limitBlocks(facts), ...signalBlocks(facts)];
  },
};

function score(binding: Binding): { score: number; reason: typeof controlTexts.title } {
  const { fits } = controlTexts;
  const basis = binding.table.rowCount < FEWEST_ROWS ? null : chartBasis(binding, undefined);
  if (basis === null) return { score: 0, reason: fits.none };
  const hasLimits = binding.columns['lower'] !== undefined || binding.columns['upper'] !== undefined;
  switch (basis.points) {
    case 'counts':
      return { score: basis.size === null ? 0.65 : 0.9, reason: fits.counts(basis.defects) };
    case 'groups':
      return { score: hasLimits ? 0.95 : isMeasured(basis.value) ? 0.85 : 0.5, reason: fits.groups(basis.value) };
    case 'values':
      return { score: hasLimits ? 0.9 : isMeasured(basis.value) ? 0.7 : basis.time === null ? 0 : 0.4, reason: fits.values(basis.value) };
    case 'periods':
      return { score: 0.35, reason: fits.periods(basis.time) };
  }
}

function cards(facts: ControlFacts): KpiBlock[] {
  const { quality, chart, basis } = facts.finding;
  const last = facts.drawn.at(-1);
  if (last === undefined) return [];
  const isLevel = typeof chart.upper === 'number';
  const number = (digits: number): Unit => ({ kind: 'number', noun: null, digits });
  const found = capabilityFacts(facts);
  return [
    plainCard(last.center),
    plainCard(isLevel ? last.lower : { ...last.lower, label: names.lowerLast }),
    plainCard(isLevel ? last.upper : { ...last.upper, label: names.upperLast }),
    plainCard(facts.plain('out', names.out, pointsOut(facts).length, number(0), methods.out), { good: 'down' }),
    ...(found === null ? [] : [plainCard(found.cpk.value, { good: 'up', target: found.demanded }), plainCard(found.perMillion, { good: 'down' })]),
    ...(quality === null || (basis.points === 'counts' && basis.size === null)
      ? []
      : [
          plainCard(facts.plain('per-million', names.perMillion, quality.perMillion, number(0), methods.perMillion), { good: 'down' }),
          ...(Number.isFinite(quality.level) ? [plainCard(facts.plain('level', names.level, quality.level, number(2), methods.level), { good: 'up' })] : []),
        ]),
  ];
}
