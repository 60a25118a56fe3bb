import { type Area, parseArea } from '../../../core/workbook/address.ts';
import type { FixtureSheet, WorkbookFixture } from '../../core/workbook/fixture.ts';
import { cellToChange, newId, newSheet, newWorkbook, type SheetModel, type WorkbookModel } from '../../office-host/model/workbook-model.ts';

const VISIBILITY = { visible: 'Visible', hidden: 'Hidden', 'very-hidden': 'VeryHidden' } as const;

/** A fixture of the contract as the workbook open in the host. */
export function fixtureWorkbook(fixture: WorkbookFixture): WorkbookModel {
  const workbook = newWorkbook('Shop.xlsx', []);
  workbook.sheets = fixture.sheets.map(fixtureSheet);
  workbook.activeSheet = fixture.sheets[0]?.name ?? '';
  workbook.date1904 = fixture.date1904 ?? false;
  workbook.structureProtected = fixture.structureProtected ?? false;
  workbook.names = (fixture.names ?? []).map(({ name, refersTo, sheet }) => ({ name, formula: `=${refersTo}`, sheet: sheet ?? null }));
  return workbook;
}

function fixtureSheet(fixture: FixtureSheet): SheetModel {
  const sheet = newSheet(fixture.name);
  for (const { row, column, value, formula, format } of fixture.cells) {
    const cell = cellToChange(sheet, row, column);
    cell.content = value;
    cell.formula = formula ?? null;
    cell.numberFormat = format ?? 'General';
  }
  sheet.merges = (fixture.merges ?? []).map(area);
  sheet.tables = (fixture.tables ?? []).map(({ name, range }) => ({ id: newId(), name, area: area(range), settings: {} }));
  for (const row of fixture.hiddenRows ?? []) sheet.rows.set(row, { hidden: true });
  for (const column of fixture.hiddenColumns ?? []) sheet.columns.set(column, { hidden: true });
  sheet.visibility = VISIBILITY[fixture.visibility ?? 'visible'];
  sheet.isProtected = fixture.isProtected ?? false;
  return sheet;
}

function area(range: string): Area {
  const parsed = parseArea(range);
  if (parsed === null) throw new Error(`${range} is no range`);
  return parsed;
}
