import type { Area } from '../../../core/workbook/address.ts';
import { moveReferences, movedArea, type MovesOf } from '../../../core/workbook/move-references.ts';
import { movedRow, type RowEdit } from '../../../core/workbook/plan-revision.ts';
import { cellToChange, type Settings, type SheetModel, type WorkbookModel } from './workbook-model.ts';

/** Puts whole rows in or takes them out, with all that stands on them and all that points at them. */
export function moveRows(workbook: WorkbookModel, sheet: SheetModel, edit: RowEdit): void {
  const edits = [edit];
  moveCells(sheet, edits);
  moveParts(sheet, edits);
  if (edit.added > 0) takeLookFromAbove(sheet, edit);
  const moves: MovesOf = (name) => (name.toLowerCase() === sheet.name.toLowerCase() ? edits : undefined);
  for (const one of workbook.sheets) moveFormulas(one, moves);
  for (const name of workbook.names) name.formula = moveReferences(name.formula, name.sheet ?? '', moves);
}

function moveCells(sheet: SheetModel, edits: readonly RowEdit[]): void {
  sheet.cells = movedKeys(sheet.cells, edits);
  sheet.rows = movedKeys(sheet.rows, edits);
}

function movedKeys<T>(byRow: ReadonlyMap<number, T>, edits: readonly RowEdit[]): Map<number, T> {
  return new Map(
    [...byRow].flatMap(([row, held]): [number, T][] => {
      const moved = movedRow(edits, row);
      return moved === null ? [] : [[moved, held]];
    }),
  );
}

/** What Excel does to new rows: they look like the one above, and are as high. */
function takeLookFromAbove(sheet: SheetModel, { at, added }: RowEdit): void {
  const height = sheet.rows.get(at - 1)?.height;
  for (let row = at; row < at + added; row += 1) {
    if (height !== undefined) sheet.rows.set(row, { height });
    for (const [column, { style, numberFormat }] of sheet.cells.get(at - 1) ?? []) {
      if (Object.keys(style).length > 0 || numberFormat !== 'General') Object.assign(cellToChange(sheet, row, column), { style: { ...style }, numberFormat });
    }
  }
}

function moveParts(sheet: SheetModel, edits: readonly RowEdit[]): void {
  const moved = <Item extends { area: Area }>(items: readonly Item[]): Item[] =>
    items.filter((item) => {
      const area = movedArea(edits, item.area);
      if (area !== null) item.area = area;
      return area !== null;
    });
  sheet.merges = sheet.merges.flatMap((merge) => movedArea(edits, merge) ?? []).filter(({ top, bottom, left, right }) => bottom > top || right > left);
  sheet.tables = moved(sheet.tables);
  sheet.validations = moved(sheet.validations);
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap((format) => {
    const areas = format.areas.flatMap((area) => movedArea(edits, area) ?? []);
    return areas.length === 0 ? [] : [{ ...format, areas }];
  });
  sheet.comments = sheet.comments.flatMap((comment) => {
    const row = movedRow(edits, comment.row);
    return row === null ? [] : [{ ...comment, row }];
  });
  for (const chart of sheet.charts) {
    if (chart.from !== null) chart.from = { ...chart.from, row: nearestRow(edits, chart.from.row) };
    if (chart.to !== null) chart.to = { ...chart.to, row: nearestRow(edits, chart.to.row) };
  }
  sheet.pageStarts = sheet.pageStarts.flatMap((row) => movedRow(edits, row) ?? []);
  sheet.printArea = sheet.printArea === null ? null : movedArea(edits, sheet.printArea);
  sheet.printTitleRows = sheet.printTitleRows === null ? null : moveReferences(sheet.printTitleRows, sheet.name, () => edits);
}

/** The corner of a chart in a row that goes comes to stand where the row was. */
function nearestRow(edits: readonly RowEdit[], row: number): number {
  return movedRow(edits, row) ?? edits.find(({ at, removed }) => at <= row && row < at + removed)?.at ?? row;
}

function moveFormulas(sheet: SheetModel, moves: MovesOf): void {
  for (const cells of sheet.cells.values()) {
    for (const cell of cells.values()) if (cell.formula !== null) cell.formula = moveReferences(cell.formula, sheet.name, moves);
  }
  for (const chart of sheet.charts) {
    for (const series of chart.series) {
      if (series.values !== null) series.values = moveReferences(series.values, sheet.name, moves);
      if (series.categories !== null) series.categories = moveReferences(series.categories, sheet.name, moves);
    }
  }
  for (const { settings } of sheet.conditionalFormats) {
    const formula = settings['Rule.Formula'];
    if (typeof formula === 'string') settings['Rule.Formula'] = moveReferences(formula, sheet.name, moves);
  }
  for (const { settings } of sheet.validations) moveListSource(settings, sheet.name, moves);
}

function moveListSource(settings: Settings, home: string, moves: MovesOf): void {
  const rule = settings['Rule'];
  if (typeof rule !== 'object' || rule === null || !('list' in rule)) return;
  const { list } = rule;
  if (typeof list !== 'object' || list === null || !('source' in list) || typeof list.source !== 'string') return;
  if (list.source.startsWith('=')) settings['Rule'] = { ...rule, list: { ...list, source: moveReferences(list.source, home, moves) } };
}
