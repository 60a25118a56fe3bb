import { expect } from 'vitest';
import { cellAddress, type RangeRef } from '../../../core/workbook/address.ts';
import type { CellValue, Workbook } from '../../../core/workbook/workbook.ts';

export interface Cells {
  readonly values: ReadonlyMap<string, CellValue>;
  readonly formats: ReadonlyMap<string, string>;
  readonly formulas: ReadonlyMap<string, string>;
}

/** Everything of a region by address; checks on the way that chunks are whole rows in order. */
export async function readAll(workbook: Workbook, region: RangeRef): Promise<Cells> {
  const values = new Map<string, CellValue>();
  const formats = new Map<string, string>();
  const formulas = new Map<string, string>();
  let nextRow: number | null = null;
  for await (const chunk of workbook.read(region)) {
    if (nextRow !== null) expect(chunk.firstRow).toBe(nextRow);
    nextRow = chunk.firstRow + chunk.values.length;
    expect(chunk.formatIds.length).toBe(chunk.values.length);
    expect(chunk.formats[0]).toBe('General');
    const width = chunk.values[0]?.length ?? 0;
    chunk.values.forEach((row, i) => {
      expect(row.length).toBe(width);
      expect(chunk.formatIds[i]?.length).toBe(width);
      row.forEach((value, j) => {
        if (value === null) return;
        const address = cellAddress(chunk.firstRow + i, chunk.firstColumn + j);
        values.set(address, value);
        formats.set(address, chunk.formats[chunk.formatIds[i]?.[j] ?? 0] ?? '');
      });
    });
    for (const { row, column, formula } of chunk.formulas) formulas.set(cellAddress(row, column), formula);
  }
  return { values, formats, formulas };
}
