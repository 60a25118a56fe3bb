import { Problem } from '../../language/problem.ts';
import { kpiPackTexts } from '../../language/texts/kpi-pack.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { AnalysisPlugin, Binding } from '../plugin.ts';
import { bindPack } from './bind-pack.ts';
import type { KpiPack } from './kpi-pack.ts';
import { measurePack } from './measure-pack.ts';
import type { PackFinding } from './measure-pack.ts';
import { packCaveats } from './pack-caveats.ts';
import { PackFacts } from './pack-facts.ts';
import { slotWords, slotWordsFit } from './pack-fit.ts';
import { firstFinding, packFindings } from './pack-findings.ts';
import { breakdownTables, packCharts, trendTables } from './pack-tables.ts';

const MOST_CARDS = 6;
/** A pack never outweighs an analysis that was made for just such tables. */
const BEST_SCORE = 0.85;

/** A table that gives a smaller share of a pack's metrics is not what the pack is about. */
const LEAST_GIVEN = 1 / 3;

/** A pack as an analysis like any other. */
export function packAnalysis(pack: KpiPack): AnalysisPlugin<PackFinding> {
  return {
    id: pack.id,
    title: pack.title,
    question: pack.question,
    needs: pack.needs,
    subject: 'table',
    score: (binding) => scoreOf(pack, binding),

    async compute(input) {
      const finding = await measurePack(pack, input);
      if (finding === null) throw new Problem('nothing-to-measure', kpiPackTexts.nothingToMeasure);
      return finding;
    },

    headline: (finding) => firstFinding(new PackFacts(finding, null))?.sentence ?? null,

    report(finding, language) {
      const facts = new PackFacts(finding, language);
      const { reported } = finding;
      return [
        ...(reported === null ? [] : [{ kind: 'periods' as const, periods: reported.periods, focus: reported.focus }]),
        ...facts.metrics.slice(0, MOST_CARDS).map((metric) => facts.card(metric, facts.periods, facts.total(metric), reported === null ? null : facts.id('trend'))),
        ...packFindings(facts),
        ...packCaveats(finding, (period) => facts.label(period)),
        ...trendTables(facts),
        ...packCharts(facts),
        ...breakdownTables(facts),
      ];
    },
  };
}

/** How well a table's columns fit: each needed one by the words of its header, those that may be there by being there. */
function scoreOf(pack: KpiPack, binding: Binding): ReturnType<AnalysisPlugin<PackFinding>['score']> {
  const needed = pack.needs.filter(({ optional }) => !optional);
  const fits = needed.map((slot) => slotWordsFit(slot, binding.columns[slot.slot]?.[0] ?? ''));
  const lacks = needed.filter((_, index) => fits[index] === 0).map(slotWords);
  const none = { score: 0, reason: lacks.length > 0 ? kpiPackTexts.lacksLike(lacks) : kpiPackTexts.lacksColumns };
  const { metrics, leftOut } = bindPack(pack, binding);
  if (lacks.length > 0 || metrics.length === 0 || metrics.length < LEAST_GIVEN * (metrics.length + leftOut.length)) return none;
  const others = pack.needs.filter(({ optional, many }) => optional && !many);
  const found = others.filter(({ slot }) => binding.columns[slot] !== undefined).length;
  const words = fits.reduce((sum, fit) => sum + fit, 0) / Math.max(1, fits.length);
  const columns = [...needed, ...others].flatMap(({ slot }) => binding.columns[slot] ?? []).filter((name) => columnNamed(binding.table, name) !== undefined);
  const score = Math.min(BEST_SCORE, 0.4 + 0.3 * words + (others.length === 0 ? 0.15 : (0.25 * found) / others.length));
  return { score, reason: kpiPackTexts.hasColumns(columns.slice(0, 4)) };
}
