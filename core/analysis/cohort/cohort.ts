import { cohortTexts } from '../../language/texts/cohort.ts';
import { PLAIN_CALENDAR } from '../../metric/business-calendar.ts';
import { CUSTOMER_SLOT, customerColumn, dateColumnOf, repetitionOf } from '../customer-slot.ts';
import type { AnalysisPlugin } from '../plugin.ts';
import { TABLE_SLOTS } from '../table-slots.ts';
import { CohortFacts } from './cohort-facts.ts';
import { cohortBlocks, nextSentence } from './cohort-report.ts';
import { cohortPeriods, measureCohorts } from './measure-cohorts.ts';
import type { CohortFinding } from './measure-cohorts.ts';

const FEWEST_CUSTOMERS = 20;
const FEWEST_PERIODS = 4;
/** The share of customers that must come in another period. */
const COME_BACK = 0.1;

/**
 * How many new customers come back: cohorts by the period of a customer's first row, and the share of each that is
 * active so many whole periods later, or then or later (rolling). Cells whose period is not over are left blank.
 *
 * Source: Ryder, The Cohort as a Concept in the Study of Social Change (1965), as a retention triangle; averages are
 * of all customers of the cohorts that have come so far.
 */
export const cohort: AnalysisPlugin<CohortFinding> = {
  id: 'cohort',
  title: cohortTexts.title,
  question: cohortTexts.question,
  needs: [{ ...TABLE_SLOTS.time, many: true }, CUSTOMER_SLOT],
  subject: 'table',
  options: [
    { name: 'grain', kind: 'text', meaning: cohortTexts.optionGrain },
    { name: 'retention', kind: 'text', meaning: cohortTexts.optionRetention },
  ],

  score(binding) {
    const customer = customerColumn(binding);
    const dates = dateColumnOf(binding);
    const none = { score: 0, reason: cohortTexts.noFit };
    if (customer === undefined || dates === null) return none;
    const reporting = cohortPeriods(dates.values, PLAIN_CALENDAR, null, binding.dataThrough?.serial ?? null);
    if (reporting === null || reporting.periods.length < FEWEST_PERIODS) return none;
    const days = (reporting.lastDay - reporting.firstDay + 1) / reporting.periods.length;
    const { customers, repeated } = repetitionOf(customer, (row) => Math.floor(((dates.values[row] ?? NaN) - reporting.firstDay) / days));
    if (customers < FEWEST_CUSTOMERS || repeated < COME_BACK * customers) return none;
    return { score: 0.65, reason: cohortTexts.fit(customer.name, dates.name) };
  },

  compute: measureCohorts,

  headline: (finding) => nextSentence(new CohortFacts(finding, null)),

  report: (finding, language) => cohortBlocks(new CohortFacts(finding, language)),
};
