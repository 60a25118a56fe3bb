import { rfmTexts } from '../../language/texts/rfm.ts';
import { CUSTOMER_SLOT, customerColumn, dateColumnOf, repetitionOf } from '../customer-slot.ts';
import type { AnalysisPlugin } from '../plugin.ts';
import { TABLE_SLOTS } from '../table-slots.ts';
import { measureRfm, moneyColumn, ORDER_SLOT } from './measure-rfm.ts';
import type { RfmFinding } from './measure-rfm.ts';
import { RfmFacts } from './rfm-facts.ts';
import { rfmBlocks, topSentence } from './rfm-report.ts';

const FEWEST_CUSTOMERS = 20;
/** The share of customers that must buy more than once. */
const COME_BACK = 0.1;

/**
 * Classes of customers by how recently, how often and for how much they bought: each scored 1 to 5 by fifths of all
 * customers, equal values alike; their shares of people and of money, who moved since, and whom to contact first.
 *
 * Source: Hughes, Strategic Database Marketing (1994); `rfm-classes.ts` for the named classes.
 */
export const rfm: AnalysisPlugin<RfmFinding> = {
  id: 'rfm',
  title: rfmTexts.title,
  question: rfmTexts.question,
  needs: [{ ...TABLE_SLOTS.time, many: true }, CUSTOMER_SLOT, ORDER_SLOT, TABLE_SLOTS.target, TABLE_SLOTS.value, TABLE_SLOTS.currency],
  subject: 'table',
  options: [
    { name: 'classes', kind: 'text', meaning: rfmTexts.optionClasses },
    { name: 'back', kind: 'number', meaning: rfmTexts.optionBack },
  ],

  score(binding) {
    const [customer, dates, money] = [customerColumn(binding), dateColumnOf(binding), moneyColumn(binding)];
    const none = { score: 0, reason: rfmTexts.noFit };
    if (customer === undefined || dates === null || money === undefined) return none;
    const { customers, repeated } = repetitionOf(customer, (row) => Math.floor(dates.values[row] ?? NaN));
    if (customers < FEWEST_CUSTOMERS || repeated < COME_BACK * customers) return none;
    return { score: 0.7, reason: rfmTexts.fit(customer.name, money.name) };
  },

  compute: measureRfm,

  headline: (finding) => topSentence(new RfmFacts(finding, null)),

  report: (finding, language) => rfmBlocks(new RfmFacts(finding, language)),
};
