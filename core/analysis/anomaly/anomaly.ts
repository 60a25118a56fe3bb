import type { Block } from '../../fact/block.ts';
import { verbatim } from '../../language/language.ts';
import { Problem } from '../../language/problem.ts';
import { anomalyTexts } from '../../language/texts/anomaly.ts';
import { PLAIN_CALENDAR } from '../../metric/business-calendar.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { headerFit } from '../bind.ts';
import { columnLabel } from '../column-label.ts';
import type { AnalysisPlugin } from '../plugin.ts';
import { ROWS } from '../table-measures.ts';
import { TABLE_SLOTS } from '../table-slots.ts';
import { anomalyCaveats } from './anomaly-caveats.ts';
import { AnomalyFacts } from './anomaly-facts.ts';
import { anomalyFindings, anomalyHeadline } from './anomaly-findings.ts';
import { anomalyBlocks, anomalyCards } from './anomaly-tables.ts';
import { FEWEST_JUDGED, judgedGrain } from './judged-grain.ts';
import { measureAnomalies } from './measure-anomalies.ts';
import type { AnomalyFinding } from './measure-anomalies.ts';

/** From so many points on the usual range is firm. */
const FIRM = 30;

/**
 * Which periods are unusual, and what was different in them: days where the data is daily, else weeks, months and so on.
 * What is usual comes from robust trend and season (`usual-values.ts`); what is called unusual holds the false discovery
 * rate over all values of all series looked at (`unusual-events.ts`). Where a period is asked for, only what lies within
 * it is judged, by everything up to its end, as if the report had been made then.
 */
export const anomaly: AnalysisPlugin<{ readonly found: AnomalyFinding; readonly isAsked: boolean }> = {
  id: 'anomaly',
  title: anomalyTexts.title,
  question: anomalyTexts.question,
  needs: [TABLE_SLOTS.time, TABLE_SLOTS.target, TABLE_SLOTS.value, TABLE_SLOTS.rate, TABLE_SLOTS.currency, TABLE_SLOTS.dimension],
  subject: 'table',
  isCloserLook: true,

  score(binding) {
    const dates = columnNamed(binding.table, binding.columns['time']?.[0] ?? '');
    const grain = dates?.type === 'date' ? judgedGrain(dates.values, PLAIN_CALENDAR, binding.dataThrough?.serial ?? null) : null;
    if (grain === null) return { score: 0, reason: anomalyTexts.tooShort };
    const [value] = binding.columns['value'] ?? [];
    const points = grain.judged.length;
    const score = 0.4 + (points >= FIRM ? 0.15 : 0) + (value === undefined ? 0 : 0.15 * headerFit(TABLE_SLOTS.value, value));
    return { score, reason: anomalyTexts.fits(value === undefined ? ROWS.metric.label : verbatim(columnLabel(value)), grain.grain, points) };
  },

  async compute(input) {
    const found = await measureAnomalies(input);
    if (found === null) throw new Problem('no-periods', anomalyTexts.noPeriods(FEWEST_JUDGED));
    return { found, isAsked: input.period !== null };
  },

  headline: ({ found }) => anomalyHeadline(new AnomalyFacts(found, null)),

  report({ found, isAsked }, language): readonly Block[] {
    const facts = new AnomalyFacts(found, language);
    return [...anomalyCards(facts), ...anomalyFindings(facts), ...anomalyCaveats(facts, isAsked), ...anomalyBlocks(facts)];
  },
};
