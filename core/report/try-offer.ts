import { checkOptions } from '../analysis/plugin-options.ts';
import { analysisNamed } from '../analysis/registry.ts';
import type { Sentence } from '../fact/sentence.ts';
import { calendarOf } from '../metric/remembered-calendar.ts';
import type { LongWork } from '../workbook/workbook.ts';
import { loadOnce } from './load-once.ts';
import type { Offer, StudyInput } from './study.ts';

/**
 * The headline of an offer as a person wants it: they see at once what comes of their choice. Throws Problem where
 * the analysis cannot do with it; AbortError when stopped.
 */
export async function tryOffer(input: StudyInput, offer: Offer, { signal }: LongWork = {}): Promise<Sentence | null> {
  const { workbook, engine, clips } = input;
  const analysis = analysisNamed(offer.plugin, input);
  const options = offer.options ?? {};
  checkOptions(analysis.id, analysis.options, options);
  const calendar = input.calendar ?? (await calendarOf(workbook));
  await loadOnce(engine, offer.binding.table, signal);
  const run = { binding: offer.binding, engine, clips, calendar, period: null, options, ...(signal === undefined ? {} : { signal }) };
  return (await analysis.run(run)).headline;
}
