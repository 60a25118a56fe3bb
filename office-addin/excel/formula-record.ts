import { type Area, cellAddress, formatArea } from '../../core/workbook/address.ts';
import { areaOfRange } from './address-lists.ts';
import { type ExcelBatch, jsonBytes } from './excel-batch.ts';

/** More formulas than this on one sheet are not remembered: the answer would grow too large. */
const MAX_FORMULAS = 30_000;

/** The formulas of a sheet as they read at a moment. */
export interface FormulaRecord {
  readonly sheet: string;
  readonly blocks: readonly { readonly area: Area; readonly formulas: readonly (readonly unknown[])[] }[];
}

export interface FormulaRead {
  /** After the first round trip, before the second. */
  lookCloser(): void;
  record(): FormulaRecord;
}

/** Two round trips: how many formulas there are, and what they say. */
export function recordFormulas(sheet: Excel.Worksheet): FormulaRead {
  sheet.load('name');
  const found = sheet.getRange().untrack().getSpecialCellsOrNullObject('Formulas').load('cellCount');
  let areas: Excel.RangeCollection | null = null;
  return {
    lookCloser() {
      if (found.isNullObject || found.cellCount > MAX_FORMULAS) return;
      areas = found.areas.load('items/formulas,items/rowIndex,items/columnIndex,items/rowCount,items/columnCount');
    },
    record: () => ({
      sheet: sheet.name,
      blocks: (areas?.items ?? []).map((range) => ({ area: areaOfRange(range), formulas: range.formulas })),
    }),
  };
}

/** Writes the formulas that read otherwise by now. One round trip looks; what is written is sent with the next. */
export async function repairFormulas(batch: ExcelBatch, records: readonly FormulaRecord[]): Promise<void> {
  const reads = records.flatMap(({ sheet, blocks }) =>
    blocks.map((block) => {
      const place = batch.context.workbook.worksheets.getItem(sheet);
      return { block, place, range: place.getRange(formatArea(block.area)).untrack().load('formulas') };
    }),
  );
  if (reads.length === 0) return;
  await batch.context.sync();
  for (const { block, place, range } of reads) {
    for (const [i, row] of block.formulas.entries()) {
      for (const [j, formula] of row.entries()) {
        if (range.formulas[i]?.[j] === formula) continue;
        await batch.room(jsonBytes(formula));
        place.getRange(cellAddress(block.area.top + i, block.area.left + j)).untrack().formulas = [[formula]];
      }
    }
  }
}
