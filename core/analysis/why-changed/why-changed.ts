import type { Block } from '../../fact/block.ts';
import { whyTexts } from '../../language/texts/why-changed.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { headerFit } from '../bind.ts';
import { columnLabel } from '../column-label.ts';
import type { AnalysisPlugin } from '../plugin.ts';
import { TABLE_SLOTS } from '../table-slots.ts';
import { measureChange } from './measure-change.ts';
import type { WhyFinding } from './measure-change.ts';
import { WhyFacts } from './why-facts.ts';
import { whyCaveats, whyFindings, whyHeadline } from './why-findings.ts';
import { whyBlocks, whyCards } from './why-tables.ts';

const FEWEST_ROWS = 20;

/**
 * Why a metric changed from one period to the next: the fewest segments that moved otherwise than the rest, what each
 * contributed, and the same by every dimension; for ratios by rate and mix. Methods and their sources stand with
 * `find-segments.ts` and `decompose.ts`.
 */
export const whyChanged: AnalysisPlugin<WhyFinding> = {
  id: 'why-changed',
  title: whyTexts.title,
  question: whyTexts.question,
  needs: [TABLE_SLOTS.time, TABLE_SLOTS.target, TABLE_SLOTS.value, TABLE_SLOTS.rate, TABLE_SLOTS.currency, { ...TABLE_SLOTS.dimension, optional: false }],
  subject: 'table',
  isCloserLook: true,
  options: [
    { name: 'measure', kind: 'text', meaning: whyTexts.optionMeasure },
    { name: 'per', kind: 'text', meaning: whyTexts.optionPer },
    { name: 'against', kind: 'text', meaning: whyTexts.optionAgainst },
  ],

  score({ table, columns }) {
    const time = columnNamed(table, columns['time']?.[0] ?? '');
    const dimensions = (columns['dimension'] ?? []).filter((name) => columnNamed(table, name)?.type === 'text');
    if (time?.type !== 'date' || dimensions.length === 0 || table.rowCount < FEWEST_ROWS) return { score: 0, reason: whyTexts.noFit };
    const value = columns['value']?.[0] ?? columns['rate']?.[0];
    const fit = value === undefined ? 0 : headerFit(TABLE_SLOTS.value, value);
    const score = 0.3 + 0.2 * fit + 0.03 * Math.min(3, dimensions.length);
    return { score, reason: whyTexts.fit(columnLabel(value ?? time.name), dimensions.length) };
  },

  compute: measureChange,

  headline: (finding) => whyHeadline(new WhyFacts(finding, null)),

  report(finding, language): readonly Block[] {
    const facts = new WhyFacts(finding, language);
    return [...whyCards(facts), ...whyFindings(facts), ...whyCaveats(facts), ...whyBlocks(facts)];
  },
};
