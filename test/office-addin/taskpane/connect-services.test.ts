import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { openWorkbookFile } from '../../../core/workbook/file/file-workbook.ts';
import type { Workbook } from '../../../core/workbook/workbook.ts';
import * as analysisParts from '../../../office-addin/taskpane/analysis-parts.ts';
import { connectServices } from '../../../office-addin/taskpane/connect-services.ts';
import type { AnalysisParts } from '../../../office-addin/taskpane/connect-services.ts';
import { plannedSheet } from './sample-study.ts';

async function salesFile() {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Sales');
  sheet.addRow(['Region', 'Sales']);
  for (let row = 0; row < 6; row += 1) sheet.addRow([row % 2 === 0 ? 'East' : 'West', 100 + row]);
  const hidden = book.addWorksheet('Old', { state: 'hidden' });
  hidden.addRow(['Region', 'Sales']);
  hidden.addRow(['East', 1]);
  hidden.addRow(['West', 2]);
  return openWorkbookFile(new Uint8Array(await book.xlsx.writeBuffer()), 'Sales.xlsx');
}

const table = (name: string) =>
  plannedSheet(name, {
    cells: [
      { row: 0, column: 0, content: { kind: 'text', text: 'Region' } },
      { row: 0, column: 1, content: { kind: 'text', text: 'Sales' } },
      ...[1, 2, 3].flatMap((row) => [
        { row, column: 0, content: { kind: 'text', text: `R${row}` } as const },
        { row, column: 1, content: { kind: 'number', number: row } as const },
      ]),
    ],
  });

const NOWHERE = { activePlace: () => Promise.resolve(null), selectedCells: () => Promise.resolve(null), selection: () => Promise.reject(new Error('nothing is selected here')) };

describe('services over a workbook', () => {
  it('find the tables of visible sheets without analysis or engine', async () => {
    const services = connectServices(await salesFile(), () => Promise.reject(new Error('not needed')), NOWHERE, null);
    const { tables } = await services.findTables({});
    expect(tables.map(({ name, rowCount }) => `${name}: ${rowCount}`)).toEqual(['Sales: 6']);
  });

  it('load the analyses while cells are read, and only then', async () => {
    let loads = 0;
    const loading = () => {
      loads += 1;
      return Promise.resolve(analysisParts);
    };
    const empty = new ExcelJS.Workbook();
    empty.addWorksheet('Sheet1');
    const nothing = openWorkbookFile(new Uint8Array(await empty.xlsx.writeBuffer()), 'Empty.xlsx');
    await connectServices(nothing, loading, NOWHERE, null).findTables({});
    expect(loads).toBe(0);
    await connectServices(await salesFile(), loading, NOWHERE, null).findTables({});
    expect(loads).toBeGreaterThan(0);
  });

  it('do not take the sheets of a report for data when they read again, and show them to the report', async () => {
    const seen: string[][] = [];
    const look = async (workbook: Workbook) => seen.push((await workbook.info()).sheets.map((sheet) => sheet.name));
    const parts: AnalysisParts = {
      ...analysisParts,
      openStudy: async ({ workbook }) => {
        await look(workbook);
        return { tables: [], offers: [], unfit: [] };
      },
      composeReport: async ({ workbook }) => {
        await look(workbook);
        throw new Error('composed');
      },
    };
    const services = connectServices(await salesFile(), () => Promise.resolve(parts), NOWHERE, null);
    await services.workbook.write({ id: 'r', sheets: [table('Report')], names: [], customXml: null });
    expect((await services.findTables({})).tables.map(({ name }) => name)).toEqual(['Sales']);
    await services.study([], {});
    await expect(services.compose([], [], { language: 'en', now: services.now() }, {})).rejects.toThrow('composed');
    expect(seen).toEqual([
      ['Sales', 'Old'],
      ['Sales', 'Old', 'Report'],
    ]);
  });
});
