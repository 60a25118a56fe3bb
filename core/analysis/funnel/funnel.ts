import { funnelTexts } from '../../language/texts/funnel.ts';
import { CUSTOMER_SLOT } from '../customer-slot.ts';
import type { AnalysisPlugin } from '../plugin.ts';
import { SEGMENT_SLOT } from '../segment-rates.ts';
import { TABLE_SLOTS } from '../table-slots.ts';
import { FunnelFacts } from './funnel-facts.ts';
import { funnelCaveats, funnelFindings, weakestSentence } from './funnel-findings.ts';
import { COUNT_SLOT, EVENT_SLOT, funnelShape, STEP_SLOT } from './funnel-shape.ts';
import { funnelBlocks, funnelCards } from './funnel-tables.ts';
import { measureFunnel } from './measure-funnel.ts';
import type { FunnelFinding } from './measure-funnel.ts';

/**
 * At which step people are lost: how many reach each step in order, of a log of events or of counts by step; rates
 * with Wilson's interval; members of every segment against all others at every step, and the last period against the
 * one before, with false discoveries held.
 *
 * Source: ordered events within a window as in Mixpanel's and Amplitude's funnels, counted from a user's first entry;
 * Wilson (1927); Campbell (2007) for the tests.
 */
export const funnel: AnalysisPlugin<FunnelFinding> = {
  id: 'funnel',
  title: funnelTexts.title,
  question: funnelTexts.question,
  needs: [{ ...TABLE_SLOTS.time, optional: true, many: true }, CUSTOMER_SLOT, EVENT_SLOT, STEP_SLOT, COUNT_SLOT, SEGMENT_SLOT],
  subject: 'table',
  options: [
    { name: 'steps', kind: 'text', meaning: funnelTexts.optionSteps },
    { name: 'window', kind: 'number', meaning: funnelTexts.optionWindow },
  ],

  score(binding) {
    const shape = funnelShape(binding);
    if (shape === null) return { score: 0, reason: funnelTexts.noFit };
    if (shape.kind === 'events') return { score: shape.time === null ? 0.6 : 0.85, reason: funnelTexts.fitEvents(shape.user.name, shape.event.name) };
    const steps = shape.kind === 'columns' ? shape.columns : shape.names;
    return { score: 0.7, reason: funnelTexts.fitSteps(steps[0] ?? '', steps.at(-1) ?? '') };
  },

  compute: measureFunnel,

  headline: (finding) => weakestSentence(new FunnelFacts(finding, null)),

  report(finding, language) {
    const facts = new FunnelFacts(finding, language);
    return [...funnelCards(facts), ...funnelFindings(facts), ...funnelCaveats(facts), ...funnelBlocks(facts)];
  },
};
