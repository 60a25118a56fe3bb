import type { Library } from '../library/library.ts';
import { publishKpis } from '../sync/publish-kpis.ts';
import { markedSheet } from '../workbook/report-sheets.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { readEvidenceDocument } from './evidence-document.ts';
import { kpisOfReport } from './report-kpis.ts';
import type { WrittenReport } from './written-reports.ts';

export interface Published {
  readonly published: number;
  /** Those that were published before, by this device or another. */
  readonly already: number;
}

/** Shares the KPIs of a written report with the team, offline too. Throws Problem `storage-full`. */
export async function publishReport(library: Library, workbook: Pick<Workbook, 'info'>, report: WrittenReport): Promise<Published> {
  const info = await workbook.info();
  const document = readEvidenceDocument(report.document, (mark) => markedSheet(info, mark));
  const kpis = await kpisOfReport(report, document, fileName(info.name));
  const published = await publishKpis(library, kpis);
  return { published, already: kpis.length - published };
}

/** Folders say more than a team needs to know. */
function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
