import type { Block } from '../../fact/block.ts';
import { competitorTexts } from '../../language/texts/competitors.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedTable } from '../../sheet/typed-table.ts';
import { CLIPPED_PAGES } from '../clipped-pages.ts';
import type { AnalysisPlugin } from '../plugin.ts';
import { rankFindings } from '../rank-findings.ts';
import { CompetitorFacts } from './competitor-facts.ts';
import { findCompetitors } from './competitor-finding.ts';
import type { CompetitorFinding } from './competitor-finding.ts';
import { competitorCaveats, competitorFindings, competitorHeadline } from './competitor-findings.ts';
import { planTables } from './plan-blocks.ts';
import { competitorCards, historyTables, indexBlocks, priceTables, ratingTables } from './price-blocks.ts';
import { rangeTables } from './range-blocks.ts';
import { swotBlock } from './swot.ts';

/**
 * Our products against clipped ones: price index and gaps, what only one side has, plans side by side, ratings, how
 * prices changed on pages clipped again, and a SWOT on a sheet of its own that follows by rules from all of that.
 *
 * Source: a product's index is our price over the median of competitors; over all products it is the geometric mean of
 * these, the elementary index of Jevons (1865), as the Consumer Price Index Manual (ILO, IMF and others, 2020, chapter
 * 8) recommends for unweighted prices: it does not depend on the units, and turns round when the sides change.
 */
export const competitors: AnalysisPlugin<CompetitorFinding> = {
  id: 'competitors',
  title: competitorTexts.title,
  question: competitorTexts.question,
  subject: 'clips',
  needs: [],
  options: [{ name: 'gap', kind: 'number', meaning: competitorTexts.gapOption }],

  score({ table }) {
    const [prices, plans] = [countIn(table, 'prices'), countIn(table, 'plans')];
    if (table.name !== CLIPPED_PAGES || prices + plans === 0) return { score: 0, reason: competitorTexts.noFit };
    return { score: Math.min(0.9, 0.5 + 0.05 * (prices + plans)), reason: competitorTexts.fit(table.rowCount, prices, plans) };
  },

  compute: (input) => Promise.resolve(findCompetitors(input)),

  headline: (finding) => competitorHeadline(new CompetitorFacts(finding, null)),

  report(finding, language): readonly Block[] {
    const facts = new CompetitorFacts(finding, language);
    return [
      ...competitorCards(facts),
      ...rankFindings(competitorFindings(facts)),
      ...competitorCaveats(facts, language),
      ...indexBlocks(facts),
      ...planTables(facts),
      ...historyTables(facts),
      swotBlock(facts),
      ...rangeTables(facts),
      ...ratingTables(facts),
      ...priceTables(facts),
    ];
  },
};

function countIn(table: TypedTable, name: string): number {
  const column = columnNamed(table, name);
  return column?.type === 'number' ? column.values.reduce((sum, value) => sum + value, 0) : 0;
}
