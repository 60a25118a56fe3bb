import { churnTexts } from '../../language/texts/churn.ts';
import { columnLabel } from '../column-label.ts';
import { CUSTOMER_SLOT } from '../customer-slot.ts';
import type { AnalysisPlugin } from '../plugin.ts';
import { SEGMENT_SLOT } from '../segment-rates.ts';
import { churnCaveats, churnFindings, churnSentence } from './churn-findings.ts';
import { ChurnFacts } from './churn-facts.ts';
import { CAME_SLOT, churnShape, LEFT_ON_SLOT, LEFT_SLOT, TENURE_SLOT } from './churn-shape.ts';
import { churnCards, churnTables } from './churn-tables.ts';
import { measureChurn } from './measure-churn.ts';
import type { ChurnFinding } from './measure-churn.ts';

/**
 * How many customers leave, by period, who they are and how long they stay: as the data marks them, or of orders by
 * how long a customer has been silent.
 *
 * Source: the rate as those there at a period's start who leave in it; Kaplan and Meier (1958) for how long they stay;
 * Mantel (1966) and Campbell (2007) for segments; Benjamini and Hochberg (1995) over all that are tested.
 */
export const churn: AnalysisPlugin<ChurnFinding> = {
  id: 'churn',
  title: churnTexts.title,
  question: churnTexts.question,
  needs: [CAME_SLOT, LEFT_ON_SLOT, LEFT_SLOT, TENURE_SLOT, CUSTOMER_SLOT, SEGMENT_SLOT],
  subject: 'table',
  options: [
    { name: 'grain', kind: 'text', meaning: churnTexts.optionGrain },
    { name: 'gaps', kind: 'number', meaning: churnTexts.optionGaps },
    { name: 'days', kind: 'number', meaning: churnTexts.optionDays },
  ],

  score(binding) {
    const shape = churnShape(binding);
    if (shape === null) return { score: 0, reason: churnTexts.noFit };
    if (shape.kind === 'orders') return { score: 0.6, reason: churnTexts.fitOrders(columnLabel(shape.customer.name), columnLabel(shape.time)) };
    return { score: shape.dates === null ? 0.8 : 0.85, reason: churnTexts.fitMarked(columnLabel(shape.mark?.column.name ?? shape.dates?.left ?? '')) };
  },

  compute: measureChurn,

  headline: (finding) => churnSentence(new ChurnFacts(finding, null)),

  report(finding, language) {
    const facts = new ChurnFacts(finding, language);
    return [...churnCards(facts), ...churnFindings(facts), ...churnCaveats(facts), ...churnTables(facts)];
  },
};
