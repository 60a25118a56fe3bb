import { beforeAll, describe, expect, it } from 'vitest';
import { removeReport, ownCells } from '../../../core/report/remove-report.ts';
import type { ComposedReport } from '../../../core/report/study.ts';
import { writtenReports } from '../../../core/report/written-reports.ts';
import { openWorkbookFile, type FileWorkbook } from '../../../core/workbook/file/file-workbook.ts';
import { openPackage } from '../../../core/workbook/file/package.ts';
import { readWorkbookPart } from '../../../core/workbook/file/workbook-part.ts';
import { PackageEditor } from '../../../core/workbook/file/write/package-editor.ts';
import type { SheetPlan } from '../../../core/workbook/sheet-plan.ts';
import { plan, plannedSheet } from '../workbook/small-plan.ts';
import { compose } from './recalculated-report.ts';
import { sampleWorkbook } from './sample-orders.ts';

let source: Uint8Array;
let sales: ComposedReport;
let second: ComposedReport;

beforeAll(async () => {
  source = new Uint8Array(await sampleWorkbook('table'));
  sales = (await compose(source, 'sales-performance')).report;
  second = (await compose(source, 'sales-performance', { language: 'zh', now: '2026-12-01T08:00:00Z' })).report;
});

function written(...plans: readonly SheetPlan[]): FileWorkbook & { readonly done: Promise<unknown> } {
  const workbook = openWorkbookFile(source, 'book.xlsx');
  return Object.assign(workbook, { done: Promise.all(plans.map((one) => workbook.write(one))) });
}

/** Every part that a report does not have to touch, by name. */
function untouched(workbook: FileWorkbook): Record<string, string> {
  const pkg = openPackage(workbook.save());
  const touched = /^(?:\[Content_Types\]\.xml|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/styles\.xml)$/;
  return Object.fromEntries(pkg.entries.filter(({ name }) => !touched.test(name)).map(({ name }) => [name, pkg.text(name) ?? '']));
}

/** The workbook as a person saved it who wrote a number far below on a sheet. */
function withNote(workbook: FileWorkbook, sheet: string): FileWorkbook {
  const pkg = openPackage(workbook.save());
  const part = readWorkbookPart(pkg).sheets.find(({ name }) => name === sheet)?.part ?? '';
  const editor = new PackageEditor(pkg);
  editor.put(part, (pkg.text(part) ?? '').replace('</sheetData>', '<row r="900"><c r="AB900"><v>5</v></c></row></sheetData>'));
  return openWorkbookFile(editor.save(), 'book.xlsx');
}

describe('the reports that a workbook holds', () => {
  it('are none where none was written', async () => {
    expect(await writtenReports(openWorkbookFile(source, 'book.xlsx'))).toEqual([]);
  });

  it('are known by title, time, language and sheets, the oldest first', async () => {
    const workbook = written(second.plan);
    await workbook.done;
    const [report, ...rest] = await writtenReports(workbook);
    expect(rest).toEqual([]);
    expect(report).toMatchObject({ id: second.plan.id, title: second.title.zh, language: 'zh', writtenAt: '2026-12-01T08:00:00Z' });
    expect(report?.sheets.map(({ name }) => name)).toEqual(second.plan.sheets.map(({ name }) => name));
    expect(report?.names).toEqual(second.plan.names.map(({ name }) => name));
  });

  it('leave out documents that say nothing of where they stand', async () => {
    const workbook = openWorkbookFile(source, 'book.xlsx');
    await workbook.write({ ...plan(plannedSheet({ name: 'Other' })), customXml: '<report xmlns="urn:clipsheet:report:1" id="r1"><title>x</title></report>' });
    expect(await writtenReports(workbook)).toEqual([]);
  });
});

describe('a person’s own cells on the sheets of a report', () => {
  it('are what the report did not write', async () => {
    const workbook = written(sales.plan);
    await workbook.done;
    const [report] = await writtenReports(workbook);
    if (report === undefined) throw new Error('no report');
    expect(await ownCells(workbook, report)).toEqual([]);
    const noted = withNote(workbook, sales.plan.sheets[0]?.name ?? '');
    expect(await ownCells(noted, report)).toEqual([{ sheet: sales.plan.sheets[0]?.name, range: 'AB900' }]);
  });
});

describe('a report that is removed', () => {
  it('leaves the workbook as it was', async () => {
    const workbook = written(sales.plan);
    await workbook.done;
    const [report] = await writtenReports(workbook);
    if (report === undefined) throw new Error('no report');
    await removeReport(workbook, report);
    const before = openWorkbookFile(source, 'book.xlsx');
    expect(await workbook.info()).toEqual(await before.info());
    expect(untouched(workbook)).toEqual(untouched(before));
    expect(await writtenReports(workbook)).toEqual([]);
  });

  it('leaves another report alone', async () => {
    const workbook = openWorkbookFile(source, 'book.xlsx');
    await workbook.write(sales.plan);
    const alone = openWorkbookFile(workbook.save(), 'book.xlsx');
    const later = (await compose(workbook.save(), 'sales-performance', { now: '2026-12-01T08:00:00Z' })).report;
    await alone.write(later.plan);
    const [first, last] = await writtenReports(alone);
    if (first === undefined || last === undefined) throw new Error('not two reports');
    await removeReport(alone, first);
    expect(await writtenReports(alone)).toEqual([last]);
    expect((await alone.info()).sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(later.plan.sheets.map(({ name }) => name)));
  });

  it('stays where a formula of the person needs it, and says where', async () => {
    const workbook = written(sales.plan);
    await workbook.done;
    const [sheet] = sales.plan.sheets;
    const [name] = sales.plan.names;
    const cells = [`='${sheet?.name ?? ''}'!B2*2`, `=${name?.name ?? ''}+1`, `="'${sheet?.name ?? ''}'!B2"`].map((formula, row) => ({ row, column: 0, content: { kind: 'formula' as const, formula, cached: 0 } }));
    await workbook.write(plan(plannedSheet({ name: 'Mine', cells })));
    const [report] = await writtenReports(workbook);
    if (report === undefined) throw new Error('no report');
    const bytes = workbook.save();
    await expect(removeReport(workbook, report)).rejects.toThrow(/^report-in-use: 2 .*: Mine!A1, Mine!A2\. Nothing was removed/);
    expect(workbook.save()).toEqual(bytes);
  });
});
