import type { TableBlock } from '../../fact/block.ts';
import { calculated } from '../../fact/derive.ts';
import type { Fact, Unit } from '../../fact/fact.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Text } from '../../language/language.ts';
import { verbatim } from '../../language/language.ts';
import { competitorTexts } from '../../language/texts/competitors.ts';
import { COUNT } from '../clip-facts.ts';
import { clipSource } from '../clip-source.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import { perBasis } from './clipped-plans.ts';
import type { ClippedPlan, PlanGroup } from './clipped-plans.ts';
import type { CompetitorFacts } from './competitor-facts.ts';

const MOST_PLANS = 40;
const MOST_PAGES = 6;
const MOST_BESIDE = 5;
const MOST_FEATURES = 10;
const { columns, periods } = competitorTexts;

interface PlanFacts {
  readonly name: Fact;
  readonly seller: Fact;
  readonly price: Fact | null;
  readonly period: Fact;
  readonly per: Fact;
  /** By one month where it is by a year; else the price as it is. */
  readonly comparable: Fact | null;
  readonly otherPrice: Fact | null;
  readonly otherPeriod: Fact | null;
  readonly features: Fact;
}

/** The plans that may be compared, group by group; then those of every page side by side with what they hold. */
export function planTables(facts: CompetitorFacts): TableBlock[] {
  const { groups, pages } = facts.finding.plans;
  return [...groups.filter(({ plans }) => plans.length > 1).map((group) => groupTable(facts, group)), ...pages.slice(0, MOST_PAGES).map((page) => pageTable(facts, page.clip.content.title || page.seller, page.plans))];
}

/** The cheapest and the dearest paid plan of every group that several sellers are in. */
export function planFindings(facts: CompetitorFacts): FindingCandidate[] {
  return facts.finding.plans.groups.flatMap((group, place): FindingCandidate[] => {
    const paid = group.plans.filter(({ price }) => price !== null && price > 0);
    const [low, high] = [paid[0], paid.at(-1)];
    if (low === undefined || high === undefined || perBasis(low) === perBasis(high) || new Set(paid.map(({ seller }) => seller)).size < 2) return [];
    const [lowFacts, highFacts] = [planFacts(facts, low), planFacts(facts, high)];
    if (lowFacts.comparable === null || highFacts.comparable === null) return [];
    const basis = facts.words(`plans.${String(place)}.basis`, columns.period, basisOf(group), lowFacts.name.sources);
    const count = facts.count(`plans.${String(place)}.paid`, competitorTexts.plans, paid.length);
    const said = { basis, count, low: lowFacts.name, lowSeller: lowFacts.seller, lowPrice: lowFacts.comparable, high: highFacts.name, highSeller: highFacts.seller, highPrice: highFacts.comparable };
    return [{ sentence: sentence(competitorTexts.plansFound, said), tone: 'neutral', impact: 0.6 - 0.05 * place, p: null }];
  });
}

function groupTable(facts: CompetitorFacts, group: PlanGroup): TableBlock {
  const isMonthly = group.basis === 'month';
  const rows = group.plans.slice(0, MOST_PLANS).map((plan) => planFacts(facts, plan));
  const hasOther = rows.some(({ otherPrice }) => otherPrice !== null);
  const hasYearly = group.plans.some(({ times }) => times > 1);
  return {
    kind: 'table',
    id: `competitors.plans.${group.currency}.${group.basis}.${group.per ?? ''}`,
    title: competitorTexts.plansTitle(basisOf(group)),
    subtitle: isMonthly && hasYearly ? competitorTexts.plansSubtitle : competitorTexts.plansSubtitlePlain,
    columns: [
      { label: columns.seller, wide: 2 },
      { label: columns.price, bars: !hasYearly },
      { label: columns.period, wide: 2 },
      ...(hasYearly ? [{ label: columns.monthly, bars: true }] : []),
      ...(hasOther ? [{ label: columns.otherPrice }, { label: columns.otherPeriod }] : []),
      { label: columns.features },
    ],
    rows: rows.map((one) => ({
      label: one.name,
      facts: [one.seller, one.price, one.period, ...(hasYearly ? [one.comparable] : []), ...(hasOther ? [one.otherPrice, one.otherPeriod] : []), one.features],
    })),
  };
}

function pageTable(facts: CompetitorFacts, page: string, all: readonly ClippedPlan[]): TableBlock {
  const plans = all.slice(0, MOST_BESIDE);
  const made = plans.map((plan) => planFacts(facts, plan));
  const [first] = plans;
  const label = (id: string, words: Text) => facts.words(`plans.${first?.clip.id ?? ''}.${id}`, words, words, made[0]?.name.sources ?? facts.planCount().sources);
  const row = (id: string, words: Text, values: readonly (Fact | null)[]) => ({ label: label(id, words), facts: values });
  const features = Math.min(MOST_FEATURES, Math.max(...plans.map(({ plan }) => plan.features.length)));
  const currencies = [...new Set(plans.flatMap(({ currency }) => currency ?? []))].join(', ') || '–';
  const wide = plans.length <= 3 ? 3 : 2;
  return {
    kind: 'table',
    id: `competitors.plans.page.${first?.clip.id ?? ''}`,
    title: competitorTexts.sideBySide(page),
    subtitle: all.length > plans.length ? competitorTexts.sideBySideShort(currencies, plans.length, all.length) : competitorTexts.sideBySideSubtitle(currencies),
    columns: plans.map(({ plan }) => ({ label: verbatim(plan.name), wide, mixed: true })),
    rows: [
      row('price', columns.price, made.map(({ price }) => price)),
      row('period', columns.period, made.map(({ period }) => period)),
      row('per', columns.per, made.map(({ per }) => per)),
      ...(made.some(({ otherPrice }) => otherPrice !== null) ? [row('other', columns.otherPrice, made.map(({ otherPrice }) => otherPrice)), row('other-period', columns.otherPeriod, made.map(({ otherPeriod }) => otherPeriod))] : []),
      ...Array.from({ length: features }, (_, place) => row(`feature.${String(place)}`, competitorTexts.feature(place + 1), plans.map((plan) => featureFact(facts, plan, place)))),
    ],
  };
}

function planFacts(facts: CompetitorFacts, one: ClippedPlan): PlanFacts {
  const { plan, clip, currency } = one;
  const id = `plan.${clip.id}.${plan.name}.${plan.price?.amount ?? ''}`;
  const sources: Fact['sources'] = [clipSource(clip)];
  const unit: Unit = { kind: 'money', currency };
  const price = one.price === null ? null : facts.number(id, competitorTexts.of(columns.price, plan.name), one.price, unit, sources, competitorTexts.methodPage);
  const [other] = plan.otherPrices ?? [];
  const isMonthOfYear = one.times > 1 && price !== null;
  return {
    name: facts.name(`${id}.name`, columns.plan, plan.name, sources),
    seller: facts.name(`${id}.seller`, columns.seller, one.seller, sources),
    price,
    period: facts.words(`${id}.period`, columns.period, one.isOnce ? competitorTexts.once : plan.period === null ? competitorTexts.noPeriod : periods[plan.period], sources),
    per: facts.words(`${id}.per`, columns.per, plan.per === null ? competitorTexts.byWhole : verbatim(plan.per), sources),
    comparable: isMonthOfYear ? calculated({ id: facts.id(`${id}.month`), label: competitorTexts.of(columns.monthly, plan.name) }, { op: '/', of: [price, one.times] }, unit, competitorTexts.methodMonthly) : price,
    otherPrice: other === undefined ? null : facts.number(`${id}.other`, competitorTexts.of(columns.otherPrice, plan.name), Number(other.price.amount), { kind: 'money', currency: other.price.currency }, sources, competitorTexts.methodPage),
    otherPeriod: other === undefined ? null : facts.words(`${id}.other-period`, columns.otherPeriod, other.period === null ? competitorTexts.noPeriod : periods[other.period], sources),
    features: facts.number(`${id}.features`, competitorTexts.of(columns.features, plan.name), plan.features.length, COUNT, sources, competitorTexts.methodPage),
  };
}

function featureFact(facts: CompetitorFacts, { plan, clip }: ClippedPlan, place: number): Fact | null {
  const feature = plan.features[place];
  return feature === undefined ? null : facts.name(`plan.${clip.id}.${plan.name}.feature.${String(place)}`, columns.features, feature, [clipSource(clip)]);
}

function basisOf({ currency, basis, per }: PlanGroup): Text {
  return competitorTexts.basis(currency, periods[basis], per);
}
