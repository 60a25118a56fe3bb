import { Problem } from '../language/problem.ts';
import { correctionTexts } from '../language/texts/correction.ts';
import { formatArea, intersection, overlaps, parseArea, parseWholeLines, type Area, type RangeRef } from '../workbook/address.ts';
import { reportSheets } from '../workbook/report-sheets.ts';
import type { PlannedName } from '../workbook/sheet-plan.ts';
import type { Workbook, WorkbookInfo } from '../workbook/workbook.ts';
import type { ColumnCorrection, Correction, RowMark, TableReading } from './correction.ts';
import { readGrid } from './grid.ts';
import { placeCorrections } from './place-corrections.ts';
import { joinRowWords } from './row-words.ts';
import type { RowMeaning } from './table-area.ts';
import type { TypedTable } from './typed-table.ts';

const ANCHOR_PREFIX = 'Clipsheet_Table_';

/** Something that a person says about a table, or about cells. Rows are one-based, as they see them. */
export type CorrectionChange =
  /** The table's block of cells is this one. */
  | { readonly kind: 'range'; readonly table: TypedTable; readonly ref: RangeRef }
  /** These rows are its header; none where empty. */
  | { readonly kind: 'header'; readonly table: TypedTable; readonly rows: readonly number[] }
  | { readonly kind: 'row'; readonly table: TypedTable; readonly row: number; readonly is: RowMeaning }
  /** `change` holds what is new of the column at that zero-based place on the sheet. */
  | { readonly kind: 'column'; readonly table: TypedTable; readonly column: number; readonly change: ColumnChange }
  | { readonly kind: 'is-table'; readonly ref: RangeRef }
  | { readonly kind: 'no-table'; readonly ref: RangeRef }
  /** Back to what Clipsheet understood. */
  | { readonly kind: 'undo'; readonly anchor: string };

export type ColumnChange = Omit<Partial<ColumnCorrection>, 'header' | 'offset'>;

export interface ChangedCorrections {
  readonly corrections: readonly Correction[];
  /** Names of anchors that are new or stand elsewhere now. */
  readonly names: readonly PlannedName[];
  /** The sheet to be read again; null where nothing on any sheet changes. */
  readonly sheet: string | null;
}

/**
 * The corrections after a change. Throws Problem `not-a-range`, `no-rows`, `inside-excel-table`, `other-sheet`,
 * `report-sheet`, `bad-name` and what the workbook throws; then nothing has changed.
 */
export async function changeCorrections(workbook: Workbook, info: WorkbookInfo, corrections: readonly Correction[], change: CorrectionChange): Promise<ChangedCorrections> {
  const draft = new CorrectionsDraft(workbook, info, corrections);
  switch (change.kind) {
    case 'undo':
      return draft.without(change.anchor);
    case 'is-table':
      return draft.withBlock(change.ref, { kind: 'table', extent: { header: null }, rows: [], columns: [] }, null);
    case 'no-table':
      return draft.withBlock(change.ref, { kind: 'no-table' }, null);
    case 'range': {
      if (change.ref.sheet !== change.table.source.sheet) throw new Problem('other-sheet', correctionTexts.otherSheet(change.ref.sheet));
      const reading = draft.readingOf(change.table);
      const header = reading.extent?.header ?? null;
      return draft.withBlock(change.ref, { ...reading, extent: { header } }, change.table);
    }
    case 'header': {
      if (change.table.excelTable !== null) throw new Problem('inside-excel-table', correctionTexts.insideExcelTable(change.table.excelTable));
      return draft.withHeader(change.table, change.rows);
    }
    case 'row':
      return draft.withRow(change.table, change.row, change.is);
    case 'column':
      return draft.withColumn(change.table, change.column, change.change);
  }
}

class CorrectionsDraft {
  readonly #workbook: Workbook;
  readonly #info: WorkbookInfo;
  readonly #corrections: readonly Correction[];
  readonly #areas: ReadonlyMap<string, { readonly sheet: string; readonly area: Area }>;

  constructor(workbook: Workbook, info: WorkbookInfo, corrections: readonly Correction[]) {
    this.#workbook = workbook;
    this.#info = info;
    this.#corrections = corrections;
    this.#areas = new Map(placeCorrections(info, corrections).placed.map(({ correction, sheet, area }) => [correction.anchor, { sheet, area }]));
  }

  without(anchor: string): ChangedCorrections {
    return { corrections: this.#corrections.filter((one) => one.anchor !== anchor), names: [], sheet: this.#areas.get(anchor)?.sheet ?? null };
  }

  /** What was said of a table so far. */
  readingOf(table: TypedTable): TableReading {
    const reading = this.#own(table)?.reading;
    return reading?.kind === 'table' ? reading : { kind: 'table', extent: null, rows: [], columns: [] };
  }

  /** The correction of a table; also where it was made after the table was read. */
  #own({ correction, source }: TypedTable): Correction | undefined {
    const area = parseArea(source.range);
    return (
      this.#corrections.find(({ anchor }) => anchor === correction) ??
      this.#corrections.find(({ anchor, reading }) => {
        const placed = this.#areas.get(anchor);
        return reading.kind === 'table' && placed?.sheet === source.sheet && area !== null && overlaps(placed.area, area);
      })
    );
  }

  /** The block that the marks of a table's correction count from. */
  #anchored(table: TypedTable): Area | undefined {
    return this.#areas.get(this.#own(table)?.anchor ?? '')?.area;
  }

  /** A block marked off as a table or as none, in place of what was said of that table and of blocks it overlaps. */
  async withBlock(ref: RangeRef, reading: Correction['reading'], table: TypedTable | null): Promise<ChangedCorrections> {
    const wanted = parseArea(ref.range) ?? parseWholeLines(ref.range);
    const sheet = this.#info.sheets.find(({ name }) => name === ref.sheet);
    if (sheet === undefined || wanted === null) throw new Problem('not-a-range', correctionTexts.notARange(ref.range));
    if (reportSheets(this.#info).has(ref.sheet)) throw new Problem('report-sheet', correctionTexts.reportSheet(ref.sheet));
    const excelTable = sheet.tables.find(({ range }) => covers(range, wanted));
    if (excelTable !== undefined && reading.kind === 'table') throw new Problem('inside-excel-table', correctionTexts.insideExcelTable(excelTable.name));
    const used = parseArea(sheet.usedRange ?? '');
    const area = used === null ? null : intersection(wanted, used);
    if (area === null || !(await this.#hasRows(ref.sheet, area))) throw new Problem('no-rows', correctionTexts.noRows(ref.range));
    const own = table === null ? undefined : this.#own(table);
    const before = table === null ? undefined : this.#anchored(table);
    const correction = {
      anchor: own?.anchor ?? this.#freeAnchor(),
      place: { sheet: ref.sheet, range: formatArea(area) },
      grows: await this.#endsAtBlankRow(ref.sheet, area),
      reading: reading.kind === 'table' && before !== undefined ? rebased(reading, before, area) : reading,
    };
    return this.#put(correction, this.#corrections.filter((one) => this.#isReplaced(one, ref.sheet, area, table)));
  }

  /** A block takes the place of blocks that it overlaps; one that is new, of all that was said of its cells. */
  #isReplaced({ anchor, reading }: Correction, sheet: string, area: Area, table: TypedTable | null): boolean {
    const placed = this.#areas.get(anchor);
    if (placed === undefined || placed.sheet !== sheet || !overlaps(placed.area, area)) return false;
    return table === null || reading.kind === 'no-table' || reading.extent !== null;
  }

  async withHeader(table: TypedTable, rows: readonly number[]): Promise<ChangedCorrections> {
    const area = this.#extentOf(table, rows);
    const header = await Promise.all(rows.map((row) => this.#mark(table.source.sheet, area, row - 1)));
    const reading = this.readingOf(table);
    const before = this.#anchored(table) ?? area;
    const moved = rebased({ ...reading, extent: null }, before, area);
    return this.#put(await this.#correctionOf(table, area, { ...moved, extent: { header } }));
  }

  async withRow(table: TypedTable, row: number, is: RowMeaning): Promise<ChangedCorrections> {
    const area = this.#anchoredArea(table);
    const mark = await this.#mark(table.source.sheet, area, row - 1);
    const reading = this.readingOf(table);
    const rows = [...reading.rows.filter(({ offset, words }) => offset !== mark.offset || words !== mark.words), { ...mark, is }];
    return this.#put(await this.#correctionOf(table, area, { ...reading, rows }));
  }

  async withColumn(table: TypedTable, column: number, change: ColumnChange): Promise<ChangedCorrections> {
    const area = this.#anchoredArea(table);
    const known = table.columns.find((one) => one.column === column);
    if (known === undefined) throw new Problem('not-a-range', correctionTexts.columnGone(String(column)));
    if (change.name?.trim() === '' || (change.name?.length ?? 0) > 255) throw new Problem('bad-name', correctionTexts.badName);
    const header = known.header ?? known.name;
    const reading = this.readingOf(table);
    const before = reading.columns.find((one) => one.header === header);
    const columns = [...reading.columns.filter((one) => one !== before), { ...before, ...change, header, offset: column - area.left }];
    return this.#put(await this.#correctionOf(table, area, { ...reading, columns }));
  }

  #put(correction: Correction, replaced: readonly Correction[] = []): ChangedCorrections {
    const others = this.#corrections.filter((one) => one.anchor !== correction.anchor && !replaced.includes(one));
    const { anchor, place } = correction;
    return { corrections: [...others, correction], names: [{ name: anchor, ref: place }], sheet: place.sheet };
  }

  async #correctionOf(table: TypedTable, area: Area, reading: TableReading): Promise<Correction> {
    const { sheet } = table.source;
    return { anchor: this.#own(table)?.anchor ?? this.#freeAnchor(), place: { sheet, range: formatArea(area) }, grows: reading.extent === null || (await this.#endsAtBlankRow(sheet, area)), reading };
  }

  /** The block that a table's marks count from: its correction's, or its own where there is none yet. */
  #anchoredArea(table: TypedTable): Area {
    return this.#anchored(table) ?? this.#extentOf(table, []);
  }

  /** The table's cells and the rows given. */
  #extentOf(table: TypedTable, rows: readonly number[]): Area {
    const { range } = table.source;
    const area = parseArea(range);
    if (area === null) throw new Problem('not-a-range', correctionTexts.notARange(range));
    const anchored = this.#anchored(table) ?? area;
    const all = rows.map((row) => row - 1);
    return { ...area, top: Math.max(0, Math.min(area.top, anchored.top, ...all)), bottom: Math.max(area.bottom, ...all) };
  }

  #freeAnchor(): string {
    const taken = new Set([...this.#info.names.map(({ name }) => name), ...this.#corrections.map(({ anchor }) => anchor)]);
    let number = 1;
    while (taken.has(`${ANCHOR_PREFIX}${number}`)) number++;
    return `${ANCHOR_PREFIX}${number}`;
  }

  async #mark(sheet: string, area: Area, row: number): Promise<RowMark> {
    const grid = await readGrid(this.#workbook, sheet, formatArea({ ...area, top: row, bottom: row }));
    const words = joinRowWords(Array.from({ length: area.right - area.left + 1 }, (_, index) => grid.text(row, area.left + index)));
    return { offset: row - area.top, words };
  }

  /** Whether at least two rows of the area hold something. */
  async #hasRows(sheet: string, area: Area): Promise<boolean> {
    let rows = 0;
    for await (const { values } of this.#workbook.read({ sheet, range: formatArea(area) })) {
      rows += values.filter((row) => row.some((value) => value !== null && value !== '')).length;
      if (rows >= 2) return true;
    }
    return false;
  }

  async #endsAtBlankRow(sheet: string, area: Area): Promise<boolean> {
    const used = parseArea(this.#info.sheets.find(({ name }) => name === sheet)?.usedRange ?? '');
    const below = area.bottom + 1;
    if (used === null || below > used.bottom) return true;
    const grid = await readGrid(this.#workbook, sheet, formatArea({ ...area, top: below, bottom: below }));
    return grid.isBlankRow(below, area.left, area.right);
  }
}

/** Rows and columns of a reading counted from another block's corner. */
function rebased(reading: TableReading, from: Area, to: Area): TableReading {
  const down = from.top - to.top;
  const mark = <Mark extends RowMark>(one: Mark): Mark => ({ ...one, offset: one.offset + down });
  return {
    ...reading,
    extent: reading.extent === null ? null : { header: reading.extent.header?.map(mark) ?? null },
    rows: reading.rows.map(mark),
    columns: reading.columns.map((column) => ({ ...column, offset: column.offset + from.left - to.left })),
  };
}

function covers(range: string, area: Area): boolean {
  const table = parseArea(range);
  return table !== null && overlaps(table, area);
}
