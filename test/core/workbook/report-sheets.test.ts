import { describe, expect, it } from 'vitest';
import { reportSheets, sheetCopyNames } from '../../../core/workbook/report-sheets.ts';
import type { DefinedName, SheetInfo, WorkbookInfo } from '../../../core/workbook/workbook.ts';

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

  it('are also the hidden copies that a refresh was not able to take away, and no sheet that a person named so', () => {
    const info = named();
    const [first = '', second = ''] = sheetCopyNames(2, new Set(['clipsheet copy 2']));
    expect([first, second]).toEqual(['Clipsheet copy 1', 'Clipsheet copy 3']);
    const sheet = (name: string, visibility: SheetInfo['visibility']): SheetInfo => ({
      name, visibility, kind: 'worksheet', usedRange: null, tables: [], merges: [], hiddenRows: new Set(), hiddenColumns: new Set(), isProtected: false,
    });
    const sheets = [sheet(first, 'very-hidden'), sheet(second, 'visible'), sheet('Orders', 'very-hidden')];
    expect([...reportSheets({ ...info, sheets })]).toEqual([first]);
  });

  it('are none where a marked sheet is gone', () => {
    expect(reportSheets(named(['Clipsheet_Sheet', '#REF!$A$1'])).size).toBe(0);
  });
});
