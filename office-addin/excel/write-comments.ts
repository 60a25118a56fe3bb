import type { PlannedCell } from '../../core/workbook/sheet-plan.ts';
import { type ExcelBatch, jsonBytes } from './excel-batch.ts';

export async function writeComments(batch: ExcelBatch, sheet: Excel.Worksheet, cells: readonly PlannedCell[]): Promise<void> {
  for (const { row, column, comment } of cells) {
    if (comment === undefined || comment === '') continue;
    await batch.room(jsonBytes(comment));
    batch.context.workbook.comments.add(sheet.getCell(row, column).untrack(), comment);
  }
}
