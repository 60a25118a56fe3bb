import { describe, expect, it } from 'vitest';
import type { OpenBook } from '../../../office-addin/workbench/open-book.ts';
import { watchWorkbook } from '../../../office-addin/workbench/open-book.ts';
import { newFileName } from '../../../office-addin/workbench/save-file.ts';
import { hasUnsaved, nextWorkbench } from '../../../office-addin/workbench/workbench-state.ts';
import type { WorkbenchEvent, WorkbenchState } from '../../../office-addin/workbench/workbench-state.ts';
import { openPaneSession } from '../../../office-addin/taskpane/pane-session.ts';
import { plainServices } from '../taskpane/plain-services.ts';
import { sampleReport } from '../taskpane/sample-study.ts';

function sampleBook(): OpenBook {
  const services = plainServices();
  return {
    chosen: { file: new File([], 'Sales.xlsx'), handle: null },
    workbook: { ...services.workbook, save: () => new Uint8Array(), notices: () => [] },
    session: openPaneSession(services),
    plannedSheets: () => [],
  };
}

function after(...events: readonly WorkbenchEvent[]): WorkbenchState {
  return events.reduce(nextWorkbench, { at: 'start' });
}

const sorry = { zh: '打不开。', en: 'It does not open.' };

describe('the workbench', () => {
  const opened: readonly WorkbenchEvent[] = [
    { kind: 'open-started', name: 'Sales.xlsx' },
    { kind: 'opened', book: sampleBook(), firstSheet: 'Sales' },
  ];

  it('opens a file at its first sheet', () => {
    expect(after(...opened)).toMatchObject({ at: 'open', shown: { sheet: 'Sales', range: 'A1' }, saving: { at: 'nothing-to-save' } });
  });

  it('says why a file was refused, and lets the next one in', () => {
    const refused = after({ kind: 'open-started', name: 'x.pdf' }, { kind: 'refused', name: 'x.pdf', sentence: sorry });
    expect(refused).toEqual({ at: 'refused', name: 'x.pdf', sentence: sorry });
    expect(nextWorkbench(refused, { kind: 'open-started', name: 'y.xlsx' })).toEqual({ at: 'opening', name: 'y.xlsx' });
  });

  it('has something to save once a report is written, and nothing before', () => {
    const open = after(...opened);
    expect(nextWorkbench(open, { kind: 'save-started' })).toBe(open);
    expect(hasUnsaved(open)).toBe(false);
    expect(hasUnsaved(nextWorkbench(open, { kind: 'report-written' }))).toBe(true);
  });

  it('asks before it writes over the file', () => {
    const asking = after(...opened, { kind: 'report-written' }, { kind: 'over-asked' });
    expect(asking).toMatchObject({ saving: { at: 'asking-over' } });
    expect(nextWorkbench(asking, { kind: 'over-declined' })).toMatchObject({ saving: { at: 'unsaved' } });
  });

  it('still has the report to save after a failed saving', () => {
    const failed = after(...opened, { kind: 'report-written' }, { kind: 'save-started' }, { kind: 'save-failed', sentence: sorry });
    expect(failed).toMatchObject({ saving: { at: 'failed', sentence: sorry } });
    expect(hasUnsaved(failed)).toBe(true);
    expect(hasUnsaved(nextWorkbench(failed, { kind: 'saved', sentence: sorry }))).toBe(false);
  });

  it('names the report after the file', () => {
    expect(newFileName('Sales.2024.xlsm', 'en', true)).toBe('Sales.2024 with report.xlsm');
    expect(newFileName('销售.xlsx', 'zh', true)).toBe('销售（含报告）.xlsx');
    expect(newFileName('销售.xlsx', 'zh', false)).toBe('销售（已更正）.xlsx');
  });
});

describe('a watched workbook', () => {
  it('shows the places gone to and remembers the sheets written', async () => {
    const shown: string[] = [];
    let writings = 0;
    const watched = watchWorkbook(
      { ...plainServices().workbook, save: () => new Uint8Array(), notices: () => [] },
      (ref) => shown.push(`${ref.sheet}!${ref.range}`),
      () => (writings += 1),
    );
    await watched.workbook.goTo({ sheet: 'Sales', range: 'B2' });
    await watched.workbook.write(sampleReport.plan);
    expect(shown).toEqual(['Sales!B2']);
    expect(writings).toBe(1);
    expect(watched.plannedSheets().map((sheet) => sheet.name)).toEqual(['经营报告', '数据']);
  });

  it('remembers nothing of a writing that failed', async () => {
    const { workbook } = plainServices({}, { write: () => Promise.reject(new Error('full')) });
    const watched = watchWorkbook({ ...workbook, save: () => new Uint8Array(), notices: () => [] }, () => undefined, () => undefined);
    await expect(watched.workbook.write(sampleReport.plan)).rejects.toThrow('full');
    expect(watched.plannedSheets()).toEqual([]);
  });
});
