import { beforeAll, describe, expect, it } from 'vitest';
import { openWorkbookFile, type FileWorkbook } from '../../../core/workbook/file/file-workbook.ts';
import { connectServices } from '../../../office-addin/taskpane/connect-services.ts';
import { openPaneSession } from '../../../office-addin/taskpane/pane-session.ts';
import type { PaneSession } from '../../../office-addin/taskpane/pane-session.ts';
import { compose } from '../../core/report/recalculated-report.ts';
import type { Composed } from '../../core/report/recalculated-report.ts';
import { sampleWorkbook } from '../../core/report/sample-orders.ts';
import { plan, plannedSheet } from '../../core/workbook/small-plan.ts';

let source: Uint8Array;
let composed: Composed;

beforeAll(async () => {
  source = new Uint8Array(await sampleWorkbook('table'));
  composed = await compose(source, 'sales-performance');
});

/** A pane beside a workbook that holds a report, its list opened. */
async function paneWithReport(): Promise<{ readonly workbook: FileWorkbook; readonly session: PaneSession }> {
  const workbook = openWorkbookFile(source, 'book.xlsx');
  await workbook.write(composed.report.plan);
  const places = { activePlace: () => Promise.resolve(null), selectedCells: () => Promise.resolve(null), selection: () => Promise.reject(new Error('nothing is selected here')) };
  const session = openPaneSession(connectServices(workbook, () => Promise.reject(new Error('no analysis here')), places, null));
  await session.listReports();
  return { workbook, session };
}

describe('the reports in the workbook', () => {
  it('are listed, also those that another session wrote', async () => {
    const { session } = await paneWithReport();
    expect(session.state().reports.listed?.map(({ title, sheets }) => ({ title, sheets: sheets.map(({ name }) => name) }))).toEqual([
      { title: composed.report.title.en, sheets: composed.report.plan.sheets.map(({ name }) => name) },
    ]);
  });

  it('go when a person has said so, and the pane says that they are gone', async () => {
    const { workbook, session } = await paneWithReport();
    const [report] = session.state().reports.listed ?? [];
    if (report === undefined) throw new Error('no report');
    await session.askRemoval(report);
    expect(session.state().reports.removal).toEqual({ at: 'asking', report, own: [] });
    expect((await workbook.info()).sheets.length).toBeGreaterThan(1);
    await session.removeReport(report);
    expect(session.state().reports).toEqual({ listed: [], removal: { at: 'removed', title: report.title } });
    expect((await workbook.info()).sheets).toEqual((await openWorkbookFile(source, 'book.xlsx').info()).sheets);
  });

  it('stay when the person keeps them', async () => {
    const { workbook, session } = await paneWithReport();
    const [report] = session.state().reports.listed ?? [];
    if (report === undefined) throw new Error('no report');
    const before = workbook.save();
    await session.askRemoval(report);
    session.dismissRemoval();
    expect(session.state().reports).toEqual({ listed: [report], removal: { at: 'idle' } });
    expect(workbook.save()).toBe(before);
  });

  it('stay where a formula needs them, with the reason', async () => {
    const { workbook, session } = await paneWithReport();
    const [report] = session.state().reports.listed ?? [];
    if (report === undefined) throw new Error('no report');
    const formula = `='${report.sheets[0]?.name ?? ''}'!B2`;
    await workbook.write(plan(plannedSheet({ name: 'Mine', cells: [{ row: 0, column: 0, content: { kind: 'formula', formula, cached: 0 } }] })));
    await session.removeReport(report);
    const { removal, listed } = session.state().reports;
    expect(removal.at === 'refused' && removal.sentence.en).toContain('Mine!A1');
    expect(listed).toEqual([report]);
  });
});
