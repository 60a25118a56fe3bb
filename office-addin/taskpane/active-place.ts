import type { RangeRef } from '../../core/workbook/address.ts';

/** The cell that the person stands on in Excel; null where Excel does not say, as while a cell is edited. */
export async function activePlace(): Promise<RangeRef | null> {
  try {
    return await Excel.run(async (context) => {
      const cell = context.workbook.getActiveCell();
      cell.load('address, worksheet/name');
      await context.sync();
      return { sheet: cell.worksheet.name, range: cell.address.slice(cell.address.lastIndexOf('!') + 1) };
    });
  } catch (error) {
    if (error instanceof OfficeExtension.Error) return null;
    throw error;
  }
}
