import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isExcelHost, officeLanguage, officeTheme } from '../../../office-addin/excel/excel-host.ts';
import { openExcelWorkbook } from '../../../office-addin/excel/excel-workbook.ts';
import { planLimits } from '../../../office-addin/excel/plan-limits.ts';
import type { PlannedSheet } from '../../../core/workbook/sheet-plan.ts';
import { SHOP } from '../../core/workbook/fixture.ts';
import { GROWN } from '../../core/workbook/monthly-board.ts';
import { OfficeHost } from '../../office-host/office-host.ts';
import { startOfficeInNode } from '../../office-host/office-in-node.ts';
import { fixtureWorkbook } from './fixture-workbook.ts';
import { SAMPLE_REPORT } from './sample-report.ts';

/** The client library refuses every newer member in this file. */
const office = await startOfficeInNode({ ExcelApi: '1.9' }, 'dark');
let host: OfficeHost;
beforeEach(() => {
  host = new OfficeHost(fixtureWorkbook(SHOP));
  office.use(host);
});

describe('the oldest Excel that Clipsheet runs on', () => {
  it('is taken for one', async () => {
    expect(await isExcelHost()).toBe(true);
    expect(officeLanguage()).toBe('en');
    expect(officeTheme()).toBe('dark');
  });

  it('tells what is in the workbook, but for merged cells', async () => {
    const info = await openExcelWorkbook().info();
    expect(info.sheets.map((sheet) => sheet.name)).toEqual(['Orders', "Q1 plan's 数据", 'Lists', 'Empty']);
    expect(info.sheets[1]?.merges).toEqual([]);
  });

  it('takes the whole report but for its comments, and says so', async () => {
    const limits = planLimits(SAMPLE_REPORT).map((limit) => limit.code);
    expect(limits).toContain('comments');
    await openExcelWorkbook().write(SAMPLE_REPORT);
    expect(host.workbook.sheets).toHaveLength(6);
    expect(host.workbook.sheets[4]?.charts).toHaveLength(6);
    expect(host.workbook.sheets[4]?.comments).toEqual([]);
  });

  it('refreshes no report in place, and says so before it changes anything', async () => {
    const before = structuredClone(host.workbook);
    await expect(openExcelWorkbook().revise(GROWN)).rejects.toMatchObject({ code: 'revision-unsupported' });
    expect(host.workbook).toEqual(before);
    expect(host.trips).toEqual([]);
  });

  it('gets the value of an array formula, which it would take for a plain one', async () => {
    const sheet: PlannedSheet = {
      name: 'Arrays',
      cells: [
        { row: 0, column: 0, content: { kind: 'formula', formula: '=MEDIAN(IF(B1:B9>0,B1:B9))', cached: 7, array: true } },
        { row: 1, column: 0, content: { kind: 'formula', formula: '=SUM(B1:B9)', cached: 9 } },
      ],
      merges: [], columnWidths: [], rowHeights: [], showGridlines: true, freeze: null, tables: [], charts: [],
      validations: [], conditionalFormats: [], sparklines: [], print: null, tabColor: null,
    };
    const plan = { ...SAMPLE_REPORT, names: [], sheets: [sheet] };
    expect(planLimits(plan).map(({ code }) => code)).toContain('array-formulas');
    await openExcelWorkbook().write(plan);
    const written = host.workbook.sheets.find(({ name }) => name === 'Arrays');
    const cell = (row: number) => written?.cells.get(row)?.get(0);
    expect(cell(0)).toMatchObject({ content: 7, formula: null });
    expect(cell(1)).toMatchObject({ formula: '=SUM(B1:B9)' });
  });
});

describe('an Excel that can undo several round trips as one', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** Version 1.1.110 of the client ignores the option, the one Excel loads does not: so the call is what is seen. */
  function pretendNewest(): { options: unknown[] } {
    const options: unknown[] = [];
    vi.spyOn(Office.context.requirements, 'isSetSupported').mockImplementation((name, version) => {
      const [, minor = '0'] = String(version).split('.');
      return name === 'ExcelApi' && (Number(minor) <= 9 || minor === '20');
    });
    const run = Excel.run.bind(Excel);
    vi.spyOn(Excel, 'run').mockImplementation((...args: unknown[]) => {
      const batch = args.at(-1);
      if (args.length === 2) options.push(args[0]);
      if (typeof batch !== 'function') throw new Error('no batch');
      return run((context) => Promise.resolve(Reflect.apply(batch, null, [context])));
    });
    return { options };
  }

  it('is asked to', async () => {
    const { options } = pretendNewest();
    await openExcelWorkbook().write(SAMPLE_REPORT);
    expect(options).toEqual([{ mergeUndoGroup: true }]);
  });

  it('still gets the report where some step cannot be undone', async () => {
    pretendNewest();
    host.failAt(2, { kind: 'error', code: 'UndoNotSupported', when: 'before' });
    await openExcelWorkbook().write(SAMPLE_REPORT);
    expect(host.workbook.sheets).toHaveLength(6);
    expect(host.workbook.sheets[4]?.charts).toHaveLength(6);
  });
});
