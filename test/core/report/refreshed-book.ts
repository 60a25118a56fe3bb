import type { Clip } from '../../../core/clip/clip.ts';
import { openNodeEngine } from '../../../core/engine/node-engine.ts';
import { openStudy } from '../../../core/report/open-study.ts';
import { refreshReport, type RefreshedReport } from '../../../core/report/refresh-report.ts';
import { writtenReports } from '../../../core/report/written-reports.ts';
import { openWorkbookFile, type FileWorkbook } from '../../../core/workbook/file/file-workbook.ts';
import { openPackage } from '../../../core/workbook/file/package.ts';
import { readWorkbookPart } from '../../../core/workbook/file/workbook-part.ts';
import { PackageEditor } from '../../../core/workbook/file/write/package-editor.ts';
import { readAll } from '../workbook/read-all.ts';

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

/** The part of the file that a sheet is. */
export function partOf(workbook: FileWorkbook, sheet: string): string {
  return readWorkbookPart(openPackage(workbook.save())).sheets.find(({ name }) => name === sheet)?.part ?? '';
}

/** Puts raw cells into a sheet's part: the last one of an address wins. */
export function withCells(workbook: FileWorkbook, sheet: string, cells: Readonly<Record<string, string>>): FileWorkbook {
  const name = partOf(workbook, sheet);
  return edited(workbook, (part, put) => {
    let xml = part(name);
    for (const [address, cell] of Object.entries(cells)) {
      const row = /\d+/.exec(address)?.[0] ?? '';
      xml = xml.replace(new RegExp(`<c r="${address}"[^>]*?(?:/>|>.*?</c>)`), '');
      xml = xml.replace(new RegExp(`(<row r="${row}"[^>]*>)(.*?)</row>`), (_, start: string, rest: string) => `${start}${rest}${cell.replace('<c ', `<c r="${address}" `)}</row>`);
    }
    put(name, xml);
  });
}

export async function cellsOf(workbook: FileWorkbook, sheet: string) {
  const range = (await workbook.info()).sheets.find(({ name }) => name === sheet)?.usedRange ?? 'A1';
  return readAll(workbook, { sheet, range });
}

/** Where a value stands first. */
export async function placeOf(workbook: FileWorkbook, sheet: string, value: string): Promise<string> {
  const { values } = await cellsOf(workbook, sheet);
  return [...values].find(([, one]) => one === value)?.[0] ?? '';
}

/** Refreshes the oldest report of a workbook. */
export async function refreshed(workbook: FileWorkbook, now = LATER, clips: readonly Clip[] = []): Promise<RefreshedReport> {
  const engine = await openNodeEngine();
  try {
    const input = { workbook, engine, clips };
    const [report] = await writtenReports(workbook);
    if (report === undefined) throw new Error('no report is there');
    return await refreshReport(input, await openStudy(input), report, now);
  } finally {
    await engine.close();
  }
}
