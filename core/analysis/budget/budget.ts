import { Problem } from '../../language/problem.ts';
import { budgetTexts } from '../../language/texts/budget.ts';
import type { KpiPack } from '../kpi-pack/kpi-pack.ts';
import { packAnalysis } from '../kpi-pack/pack-analysis.ts';
import type { AnalysisPlugin } from '../plugin.ts';
import { budgetCaveats } from './budget-caveats.ts';
import { BudgetFacts } from './budget-facts.ts';
import { budgetFindings, totalSentence } from './budget-findings.ts';
import { budgetBlocks, budgetCards } from './budget-tables.ts';
import { measureBudget, namesIncome } from './measure-budget.ts';
import type { BudgetFinding } from './measure-budget.ts';

/**
 * What was planned, what was spent, who is over and since when, and where spending ends: the metrics of the pack, to
 * date. Months that have no actual yet count in the whole budget only.
 *
 * Source: earned value management (ANSI/EIA-748; PMI, Practice Standard for Earned Value Management) for the estimates
 * at completion: AC + (BAC − EV) where what is left keeps to its budget, BAC ÷ CPI where it goes at the pace so far.
 * A table of spending does not say how far the work is: it is taken as done to plan, EV = PV. Variances are coloured by
 * good direction and plans outlined, as IBCS has it.
 */
export function budgetAnalysis(pack: KpiPack): AnalysisPlugin<BudgetFinding> {
  const metrics = packAnalysis(pack);
  return {
    id: metrics.id,
    title: metrics.title,
    question: metrics.question,
    needs: metrics.needs,
    subject: metrics.subject,
    options: [{ name: 'total', kind: 'number', meaning: budgetTexts.optionTotal }],

    score(binding) {
      const header = [...(binding.columns['actual'] ?? []), ...(binding.columns['budget'] ?? [])];
      const isIncome = header.some((name) => name.split(' / ').some(namesIncome));
      return isIncome ? { score: 0, reason: budgetTexts.noFitIncome } : metrics.score(binding);
    },

    async compute(input) {
      const finding = await measureBudget(pack, input);
      if (finding.given !== null && !(finding.given > 0 && finding.given >= (finding.all.values.budget ?? 0))) throw new Problem('option-wrong', budgetTexts.totalWrong);
      return finding;
    },

    headline: (finding) => totalSentence(new BudgetFacts(finding, null)),

    report(finding, language) {
      const facts = new BudgetFacts(finding, language);
      return [...budgetCards(facts), ...budgetFindings(facts), ...budgetCaveats(facts), ...budgetBlocks(facts)];
    },
  };
}
