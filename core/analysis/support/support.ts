import type { Block, FindingBlock } from '../../fact/block.ts';
import { kpiPackTexts } from '../../language/texts/kpi-pack.ts';
import { supportTexts } from '../../language/texts/support.ts';
import type { KpiPack } from '../kpi-pack/kpi-pack.ts';
import { packAnalysis } from '../kpi-pack/pack-analysis.ts';
import type { AnalysisPlugin } from '../plugin.ts';
import { measureSupport } from './measure-support.ts';
import type { SupportFinding } from './measure-support.ts';
import { supportCards, supportCaveats, supportFindings, supportTables } from './support-blocks.ts';
import { SupportFacts } from './support-facts.ts';
import { RECOMMEND_SLOT, SATISFACTION_SLOT, SLA_SLOT } from './support-slots.ts';

/**
 * How support does: the metrics of its pack, and what a metric cannot say: how many tickets are open over time, which
 * queue is slower or rated lower than chance explains, how long tickets take when those still open count, working
 * hours, what was promised.
 *
 * Source: the metrics as in ISO 18295 and the annual reports of help desks; Kaplan and Meier (1958) for open tickets;
 * Mann and Whitney (1947), Pearson (1900), Benjamini and Hochberg (1995) for queues.
 */
export function supportAnalysis(pack: KpiPack): AnalysisPlugin<SupportFinding> {
  const metrics = packAnalysis(pack);
  return {
    id: metrics.id,
    title: metrics.title,
    question: metrics.question,
    needs: [...metrics.needs, SLA_SLOT, SATISFACTION_SLOT, RECOMMEND_SLOT],
    subject: metrics.subject,
    options: [
      { name: 'business-hours', kind: 'text', meaning: supportTexts.optionHours },
      { name: 'workdays', kind: 'number', meaning: supportTexts.optionDays },
      { name: 'resolve-within', kind: 'number', meaning: supportTexts.optionWithin },
    ],
    score: (binding) => metrics.score(binding),
    compute: async (input) => measureSupport(await metrics.compute(input), input),
    headline: (finding) => metrics.headline(finding.pack),

    report(finding, language): readonly Block[] {
      const facts = new SupportFacts(finding, language);
      const blocks = metrics.report(finding.pack, language);
      const of = (kinds: readonly Block['kind'][]) => blocks.filter(({ kind }) => kinds.includes(kind));
      return [
        ...of(['periods', 'kpi']),
        ...supportCards(facts),
        ...[...supportFindings(facts), ...blocks.flatMap((block) => (block.kind === 'finding' && !isSaidBetter(block) ? [block] : []))].sort((a, b) => b.score - a.score),
        ...of(['caveat']),
        ...supportCaveats(facts),
        ...of(['chart', 'table']).slice(0, 1),
        ...supportTables(facts),
        ...of(['chart', 'table']).slice(1),
      ];
    },
  };
}

/**
 * The pack names the best and the worst of a few tickets, without a test; here queues are tested. And where it counts
 * the open ones among those created in a period, all that are open are counted here.
 */
function isSaidBetter({ sentence: { template, facts } }: FindingBlock): boolean {
  return template === kpiPackTexts.worst || template === kpiPackTexts.best || (facts['measure']?.id.endsWith('.name.open') ?? false);
}
