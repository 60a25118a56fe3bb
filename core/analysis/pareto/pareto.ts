import type { Block } from '../../fact/block.ts';
import { paretoTexts } from '../../language/texts/pareto.ts';
import { headerFit } from '../bind.ts';
import type { AnalysisPlugin } from '../plugin.ts';
import { TABLE_SLOTS } from '../table-slots.ts';
import { groupingColumns, isTrouble, MEMBER_SLOT } from './grouping-columns.ts';
import { measurePareto, VALUE_SLOT } from './measure-pareto.ts';
import type { ParetoFinding } from './measure-pareto.ts';
import { ParetoFacts } from './pareto-facts.ts';
import { fewSentence, paretoCaveats, paretoFindings } from './pareto-findings.ts';
import { paretoBlocks, paretoCards } from './pareto-tables.ts';

const FEWEST_ROWS = 20;

/**
 * Who makes most: members by size with cumulative shares, classes A, B and C at 80 and 95 %, and who moved between
 * them.
 *
 * Source: Juran, Quality Control Handbook (1951): the vital few and the useful many, after Pareto.
 */
export const pareto: AnalysisPlugin<ParetoFinding> = {
  id: 'pareto',
  title: paretoTexts.title,
  question: paretoTexts.question,
  needs: [{ ...TABLE_SLOTS.time, optional: true, many: true }, TABLE_SLOTS.target, VALUE_SLOT, TABLE_SLOTS.currency, MEMBER_SLOT],
  subject: 'table',
  isCloserLook: true,
  options: [
    { name: 'by', kind: 'text', meaning: paretoTexts.optionBy },
    { name: 'measure', kind: 'text', meaning: paretoTexts.optionMeasure },
  ],

  score(binding) {
    const [best] = binding.table.rowCount < FEWEST_ROWS ? [] : groupingColumns(binding);
    if (best === undefined) return { score: 0, reason: paretoTexts.noFit };
    const hasValue = (binding.columns[VALUE_SLOT.slot] ?? []).some((name) => headerFit(VALUE_SLOT, name) > 0);
    const score = 0.3 + (hasValue ? 0.1 : 0) + 0.15 * best.fit + (isTrouble(best.name) ? 0.15 : 0);
    return { score, reason: paretoTexts.fit(best.name) };
  },

  compute: measurePareto,

  headline: (finding) => fewSentence(new ParetoFacts(finding, null)),

  report(finding, language): readonly Block[] {
    const facts = new ParetoFacts(finding, language);
    return [...paretoCards(facts), ...paretoFindings(facts), ...paretoCaveats(facts), ...paretoBlocks(facts)];
  },
};
