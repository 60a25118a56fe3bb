import { openNodeEngine } from '../../../core/engine/node-engine.ts';
import { openStudy } from '../../../core/report/open-study.ts';
import { refreshReport, type RefreshedReport } from '../../../core/report/refresh-report.ts';
import { writtenReports } from '../../../core/report/written-reports.ts';
import { openWorkbookFile, type FileWorkbook } from '../../../core/workbook/file/file-workbook.ts';
import { openPackage } from '../../../core/workbook/file/package.ts';
import { PackageEditor } from '../../../core/workbook/file/write/package-editor.ts';

const LATER = '2026-12-24T03:10:00Z';

/** Changes parts of a workbook's file, as another program would. */
export function edited(workbook: FileWorkbook, change: (part: (name: string) => string, put: (name: string, xml: string) => void) => void): FileWorkbook {
  const editor = new PackageEditor(openPackage(workbook.save()));
  change((name) => editor.text(name) ?? '', (name, xml) => editor.put(name, xml));
  return openWorkbookFile(editor.save(), 'book.xlsx');
}

/** The same workbook with the data of another one of its kind in its source. */
export function withData(workbook: FileWorkbook, source: Uint8Array): FileWorkbook {
  const next = openPackage(source);
  return edited(workbook, (_, put) => {
    for (const { name } of next.entries) if (/sharedStrings|worksheets\/sheet1\.xml$|tables\/table1\.xml/.test(name)) put(name, next.text(name) ?? '');
  });
}

/** Refreshes the oldest report of a workbook. */
export async function refreshed(workbook: FileWorkbook, now = LATER): Promise<RefreshedReport> {
  const engine = await openNodeEngine();
  try {
    const input = { workbook, engine, clips: [] };
    const [report] = await writtenReports(workbook);
    if (report === undefined) throw new Error('no report is there');
    return await refreshReport(input, await openStudy(input), report, now);
  } finally {
    await engine.close();
  }
}
