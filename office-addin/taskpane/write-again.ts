import type { Clip } from '../../core/clip/clip.ts';
import { Problem } from '../../core/language/problem.ts';
import { paneOptions } from '../../core/language/texts/pane-options.ts';
import { shownName } from '../../core/sheet/typed-table.ts';
import type { LongWork } from '../../core/workbook/workbook.ts';
import { partsNow } from './made-report.ts';
import type { MadeReport } from './made-report.ts';
import type { PaneServices, Refreshed } from './pane-services.ts';

type Needed = Pick<PaneServices, 'findTables' | 'study' | 'compose' | 'workbook' | 'now'>;

/**
 * Reads the workbook again, computes what the report was made of with what the person wanted, and writes it as a new
 * report. Throws Problem `source-gone` where an analysis of the report has lost its table; nothing is written then.
 */
export async function writeAgain(services: Needed, made: MadeReport, clips: readonly Clip[], work: LongWork): Promise<Refreshed> {
  const found = await services.findTables(work);
  const study = await services.study(clips, work);
  const { parts, gone } = partsNow(made, study);
  const [lost] = gone;
  if (lost !== undefined) throw new Problem('source-gone', paneOptions.sourceGone(lost.title, shownName(lost.binding.table)));
  const { language, period } = made;
  const report = await services.compose(parts.map(({ offer }) => offer), clips, { language, period, now: services.now() }, work);
  work.signal?.throwIfAborted();
  return { found, study, made: { ...made, parts }, report, written: await services.workbook.write(report.plan, work) };
}
