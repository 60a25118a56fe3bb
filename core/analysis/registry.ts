import { Problem } from '../language/problem.ts';
import type { Language, Text } from '../language/language.ts';
import { analysisTexts } from '../language/texts/analysis.ts';
import type { Block } from '../fact/block.ts';
import type { Sentence } from '../fact/sentence.ts';
import { anomaly } from './anomaly/anomaly.ts';
import { budgetAnalysis } from './budget/budget.ts';
import { churn } from './churn/churn.ts';
import { cohort } from './cohort/cohort.ts';
import { controlChartPlugin } from './control-chart/control-chart.ts';
import { competitors } from './competitors/competitors.ts';
import { dataQuality } from './data-quality/data-quality.ts';
import { forecastPlugin } from './forecast/forecast.ts';
import { currentId } from './former-ids.ts';
import { funnel } from './funnel/funnel.ts';
import { industryTrend } from './industry-trend/industry-trend.ts';
import { improvement } from './improvement/improvement.ts';
import type { KpiPack } from './kpi-pack/kpi-pack.ts';
import { packAnalysis } from './kpi-pack/pack-analysis.ts';
import { bundledPacks } from './packs/bundled-packs.ts';
import { pareto } from './pareto/pareto.ts';
import type { AnalysisInput, AnalysisPlugin, AnalysisSubject, Binding, RoleSlot } from './plugin.ts';
import type { PluginOption } from './plugin-options.ts';
import { processPlugin } from './process/process.ts';
import { project } from './project/project.ts';
import { regression } from './regression/regression.ts';
import { rfm } from './rfm/rfm.ts';
import { salesPerformance } from './sales-performance/sales-performance.ts';
import { scorecard } from './scorecard/scorecard.ts';
import { supportAnalysis } from './support/support.ts';
import { surveyPlugin } from './survey/survey.ts';
import { training } from './training/training.ts';
import { whyChanged } from './why-changed/why-changed.ts';

/** A plugin with its own kind of finding closed over: what the rest of the program deals with. */
export interface Analysis {
  readonly id: string;
  readonly title: Text;
  readonly question: Text;
  readonly needs: readonly RoleSlot[];
  readonly subject: AnalysisSubject;
  readonly options: readonly PluginOption[];
  readonly isCloserLook: boolean;
  score(binding: Binding): { readonly score: number; readonly reason: Text };
  /** Computes once; what it says can then be asked for in any language. Stopped, it throws AbortError and never answers. */
  run(input: AnalysisInput): Promise<AnalysisResult>;
}

export interface AnalysisResult {
  readonly headline: Sentence | null;
  blocks(language: Language): readonly Block[];
}

/** Closes a plugin over its finding. */
export function analysis<Finding>(plugin: AnalysisPlugin<Finding>): Analysis {
  return {
    id: plugin.id,
    title: plugin.title,
    question: plugin.question,
    needs: plugin.needs,
    subject: plugin.subject,
    options: plugin.options ?? [],
    isCloserLook: plugin.isCloserLook ?? false,
    score: (binding) => plugin.score(binding),
    async run(input) {
      input.signal?.throwIfAborted();
      const finding = await plugin.compute(input);
      input.signal?.throwIfAborted();
      return { headline: plugin.headline(finding), blocks: (language) => plugin.report(finding, language) };
    },
  };
}

/** Every analysis that comes with the product. A new plugin is added here, a new pack to `packs/`. */
export const ANALYSES: readonly Analysis[] = [
  analysis(salesPerformance),
  analysis(anomaly),
  analysis(controlChartPlugin),
  analysis(competitors),
  analysis(industryTrend),
  analysis(whyChanged),
  analysis(forecastPlugin),
  analysis(pareto),
  analysis(processPlugin),
  analysis(project),
  analysis(regression),
  analysis(funnel),
  analysis(cohort),
  analysis(rfm),
  analysis(surveyPlugin),
  analysis(churn),
  analysis(training),
  analysis(scorecard),
  analysis(improvement),
  analysis(dataQuality),
  ...bundledPacks().map(ofBundledPack),
];

/** A pack of ours, or the analysis that says all it says and more. */
function ofBundledPack(pack: KpiPack): Analysis {
  switch (pack.id) {
    case 'support':
      return analysis(supportAnalysis(pack));
    case 'budget':
      return analysis(budgetAnalysis(pack));
    default:
      return analysis(packAnalysis(pack));
  }
}

/** What people brought, beside what comes with the product. */
export interface OwnAnalyses {
  readonly packs?: readonly KpiPack[];
  /** Plugins that they wrote. */
  readonly plugins?: readonly Analysis[];
}

/**
 * The analyses of the product and those that people bring. One of theirs takes the place of one of the same name, so
 * that a team can put its own in place of ours.
 */
export function analysesWith({ packs = [], plugins = [] }: OwnAnalyses): readonly Analysis[] {
  const own = new Map([...packs.map((pack) => analysis(packAnalysis(pack))), ...plugins].map((one) => [one.id, one]));
  return [...ANALYSES.filter(({ id }) => !own.has(id)), ...own.values()];
}

/** The analysis that says all that a pack of ours says, and more; null for all others, those that people bring among them. */
export function analysisCovering(id: string, { packs = [], plugins = [] }: OwnAnalyses): string | null {
  const isOwn = [...packs, ...plugins].some((one) => one.id === id || one.id === salesPerformance.id);
  return id === 'sales' && !isOwn ? salesPerformance.id : null;
}

/** An analysis by its id, or by one that it had before. Throws Problem `plugin-unknown`. */
export function analysisNamed(id: string, own: OwnAnalyses): Analysis {
  const all = analysesWith(own);
  const found = all.find((one) => one.id === id) ?? all.find((one) => one.id === currentId(id));
  if (found === undefined) throw new Problem('plugin-unknown', analysisTexts.unknownPlugin(id));
  return found;
}
