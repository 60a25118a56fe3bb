import type { OwnAnalyses } from '../../core/analysis/registry.ts';
import type { Clip } from '../../core/clip/clip.ts';
import { openNodeEngine } from '../../core/engine/node-engine.ts';
import type { Text } from '../../core/language/language.ts';
import type { FileWorkbook } from '../../core/workbook/file/file-workbook.ts';
import { openStudy } from '../../core/report/open-study.ts';
import { refreshReport, type RefreshedReport } from '../../core/report/refresh-report.ts';
import { clipsOfReport } from '../../core/report/written-reports.ts';
import type { WrittenReport } from '../../core/report/written-reports.ts';
import { understandWorkbook } from '../../core/sheet/understand-workbook.ts';

export interface RefreshRequest {
  readonly workbook: FileWorkbook;
  readonly report: WrittenReport;
  readonly clips: readonly Clip[];
  /** What people brought beside what comes with the product. */
  readonly own: OwnAnalyses;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly onNotices: (notices: readonly Text[]) => void;
}

/** Refreshes a report of an opened workbook in place; the file itself is not written. Throws as `refreshReport` does. */
export async function refreshInWorkbook({ workbook, report, own, now, signal, onNotices, ...request }: RefreshRequest): Promise<RefreshedReport> {
  const clips = clipsOfReport(request.clips, report);
  const engine = await openNodeEngine();
  try {
    const { readings, notices } = await understandWorkbook(workbook, { signal });
    onNotices(notices);
    const input = { workbook, engine, clips, readings, ...own };
    return await refreshReport(input, await openStudy(input, { signal }), report, now.toISOString(), { signal });
  } finally {
    await engine.close();
  }
}
