import { numberArgument } from '../arguments.ts';
import { type Members, value } from '../host-object.ts';
import type { ChartModel, SheetModel } from '../model/workbook-model.ts';

type Corner = NonNullable<ChartModel['from']>;

/** Where a chart stands, in points; it is tied to the cells at its corners, as Excel's charts are. */
export function chartPlace(sheet: SheetModel, chart: ChartModel): Members {
  const from = (): Corner => chart.from ?? { row: 0, column: 0 };
  const to = (): Corner => chart.to ?? { row: from().row + 14, column: from().column + 6 };
  const corners = (rows: readonly [number, number], columns: readonly [number, number]): void => {
    chart.from = { row: rowAt(sheet, rows[0]), column: columnAt(sheet, columns[0]) };
    chart.to = { row: rowAt(sheet, rows[1]), column: columnAt(sheet, columns[1]) };
  };
  const top = (): number => rowTop(sheet, from().row);
  const left = (): number => columnLeft(sheet, from().column);
  const bottom = (): number => rowTop(sheet, to().row);
  const right = (): number => columnLeft(sheet, to().column);
  return {
    Top: value(top, (at) => {
      const points = numberArgument(at, 'top');
      corners([points, points + bottom() - top()], [left(), right()]);
    }),
    Left: value(left, (at) => {
      const points = numberArgument(at, 'left');
      corners([top(), bottom()], [points, points + right() - left()]);
    }),
    Height: value(() => bottom() - top(), (height) => corners([top(), top() + numberArgument(height, 'height')], [left(), right()])),
    Width: value(() => right() - left(), (width) => corners([top(), bottom()], [left(), left() + numberArgument(width, 'width')])),
  };
}

function rowTop(sheet: SheetModel, row: number): number {
  let points = 0;
  for (let above = 0; above < row; above += 1) points += heightOf(sheet, above);
  return points;
}

function columnLeft(sheet: SheetModel, column: number): number {
  let points = 0;
  for (let before = 0; before < column; before += 1) points += widthOf(sheet, before);
  return points;
}

function rowAt(sheet: SheetModel, points: number): number {
  let row = 0;
  for (let rest = points; rest >= heightOf(sheet, row); row += 1) rest -= heightOf(sheet, row);
  return row;
}

function columnAt(sheet: SheetModel, points: number): number {
  let column = 0;
  for (let rest = points; rest >= widthOf(sheet, column); column += 1) rest -= widthOf(sheet, column);
  return column;
}

function heightOf(sheet: SheetModel, row: number): number {
  return sheet.rows.get(row)?.height ?? 15;
}

function widthOf(sheet: SheetModel, column: number): number {
  return sheet.columns.get(column)?.width ?? 48;
}
