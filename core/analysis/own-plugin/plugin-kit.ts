import { calculated, change, contribution, difference, remainder, share, total } from '../../fact/derive.ts';
import { sentence } from '../../fact/sentence.ts';
import { verbatim } from '../../language/language.ts';
import { Problem } from '../../language/problem.ts';
import { queryMetrics } from '../../metric/metric-query.ts';
import { periodKey } from '../../metric/period-key.ts';
import { columnLabel } from '../column-label.ts';
import { MetricFacts } from '../compared-facts.ts';
import { measurePeriods } from '../measured-periods.ts';
import { columnSources, metricFact, nameFact } from '../metric-fact.ts';
import type { AnalysisPlugin } from '../plugin.ts';
import { numberOption, textOption } from '../plugin-options.ts';
import { rankFindings } from '../rank-findings.ts';
import { ROWS, tableMeasures } from '../table-measures.ts';
import { TABLE_SLOTS } from '../table-slots.ts';

/**
 * What a plugin that a person wrote is given, so that its file, wherever it lies, imports nothing of ours. Enough to
 * bind columns, ask for metrics by period, make facts that stay live and say them; blocks are plain data.
 */
export const PLUGIN_KIT = {
  TABLE_SLOTS,
  ROWS,
  tableMeasures,
  measurePeriods,
  queryMetrics,
  numberOption,
  textOption,
  MetricFacts,
  metricFact,
  nameFact,
  columnSources,
  columnLabel,
  periodKey,
  calculated,
  change,
  contribution,
  difference,
  remainder,
  share,
  total,
  sentence,
  rankFindings,
  verbatim,
  Problem,
} as const;

export type PluginKit = typeof PLUGIN_KIT;

/** An analysis that a person wrote. */
export interface OwnPlugin<Finding> extends AnalysisPlugin<Finding> {
  /** It is called as an analysis of ours on purpose: it takes the place of that. */
  readonly takesPlace?: boolean;
}

/** What the module of such a plugin exports by default. */
export type PluginModule<Finding = unknown> = (kit: PluginKit) => OwnPlugin<Finding>;
