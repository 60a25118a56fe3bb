import { Problem } from '../language/problem.ts';
import { paneOptions } from '../language/texts/pane-options.ts';
import { refreshTexts } from '../language/texts/refresh.ts';
import { analysisNamed } from '../analysis/registry.ts';
import type { RangeRef } from '../workbook/address.ts';
import type { LongWork, Written } from '../workbook/workbook.ts';
import { analysisPart, askedOffers } from './asked-report.ts';
import { composeReport } from './compose-report.ts';
import { readStandingReport, reviseReport } from './revise-report.ts';
import type { ComposedReport, Offer, Study, StudyInput } from './study.ts';
import type { WrittenReport } from './written-reports.ts';

/** A report after it was written over the one that stood. */
export interface RefreshedReport {
  readonly offers: readonly Offer[];
  readonly report: ComposedReport;
  readonly written: Written;
  /** What a person changed or filled where the report has something too: it stays as they left it. */
  readonly kept: readonly RangeRef[];
  /** Sheets that they moved about so much that these are theirs now. */
  readonly left: readonly string[];
}

/**
 * Asks a written report's questions again of the workbook as it is now, and writes the answers over the old ones. What a
 * person wrote, changed, formatted, moved or deleted in the report stays so; analyses whose sheets were deleted are not
 * asked again. `study` is of the same workbook, and of the clips of the project that the report is about.
 * Throws Problem `report-unreadable`, `report-gone`, `source-gone`, and what composing and writing throw; then the
 * workbook is as before.
 */
export async function refreshReport(input: StudyInput, study: Study, before: WrittenReport, now: string, work: LongWork = {}): Promise<RefreshedReport> {
  const { workbook } = input;
  const { asked, language, title } = before;
  if (asked === null) throw new Problem('report-unreadable', refreshTexts.unreadable(title));
  const standing = await readStandingReport(workbook, before, work);
  const staying = asked.analyses.filter((analysis) => !before.goneParts.includes(analysisPart(analysis)));
  if (staying.length === 0) throw new Problem('report-gone', refreshTexts.allGone(title));
  const { offers, gone } = askedOffers(staying, study);
  const [lost] = gone;
  if (lost !== undefined) throw new Problem('source-gone', paneOptions.sourceGone(analysisNamed(lost.plugin, input).title, lost.table));
  const report = await composeReport(input, offers, { language, now, period: asked.period, compareWith: asked.compareWith ?? null, project: asked.project ?? null, over: standing.names }, work);
  work.signal?.throwIfAborted();
  const { revision, kept, cells } = reviseReport(standing, report);
  const plan = { ...report.plan, customXml: revision.plan.customXml };
  return { offers, report: { ...report, cells, plan }, written: await workbook.revise(revision, work), kept, left: standing.left };
}
