import { reportSheets } from '../workbook/report-sheets.ts';
import type { LongWork, SheetInfo, Workbook } from '../workbook/workbook.ts';
import { buildTable } from './build-table.ts';
import { captionYear } from './caption-year.ts';
import { unpivot } from './crosstab.ts';
import { findTables } from './find-tables.ts';
import { readGrid } from './grid.ts';
import { Merges } from './merges.ts';
import type { SheetView } from './sheet-view.ts';
import { TextFacts } from './text-facts.ts';
import type { TypedTable } from './typed-table.ts';

/** What was understood of one sheet. */
export interface SheetReading {
  readonly name: string;
  readonly visibility: SheetInfo['visibility'];
  readonly tables: readonly TypedTable[];
  /** For each crosstab among `tables`, the plain rows behind it, named `<table>_long`. */
  readonly unpivoted: readonly TypedTable[];
}

/**
 * Reads every sheet of a workbook as typed tables, in the order of the sheets; sheets without a table come
 * with none; very hidden sheets and those of our own reports do not come at all. One sheet is in memory at a time, besides its tables.
 * Progress counts sheets. Throws what the workbook throws; AbortError when stopped.
 */
export async function readTables(workbook: Workbook, work: LongWork = {}): Promise<SheetReading[]> {
  const { signal, onProgress } = work;
  const info = await workbook.info(work);
  const ours = reportSheets(info);
  const sheets = info.sheets.filter(({ name, kind, visibility }) => kind === 'worksheet' && visibility !== 'very-hidden' && !ours.has(name));
  const names = new TableNames(info.sheets.flatMap(({ tables }) => tables.map(({ name }) => name)));
  const readings: SheetReading[] = [];
  for (const sheet of sheets) {
    signal?.throwIfAborted();
    const grid = await readGrid(workbook, sheet.name, sheet.usedRange ?? '', signal === undefined ? {} : { signal });
    const merges = new Merges(sheet.merges, grid.rowCount);
    const view: SheetView = { name: sheet.name, grid, merges, facts: new TextFacts(grid) };
    const tables: TypedTable[] = [];
    const unpivoted: TypedTable[] = [];
    const areas = findTables(view, sheet);
    for (const area of areas) {
      const year = captionYear([area.captions, [sheet.name], areas.flatMap(({ captions }) => captions), [info.name]]);
      const table = buildTable(view, area, { name: area.excelTable ?? names.next(sheet.name), date1904: info.date1904, year });
      if (table === null) continue;
      tables.push(table);
      const long = unpivot(table, year);
      if (long !== null) unpivoted.push({ ...long, name: names.next(long.name) });
    }
    readings.push({ name: sheet.name, visibility: sheet.visibility, tables, unpivoted });
    onProgress?.({ done: readings.length, total: sheets.length });
  }
  return readings;
}

/** Names for tables that have none of their own: the sheet's, numbered from the second on. */
class TableNames {
  readonly #taken: Set<string>;

  constructor(taken: readonly string[]) {
    this.#taken = new Set(taken.map((name) => name.toLowerCase()));
  }

  next(sheet: string): string {
    let name = sheet;
    for (let number = 2; this.#taken.has(name.toLowerCase()); number++) name = `${sheet}_${number}`;
    this.#taken.add(name.toLowerCase());
    return name;
  }
}
