import type { Block } from '../../fact/block.ts';
import { processTexts } from '../../language/texts/process.ts';
import type { AnalysisPlugin } from '../plugin.ts';
import { ACTIVITY_SLOT, BEGUN_SLOT, CASE_SLOT, CLASS_SLOT, COST_SLOT, DONE_SLOT, logFit, RESOURCE_SLOT } from './event-log.ts';
import { measureProcess } from './measure-process.ts';
import type { ProcessFinding } from './measure-process.ts';
import { ProcessFacts } from './process-facts.ts';
import { bottleneckSentence, processCaveats, processFindings } from './process-findings.ts';
import { processBlocks, processCards } from './process-tables.ts';

/**
 * How cases go from step to step: what follows what, where they wait, which paths they take, what is done again.
 *
 * Source: van der Aalst, Process Mining: Data Science in Action (2016); Rother and Shook, Learning to See (1999),
 * for waiting and the share of value.
 */
export const processPlugin: AnalysisPlugin<ProcessFinding> = {
  id: 'process',
  title: processTexts.title,
  question: processTexts.question,
  needs: [CASE_SLOT, ACTIVITY_SLOT, DONE_SLOT, BEGUN_SLOT, RESOURCE_SLOT, COST_SLOT, CLASS_SLOT],
  subject: 'table',
  options: [{ name: 'value-adding', kind: 'text', meaning: processTexts.optionValueAdding }],

  score(binding) {
    const score = logFit(binding);
    const first = (slot: string) => binding.columns[slot]?.[0] ?? '';
    return score === 0 ? { score, reason: processTexts.noFit } : { score, reason: processTexts.fit(first('case'), first('activity')) };
  },

  compute: measureProcess,

  headline: (finding) => bottleneckSentence(new ProcessFacts(finding, null)),

  report(finding, language): readonly Block[] {
    const facts = new ProcessFacts(finding, language);
    return [...processCards(facts), ...processFindings(facts), ...processCaveats(facts), ...processBlocks(facts)];
  },
};
