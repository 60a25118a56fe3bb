import type { Text } from '../language/language.ts';
import { correctionTexts } from '../language/texts/correction.ts';
import { formatArea } from '../workbook/address.ts';
import { reportSheets } from '../workbook/report-sheets.ts';
import type { LongWork, SheetInfo, Workbook, WorkbookInfo } from '../workbook/workbook.ts';
import { buildTable, captionUnit } from './build-table.ts';
import { captionYear } from './caption-year.ts';
import { unpivot } from './crosstab.ts';
import { findTables } from './find-tables.ts';
import { readGrid } from './grid.ts';
import { Merges } from './merges.ts';
import { metricColumns } from './metric-table.ts';
import type { PlacedCorrection } from './place-corrections.ts';
import { hiddenNotes } from './quality/hidden-cells.ts';
import { unmatchedKeys } from './quality/unmatched-keys.ts';
import type { SheetView } from './sheet-view.ts';
import { TextFacts } from './text-facts.ts';
import type { TypedTable } from './typed-table.ts';

/** What was understood of one sheet. */
export interface SheetReading {
  readonly name: string;
  readonly visibility: SheetInfo['visibility'];
  readonly tables: readonly TypedTable[];
  /** For each crosstab and table of metrics among `tables`, the plain rows behind it, named `<table>_long`. */
  readonly unpivoted: readonly TypedTable[];
  /** What is said of corrections that do not fit the sheet any more. */
  readonly ignored: readonly Text[];
}

export interface TableReadingOptions extends LongWork {
  /** What people said about tables, found again on the workbook as it is. */
  readonly corrections?: readonly PlacedCorrection[];
  /** The workbook as just asked; asked here where left out. */
  readonly info?: WorkbookInfo;
  /** Only this sheet is read. */
  readonly only?: string;
}

/**
 * Reads every sheet of a workbook as typed tables, in the order of the sheets; sheets without a table come
 * with none; very hidden sheets and those of our own reports do not come at all. One sheet is in memory at a time, besides its tables.
 * Names of tables do not depend on other sheets being read. Progress counts sheets. Throws what the workbook throws; AbortError when stopped.
 */
export async function readTables(workbook: Workbook, options: TableReadingOptions = {}): Promise<SheetReading[]> {
  const { signal, onProgress, corrections = [], only } = options;
  const info = options.info ?? (await workbook.info(options));
  const ours = reportSheets(info);
  const sheets = info.sheets.filter(({ name, kind, visibility }) => kind === 'worksheet' && visibility !== 'very-hidden' && !ours.has(name) && (only === undefined || name === only));
  const names = new TableNames(info);
  const readings: SheetReading[] = [];
  for (const sheet of sheets) {
    signal?.throwIfAborted();
    const grid = await readGrid(workbook, sheet.name, sheet.usedRange ?? '', signal === undefined ? {} : { signal });
    const merges = new Merges(sheet.merges, grid.rowCount);
    const view: SheetView = { name: sheet.name, grid, merges, facts: new TextFacts(grid) };
    const tables: TypedTable[] = [];
    const unpivoted: TypedTable[] = [];
    const { tables: areas, ignored: unfit } = findTables(view, sheet, {
      corrections: corrections.filter((correction) => correction.sheet === sheet.name),
      names: info.names,
    });
    const ignored = [...unfit];
    for (const area of areas) {
      const year = captionYear([area.captions, [sheet.name], areas.flatMap(({ captions }) => captions), [info.name]]);
      const table = buildTable(view, area, { name: area.excelTable ?? names.next(area.rangeName ?? sheet.name, sheet.name), date1904: info.date1904, year });
      if (table === null) {
        if (area.given !== undefined) ignored.push(correctionTexts.noTableThere(sheet.name, formatArea(area.area)));
        continue;
      }
      tables.push({ ...table, quality: [...table.quality, ...hiddenNotes(sheet, table)] });
      const long = metricColumns(view, table, year, captionUnit(area)) ?? unpivot(table, year);
      if (long !== null) unpivoted.push({ ...long, name: names.next(long.name, sheet.name) });
    }
    readings.push({ name: sheet.name, visibility: sheet.visibility, tables, unpivoted, ignored });
    onProgress?.({ done: readings.length, total: sheets.length });
  }
  return withUnmatchedKeys(readings);
}

/** What only a look at all tables together shows. */
function withUnmatchedKeys(readings: readonly SheetReading[]): SheetReading[] {
  const notes = unmatchedKeys(readings.flatMap(({ tables }) => tables));
  const noted = (table: TypedTable): TypedTable => ({ ...table, quality: [...table.quality, ...(notes.get(table.name) ?? [])] });
  return readings.map((reading) => ({ ...reading, tables: reading.tables.map(noted) }));
}

/** Names for tables that have none of their own: the sheet's, numbered from the second on. A sheet's name is its own tables' alone. */
class TableNames {
  readonly #taken: Set<string>;
  readonly #sheets: ReadonlySet<string>;

  constructor({ sheets }: WorkbookInfo) {
    this.#taken = new Set(sheets.flatMap(({ tables }) => tables.map(({ name }) => name.toLowerCase())));
    this.#sheets = new Set(sheets.map(({ name }) => name.toLowerCase()));
  }

  next(wish: string, sheet: string): string {
    let name = wish;
    const isFree = (key: string) => !this.#taken.has(key) && (key === sheet.toLowerCase() || !this.#sheets.has(key));
    for (let number = 2; !isFree(name.toLowerCase()); number++) name = `${wish}_${number}`;
    this.#taken.add(name.toLowerCase());
    return name;
  }
}
