import { Problem } from '../../language/problem.ts';
import { regressionTexts } from '../../language/texts/regression.ts';
import { at } from '../../statistics/at.ts';
import { evenSample } from '../../statistics/even-sample.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedTable } from '../../sheet/typed-table.ts';
import { heededCurrency } from '../heeded-currency.ts';
import type { AnalysisPlugin, Binding } from '../plugin.ts';
import { numberOption } from '../plugin-options.ts';
import { TABLE_SLOTS } from '../table-slots.ts';
import { chooseFactors, GROUP_SLOT, isAskedFor, NUMBER_SLOT, usualOutcome } from './choose-factors.ts';
import type { ChosenFactors } from './choose-factors.ts';
import { fitFactors } from './fit-factors.ts';
import type { FactorFit } from './fit-factors.ts';
import { explainedSentence, regressionBlocks } from './regression-report.ts';

export interface RegressionFinding {
  readonly binding: Binding;
  readonly chosen: ChosenFactors;
  readonly result: FactorFit;
  /** Rows are one a date and stand in the order of dates: neighbours can be compared. */
  readonly byDate: boolean;
  /** Those of the table, the one that is looked at first; none where it names none. */
  readonly currencies: readonly string[];
  /** Rows that there are to be looked at, and that were: fewer where there are very many. */
  readonly rowsThere: number;
  readonly rowsLookedAt: number;
}

const FEWEST_ROWS = 20;
/** From more rows than these an even sample says the same, many times faster; the option `rows` asks for more. */
const MOST_ROWS = 100_000;
const ONE_A_DATE = 0.9;

/**
 * Which factors go with an outcome, all else equal: least squares over the rows, every factor entered.
 *
 * Source: Draper and Smith, Applied Regression Analysis; Harrell, Regression Modeling Strategies. The parts name theirs.
 */
export const regression: AnalysisPlugin<RegressionFinding> = {
  id: 'regression',
  title: regressionTexts.title,
  question: regressionTexts.question,
  needs: [{ ...TABLE_SLOTS.time, optional: true, many: true }, TABLE_SLOTS.target, NUMBER_SLOT, TABLE_SLOTS.currency, GROUP_SLOT],
  subject: 'table',
  isCloserLook: true,
  options: [
    { name: 'outcome', kind: 'text', meaning: regressionTexts.optionOutcome },
    { name: 'factors', kind: 'text', meaning: regressionTexts.optionFactors },
    { name: 'rows', kind: 'number', meaning: regressionTexts.optionRows },
  ],

  score(binding) {
    const outcome = usualOutcome(binding);
    const numbers = binding.columns[NUMBER_SLOT.slot]?.length ?? 0;
    if (outcome === undefined || numbers < 2 || binding.table.rowCount < FEWEST_ROWS) return { score: 0, reason: regressionTexts.noFit };
    const score = 0.3 + (isAskedFor(outcome) ? 0.1 : 0) + Math.min(0.1, 0.02 * numbers);
    return { score, reason: regressionTexts.fit(outcome.name) };
  },

  async compute(input) {
    const { binding, options } = input;
    const { table } = binding;
    const { currencies, filters } = await heededCurrency(binding, input.engine, input.signal);
    const kept = new Set(filters.map(({ value }) => String(value).toLowerCase()));
    const currency = columnNamed(table, filters[0]?.column ?? '');
    const isOfCurrency = (row: number) => currency?.type !== 'text' || kept.has((currency.values[row] ?? '').toLowerCase());
    const { order, byDate } = rowOrder(table, binding.columns['time']?.[0] ?? '');
    const there = order.filter(isOfCurrency);
    const looked = evenSample(there, Math.max(FEWEST_ROWS, Math.floor(numberOption(options, 'rows') ?? MOST_ROWS)));
    const sampled = looked.length < there.length ? new Set(looked) : null;
    const isLookedAt = (row: number) => (sampled === null ? isOfCurrency(row) : sampled.has(row));
    const chosen = await chooseFactors(binding, options, isLookedAt, input, { from: 0, to: 0.3 });
    if (chosen.factors.length === 0 && chosen.definitions.length > 0) throw new Problem('too-little', regressionTexts.onlyParts(chosen.outcome.name));
    const result = await fitFactors({ outcome: chosen.values, factors: chosen.factors, order: looked, isYesNo: chosen.isYesNo }, input, { from: 0.3, to: 1 });
    if (result === null || result.fit.rows < FEWEST_ROWS) throw new Problem('too-little', regressionTexts.tooLittle);
    return { binding, chosen, result, byDate: byDate && sampled === null, currencies, rowsThere: there.length, rowsLookedAt: looked.length };
  },

  headline: (finding) => explainedSentence(finding, null),

  report: regressionBlocks,
};

/** Rows by date where there is about one a date; else as they stand. */
function rowOrder(table: TypedTable, time: string): { readonly order: Uint32Array; readonly byDate: boolean } {
  const order = Uint32Array.from({ length: table.rowCount }, (_, row) => row);
  const dates = columnNamed(table, time);
  if (dates?.type !== 'date' || new Set(dates.values).size < ONE_A_DATE * table.rowCount) return { order, byDate: false };
  return { order: order.sort((a, b) => at(dates.values, a) - at(dates.values, b)), byDate: true };
}
