import { describe, expect, it } from 'vitest';
import { reportSheets } from '../../../core/workbook/report-sheets.ts';
import type { DefinedName, WorkbookInfo } from '../../../core/workbook/workbook.ts';

const named = (...names: readonly [name: string, refersTo: string][]): WorkbookInfo => ({
  name: 'book.xlsx',
  date1904: false,
  sheets: [],
  names: names.map(([name, refersTo]): DefinedName => ({ name, refersTo, sheet: null })),
});

describe('sheets of our own reports', () => {
  it('are those that our names mark', () => {
    const info = named(['Clipsheet_Sheet', 'Summary!$A$1'], ['Clipsheet_Sheet_2', "'Q1 plan'!$A$1"], ['Clipsheet_Sheet_3', "'O''Neil'!$A$1"], ['Sales', 'Orders!$A$1:$C$9']);
    expect([...reportSheets(info)]).toEqual(['Summary', 'Q1 plan', "O'Neil"]);
  });

  it('are none where a marked sheet is gone', () => {
    expect(reportSheets(named(['Clipsheet_Sheet', '#REF!$A$1'])).size).toBe(0);
  });
});
