import type { CaveatBlock } from '../../fact/block.ts';
import type { Text } from '../../language/language.ts';
import { say } from '../../language/language.ts';
import { analysisTexts } from '../../language/texts/analysis.ts';
import { budgetTexts } from '../../language/texts/budget.ts';
import { metricTexts } from '../../language/texts/metric.ts';
import { salesTexts } from '../../language/texts/sales-performance.ts';
import type { BudgetFacts } from './budget-facts.ts';

const NAMES_SAID = 3;

/** What a person must know before trusting a budget's figures. */
export function budgetCaveats(facts: BudgetFacts): CaveatBlock[] {
  const { months, all, breakdowns, income, withoutActual, ignoresPeriod, currencies } = facts.finding;
  const found: CaveatBlock[] = [];
  const tell = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  const [kept, ...others] = currencies;
  if (kept !== undefined && others.length > 0) tell('mixed-currencies', salesTexts.mixedCurrencies(kept, others));
  if (ignoresPeriod) tell('period-ignored', budgetTexts.periodIgnored);
  if (months === null) tell('no-months', budgetTexts.noMonths);
  else {
    const { running, silent, year, unplaced } = months;
    const later = facts.toCome.slice(running === null ? 0 : 1);
    const [first, last] = [later[0], later.at(-1)];
    if (running !== null) tell('partial-period', budgetTexts.running(running));
    if (first !== undefined && last !== undefined) tell('months-to-come', budgetTexts.toComeCaveat(months.all[months.done - 1]?.label ?? months.span, first === last ? first.label : metricTexts.span(first.label, last.label)));
    if (silent.length > 0) tell('no-actual-inside', budgetTexts.silent(silent));
    if (year !== null) tell('other-years', budgetTexts.otherYears(year));
    if (unplaced > 0) tell('rows-without-month', budgetTexts.unplaced(unplaced));
  }
  if (withoutActual > 0) tell('no-actual', budgetTexts.withoutActual(withoutActual));
  if (!((all.values.budget ?? 0) > 0)) tell('no-budget', budgetTexts.noBudget);
  else {
    const unplanned = breakdowns.flatMap(({ members }) => members.filter(({ values }) => !((values.budget ?? 0) > 0) && (values.actual ?? 0) > 0));
    const names = unplanned.map(({ key }) => (key === '' ? say(analysisTexts.blankName, facts.language ?? 'en') : key));
    if (names.length > 0) tell('without-budget', budgetTexts.withoutBudget(names.slice(0, NAMES_SAID), Math.max(0, names.length - NAMES_SAID)));
    if (facts.hasRest) tell('estimate', budgetTexts.estimateCaveat);
  }
  if (income.length > 0) tell('income', budgetTexts.income(income));
  return found;
}
