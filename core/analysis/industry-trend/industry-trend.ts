import type { Block } from '../../fact/block.ts';
import { trendTexts } from '../../language/texts/industry-trend.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { CLIPPED_PAGES } from '../clipped-pages.ts';
import type { AnalysisPlugin } from '../plugin.ts';
import { rankFindings } from '../rank-findings.ts';
import { trendBlocks, trendCards } from './trend-blocks.ts';
import { TrendFacts } from './trend-facts.ts';
import { findTrend } from './trend-finding.ts';
import type { TrendFinding } from './trend-finding.ts';
import { trendCaveats, trendFindings, trendHeadline } from './trend-findings.ts';

const FEWEST_DATED = 3;

/**
 * Clips over time by the day on which their pages were published: words that rise and fall, topics, figures of one subject
 * in a line, and where it all comes from.
 *
 * Source: Campbell (2007) for the difference of two shares, Benjamini and Hochberg (1995) over all words tested, Jaccard
 * (1912) for words that make one topic.
 */
export const industryTrend: AnalysisPlugin<TrendFinding> = {
  id: 'industry-trend',
  title: trendTexts.title,
  question: trendTexts.question,
  subject: 'clips',
  needs: [],
  isCloserLook: true,

  score({ table }) {
    const days = table.name === CLIPPED_PAGES ? columnNamed(table, 'published_at') : undefined;
    const dated = days?.type === 'date' ? days.values.filter((day) => !Number.isNaN(day)).length : 0;
    if (dated < FEWEST_DATED) return { score: 0, reason: trendTexts.noFit(dated) };
    return { score: Math.min(0.85, 0.3 + 0.015 * dated), reason: trendTexts.fit(dated, table.rowCount) };
  },

  compute: findTrend,

  headline: (finding) => trendHeadline(new TrendFacts(finding, null)),

  report(finding, language): readonly Block[] {
    const facts = new TrendFacts(finding, language);
    if (finding.dated.length === 0) return trendCaveats(facts, language);
    const { candidates, alsoTested } = trendFindings(facts);
    return [...trendCards(facts), ...rankFindings(candidates, alsoTested), ...trendCaveats(facts, language), ...trendBlocks(facts)];
  },
};
