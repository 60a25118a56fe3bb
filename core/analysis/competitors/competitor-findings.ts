import type { CaveatBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { sentence } from '../../fact/sentence.ts';
import type { Sentence } from '../../fact/sentence.ts';
import { formatPercent } from '../../language/format.ts';
import type { Language, Text } from '../../language/language.ts';
import { competitorTexts } from '../../language/texts/competitors.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import { FEWEST_PRODUCTS, pricesOf } from './competitor-finding.ts';
import type { CompetitorFacts, ProductFacts } from './competitor-facts.ts';
import { SAME_PRODUCT } from './name-match.ts';
import { planFindings } from './plan-blocks.ts';

const { columns } = competitorTexts;

/** The line that makes a person want the report: the index, else what there is to compare. */
export function competitorHeadline(facts: CompetitorFacts): Sentence | null {
  const overall = facts.overall();
  if (overall !== null) return sentence(competitorTexts.summaryIndex, { count: facts.compared(), index: overall });
  if (facts.finding.groups.length > 0) return sentence(competitorTexts.summaryPrices, { count: facts.priceCount(), sellers: facts.sellerCount() });
  if (facts.finding.plans.plans.length > 0) return sentence(competitorTexts.summaryPlans, { count: facts.planCount(), sellers: facts.sellerCount() });
  return null;
}

/** What could be said: counts and comparisons, none concluded by a test. */
export function competitorFindings(facts: CompetitorFacts): FindingCandidate[] {
  return [...indexFindings(facts), ...rangeFindings(facts), ...historyFindings(facts), ...planFindings(facts), ...priceFindings(facts)];
}

function said(template: Text, facts: Readonly<Record<string, Fact>>, impact: number, tone: FindingCandidate['tone'] = 'neutral'): FindingCandidate {
  return { sentence: sentence(template, facts), tone, impact, p: null };
}

function indexFindings(facts: CompetitorFacts): FindingCandidate[] {
  const { products } = facts;
  const overall = facts.overall();
  const found: FindingCandidate[] = [];
  if (overall !== null) found.push(said(competitorTexts.indexFound, { index: overall, count: facts.compared(), dearer: facts.dearer(), cheaper: facts.cheaper() }, 1));
  const [dearest, cheapest] = [products[0], products.at(-1)];
  if (dearest !== undefined && dearest.product.index > 1) {
    found.push(said(dearest.theirs.length > 1 ? competitorTexts.dearest : competitorTexts.dearestOfOne, besideMedian(dearest), 0.9, 'bad'));
  }
  if (cheapest !== undefined && cheapest.product.index < 1) {
    found.push(said(cheapest.theirs.length > 1 ? competitorTexts.cheapest : competitorTexts.cheapestOfOne, besideMedian(cheapest), 0.85, 'good'));
  }
  return found;
}

/** What a sentence on one product says: how many sellers where there are several, else which. */
function besideMedian({ gap, name, ours, median, sellers, theirs }: ProductFacts): Readonly<Record<string, Fact>> {
  const [only] = theirs;
  return { gap, name, ours, median, ...(theirs.length > 1 || only === undefined ? { sellers } : { seller: only.seller }) };
}

function rangeFindings(facts: CompetitorFacts): FindingCandidate[] {
  const { list, onlyTheirs, onlyOurs } = facts.finding.own;
  if (list === null) return [];
  const found: FindingCandidate[] = [];
  const bySeller = new Map<string, number>();
  for (const { seller } of onlyTheirs) bySeller.set(seller, (bySeller.get(seller) ?? 0) + 1);
  const [most] = [...bySeller].sort(([, one], [, other]) => other - one);
  const example = onlyTheirs.find(({ seller }) => seller === most?.[0]);
  if (most !== undefined && example !== undefined) {
    const count = facts.count('only-theirs', columns.items, onlyTheirs.length, competitorTexts.methodUnmatched);
    found.push(said(competitorTexts.theyHave, { count, seller: facts.price(example).seller, most: facts.count('only-theirs.most', columns.items, most[1], competitorTexts.methodUnmatched) }, 0.7, 'neutral'));
  }
  if (onlyOurs.length > 0) {
    const count = facts.count('only-ours', columns.items, onlyOurs.length, competitorTexts.methodUnmatched);
    found.push(said(competitorTexts.weHave, { count, all: facts.count('own', columns.items, list.items.length) }, 0.65));
  }
  return found;
}

function historyFindings(facts: CompetitorFacts): FindingCandidate[] {
  const { changes } = facts.finding.history;
  const largest = (isFall: boolean) => changes.find(({ first, last }) => last.price < first.price === isFall);
  const [fall, rise] = [largest(true), largest(false)];
  const say = (template: Text, one: typeof fall, impact: number, tone: FindingCandidate['tone']) => {
    if (one === undefined) return [];
    const { change, seller, name, before, from, now, to } = facts.change(one);
    return [said(template, { change, seller, name, before, from, now, to }, impact, tone)];
  };
  return [...say(competitorTexts.fell, fall, 0.8, 'bad'), ...say(competitorTexts.rose, rise, 0.75, 'good')];
}

function priceFindings(facts: CompetitorFacts): FindingCandidate[] {
  const { groups } = facts.finding;
  const all = pricesOf(facts.finding);
  const found: FindingCandidate[] = [];
  const [group] = groups.filter(({ currency, prices }) => currency !== null && prices.length > 1);
  const [low, high] = [group?.prices[0], group?.prices.at(-1)];
  if (group !== undefined && group.currency !== null && low !== undefined && high !== undefined && low.price < high.price) {
    const [lowest, highest] = [facts.price(low), facts.price(high)];
    const ends = { low: lowest.price, lowName: lowest.name, lowSeller: lowest.seller, high: highest.price, highName: highest.name, highSeller: highest.seller };
    found.push(said(competitorTexts.range, { currency: facts.name(`currency.${group.currency}`, columns.currency, group.currency, lowest.price.sources), ...ends }, 0.5));
  }
  const cut = all.flatMap((one) => (one.oldPrice === null ? [] : [{ one, cut: one.price / one.oldPrice - 1 }])).sort((a, b) => a.cut - b.cut);
  const [deepest] = cut;
  if (deepest !== undefined) {
    const made = facts.price(deepest.one);
    if (made.cut !== null) found.push(said(competitorTexts.discounts, { cut: made.cut, count: facts.count('reduced', columns.reduced, cut.length), all: facts.priceCount(), name: made.name }, 0.55));
  }
  return found;
}

/** What was not compared and why, with counts; and what a person must check. */
export function competitorCaveats({ finding }: CompetitorFacts, language: Language): CaveatBlock[] {
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  const { groups, own, plans, history } = finding;
  const { leftOut } = own;
  const currencies = groups.flatMap(({ currency }) => currency ?? []);
  const unknown = groups.find(({ currency }) => currency === null)?.prices.length ?? 0;
  if (currencies.length > 1) say('many-currencies', competitorTexts.manyCurrencies(currencies.length));
  if (unknown > 0 && currencies.length > 0) say('unknown-currency', competitorTexts.unknownCurrencies(unknown));
  const threshold = formatPercent(SAME_PRODUCT, language);
  if (own.list === null) {
    if (groups.length > 0) say('no-price-list', competitorTexts.noPriceList);
  } else {
    if (own.currency === null) say('no-currency', competitorTexts.noCurrency);
    else if (own.products.length === 0) say('no-match', competitorTexts.noMatch(threshold));
    else {
      say('matched-by-name', competitorTexts.matchedByName(threshold));
      if (own.products.length < FEWEST_PRODUCTS) say('few-products', competitorTexts.fewProducts(own.products.length));
    }
    if (own.isCurrencyAssumed && own.currency !== null) say('currency-assumed', competitorTexts.currencyAssumed(own.currency));
    if (leftOut.otherCurrency > 0 && own.currency !== null) say('other-currency', competitorTexts.otherCurrency(leftOut.otherCurrency, own.currency));
    if (leftOut.startingPrices > 0) say('starting-prices', competitorTexts.startingPrices(leftOut.startingPrices));
    const [example] = leftOut.differing;
    if (example !== undefined) say('differing', competitorTexts.differing(leftOut.differing.length, example.theirs.name));
    if (leftOut.tied > 0) say('tied', competitorTexts.tied(leftOut.tied));
    if (own.onlyOurs.length > 0) say('only-clipped', competitorTexts.onlyClipped);
  }
  const bases = plans.groups.length;
  const withoutPeriod = plans.plans.filter(({ basis, price }) => basis === null && price !== null && price > 0).length;
  if (bases > 1) say('many-plan-bases', competitorTexts.manyPlanBases(bases));
  if (plans.yearly > 0) say('yearly-plans', competitorTexts.yearlyPlans(plans.yearly));
  if (withoutPeriod > 0 && withoutPeriod < plans.plans.length) say('no-period-plans', competitorTexts.noPeriodPlans(withoutPeriod));
  if (plans.byAsking > 0) say('asked-plans', competitorTexts.askedPlans(plans.byAsking));
  const unscaled = pricesOf(finding).filter(({ rating, isRatingUnscaled }) => rating !== null && isRatingUnscaled).length;
  if (unscaled > 0) say('unscaled-ratings', competitorTexts.unscaledRatings(unscaled));
  if (history.otherCurrency > 0) say('changed-currency', competitorTexts.changedCurrency(history.otherCurrency));
  return found;
}
