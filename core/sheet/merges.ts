import { parseArea, type Area } from '../workbook/address.ts';

/** More merges than any table needs: beyond them a sheet is a drawing, and they are left aside. */
const MERGE_LIMIT = 50_000;

/** Merged cells of a sheet, found by any cell that they cover. */
export class Merges {
  readonly #byRow = new Map<number, Area[]>();

  /** `rows` bounds how far down merges are followed: those of whole columns reach the end of the sheet. */
  constructor(ranges: readonly string[], rows: number) {
    for (const range of ranges.slice(0, MERGE_LIMIT)) {
      const area = parseArea(range);
      if (area === null || (area.top === area.bottom && area.left === area.right)) continue;
      const bottom = Math.min(area.bottom, rows - 1);
      for (let row = area.top; row <= bottom; row++) {
        const areas = this.#byRow.get(row);
        if (areas) areas.push(area);
        else this.#byRow.set(row, [area]);
      }
    }
  }

  onRow(row: number): readonly Area[] {
    return this.#byRow.get(row) ?? [];
  }

  at(row: number, column: number): Area | null {
    return this.onRow(row).find((area) => area.left <= column && column <= area.right) ?? null;
  }
}
