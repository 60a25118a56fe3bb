import { bindTable } from '../analysis/bind.ts';
import { clippedPageTable } from '../analysis/clipped-pages.ts';
import { clippedPriceTable } from '../analysis/competitors/clipped-prices.ts';
import { analysesWith, analysisCovering } from '../analysis/registry.ts';
import type { OwnAnalyses } from '../analysis/registry.ts';
import type { AnalysisSubject } from '../analysis/plugin.ts';
import { Problem } from '../language/problem.ts';
import { calendarOf } from '../metric/remembered-calendar.ts';
import type { TypedTable } from '../sheet/typed-table.ts';
import { understandWorkbook } from '../sheet/understand-workbook.ts';
import type { LongWork } from '../workbook/workbook.ts';
import { statedDataEnd } from './data-through.ts';
import { loadOnce } from './load-once.ts';
import type { Offer, Study, StudyInput } from './study.ts';
import { unfitAnalyses } from './unfit-analyses.ts';

/** Below this score an analysis would only waste a person's time. */
const LEAST_SCORE = 0.25;
/** From this score on, closer looks are written unasked, and the table in front of the person comes first. */
const FITS_WELL = 0.6;
/** Headlines are computed for so many offers, the best first. */
const MOST_HEADLINES = 6;

/**
 * Reads a workbook's tables as people corrected them, tells which analyses fit them, best first, and computes the headline of the best.
 * Clips are a table of their own, and so are the prices on them. Throws what reading throws; AbortError when stopped.
 */
export async function openStudy(input: StudyInput, work: LongWork = {}): Promise<Study> {
  const { workbook, engine, clips } = input;
  const { signal } = work;
  const calendar = input.calendar ?? (await calendarOf(workbook));
  const readings = input.readings ?? (await understandWorkbook(workbook, work)).readings;
  const tables = readings.flatMap((reading) => reading.tables);
  const unpivoted = readings.flatMap((reading) => reading.unpivoted);
  // A column of a crosstab is but one month or one year of a measure: what is measured is the rows behind it.
  const crosstabs = tables.filter(({ source }) => unpivoted.some((long) => long.source.sheet === source.sheet && long.source.range === source.range));
  const analyses = analysesWith(input);
  const clipped = [clippedPageTable(clips), clippedPriceTable(clips)].flatMap((table) => table ?? []);
  const offers: Offer[] = [];
  const looksAt = (subject: AnalysisSubject, table: TypedTable) => (clipped.includes(table) ? subject === 'clips' : subject === 'written-table' ? tables.includes(table) : subject === 'table' && !crosstabs.includes(table));
  for (const table of [...tables, ...unpivoted, ...clipped]) {
    const dataThrough = clipped.includes(table) ? null : await statedDataEnd(workbook, table, signal);
    for (const analysis of analyses) {
      if (!looksAt(analysis.subject, table)) continue;
      const binding = bindTable(analysis.needs, table);
      if (binding === null) continue;
      const { score, reason } = analysis.score(binding);
      if (score < LEAST_SCORE) continue;
      const { id, title, question } = analysis;
      offers.push({ plugin: id, title, question, binding: { ...binding, dataThrough, ...(clipped.includes(table) ? { companions: tables } : {}) }, score, reason, headline: null, ...(analysis.isCloserLook && score < FITS_WELL ? { isAside: true } : {}) });
    }
  }
  const isInFront = ({ binding: { table }, score }: Offer) => score >= FITS_WELL && table.source.sheet === input.inFront?.sheet && table.source.range === input.inFront.range;
  const ranked = coveredLast(offers.sort((a, b) => Number(isInFront(b)) - Number(isInFront(a)) || b.score - a.score), input);
  const best = ranked.slice(0, MOST_HEADLINES);
  const unfit = unfitAnalyses(analyses.filter(({ id }) => !offers.some(({ plugin }) => plugin === id)), (subject) => [...tables, ...unpivoted, ...clipped].filter((table) => looksAt(subject, table)));
  const withHeadlines: Offer[] = [];
  const known = (): Study => ({ tables, offers: [...withHeadlines, ...best.slice(withHeadlines.length).map((offer) => ({ ...offer, isPending: true })), ...ranked.slice(MOST_HEADLINES)], unfit });
  for (const offer of best) {
    signal?.throwIfAborted();
    input.onOffers?.(known());
    const before = withHeadlines.length;
    const tell = (done: number) => work.onProgress?.({ done: before + done, total: best.length, doing: offer.title });
    tell(0);
    await loadOnce(engine, offer.binding.table, signal);
    const analysis = analyses.find((one) => one.id === offer.plugin);
    const run = { binding: offer.binding, engine, clips, calendar, period: null, onProgress: tell, ...(signal === undefined ? {} : { signal }) };
    const result = (await analysis?.run(run).catch(withoutHeadline)) ?? null;
    withHeadlines.push({ ...offer, headline: result?.headline ?? null, ...(result === null ? {} : { answer: { result, calendar } }) });
  }
  return known();
}

function coveredLast(offers: readonly Offer[], own: OwnAnalyses): Offer[] {
  const isCovered = ({ plugin, binding }: Offer) => {
    const covering = analysisCovering(plugin, own);
    return offers.some((other) => other.plugin === covering && other.binding.table === binding.table);
  };
  return [...offers.filter((offer) => !isCovered(offer)), ...offers.filter(isCovered).map((offer) => ({ ...offer, isCovered: true }))];
}

/** An analysis that finds it cannot say anything is offered without a headline; anything else is a failure. */
function withoutHeadline(cause: unknown): null {
  if (cause instanceof Problem && cause.code !== 'sql-failed') return null;
  throw cause;
}
