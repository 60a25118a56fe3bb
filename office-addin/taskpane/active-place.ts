import type { RangeRef } from '../../core/workbook/address.ts';

/** The cell that the person stands on in Excel; null where Excel does not say, as while a cell is edited. */
export function activePlace(): Promise<RangeRef | null> {
  return placeOf((context) => context.workbook.getActiveCell());
}

/** The cells that the person has selected, `A:C` for whole columns; null for several blocks. */
export function selectedCells(): Promise<RangeRef | null> {
  return placeOf((context) => context.workbook.getSelectedRange());
}

async function placeOf(find: (context: Excel.RequestContext) => Excel.Range): Promise<RangeRef | null> {
  try {
    return await Excel.run(async (context) => {
      const range = find(context);
      range.load('address, worksheet/name');
      await context.sync();
      return { sheet: range.worksheet.name, range: range.address.slice(range.address.lastIndexOf('!') + 1) };
    });
  } catch (error) {
    if (error instanceof OfficeExtension.Error) return null;
    throw error;
  }
}
