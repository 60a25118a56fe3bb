import type { Quote } from '../clip/clip.ts';
import type { Language } from '../language/language.ts';
import type { TypedTable } from '../sheet/typed-table.ts';
import { formatArea, parseArea, parseWholeLines, type Area, type RangeRef } from '../workbook/address.ts';
import { markedSheet } from '../workbook/report-sheets.ts';
import type { CellValue, LongWork, Workbook, WorkbookInfo } from '../workbook/workbook.ts';
import { cellsOfRows, countedRows, type ColumnCondition } from './counted-rows.ts';
import { readEvidenceDocument, type EvidenceDocument, type KeptFact, type KeptPart } from './evidence-document.ts';
import { keptValue, keptWords } from './kept-value.ts';
import { sameSign } from './moved-rows.ts';
import { ReportView, signOf, type SheetNow } from './report-view.ts';
import { SourceStates } from './source-state.ts';
import { writtenReports, type WrittenReport } from './written-reports.ts';

/** Where a person stands: cells, or a chart by its name. */
export interface EvidencePlace extends RangeRef {
  readonly chart?: string;
}

/** What a report says about a place of the workbook, and where it comes from. */
export type PlaceEvidence =
  /** No sheet of a report. */
  | { readonly kind: 'no-report' }
  /** A sheet of this report, but a cell that says nothing of the data: a heading, a person's own. */
  | { readonly kind: 'nothing'; readonly report: EvidenceReport }
  | {
      readonly kind: 'facts';
      readonly report: EvidenceReport;
      readonly at: RangeRef;
      readonly part: KeptPart['kind'] | 'cell';
      /** Of a finding its sentence, of a chart its title; null for all else. */
      readonly title: string | null;
      /** The cells that a chart draws. */
      readonly drawn: RangeRef | null;
      readonly facts: readonly FactEvidence[];
      /** Of more than `MOST_FACTS`. */
      readonly total: number;
    };

export type EvidenceReport = Pick<WrittenReport, 'title' | 'language' | 'writtenAt'>;

export interface FactEvidence {
  readonly id: string;
  readonly label: string;
  /** Null where it could not be computed. */
  readonly value: number | string | null;
  readonly unit: string;
  /** The value as the report writes it. */
  readonly shown: string;
  readonly method: string;
  readonly formula: string | null;
  /** Its cell now; null where it stands in none, or where its row is gone. */
  readonly cell: RangeRef | null;
  /** What stands in its cell now, where that is something else than the report wrote: a period chosen since, other data. */
  readonly cellNow: CellValue | undefined;
  /** Its cell holds another formula than the report wrote. */
  readonly isRewritten: boolean;
  /** The facts that it follows from. */
  readonly from: readonly Pick<FactEvidence, 'label' | 'shown' | 'cell'>[];
  /** How many rows of the source count, where that is known. */
  readonly rows: number | null;
  readonly sources: readonly SourceEvidence[];
}

export type SourceEvidence =
  | {
      readonly kind: 'range';
      readonly ref: RangeRef;
      readonly state: 'same' | 'changed' | 'lost' | 'unknown';
      /** The cells of the rows that count, as blocks divided by commas; null for all of `ref`. */
      readonly counted: RangeRef | null;
    }
  | { readonly kind: 'clip'; readonly clipId: string; readonly url: string; readonly capturedAt: string; readonly contentHash: string | null; readonly quote: Quote | null };

/** More facts than these are named by number only. */
export const MOST_FACTS = 40;

/** The tables that a workbook has now, and which of them changed after they were read. */
export interface TablesNow {
  readonly tables: readonly TypedTable[];
  readonly isTouched?: (table: TypedTable) => boolean;
}

interface Kept {
  readonly report: WrittenReport;
  readonly document: EvidenceDocument;
}

/** The evidence of every report in a workbook. */
export class WorkbookEvidence {
  private constructor(
    private readonly workbook: Workbook,
    private readonly info: WorkbookInfo,
    private readonly kept: readonly Kept[],
  ) {}

  /** Reads what the reports keep of their evidence. Throws what the workbook throws. */
  static async open(workbook: Workbook, work: LongWork = {}): Promise<WorkbookEvidence> {
    const [info, reports] = [await workbook.info(work), await writtenReports(workbook)];
    // Of two that claim a sheet, the later one wrote it.
    const kept = reports.toReversed().map((report) => ({ report, document: readEvidenceDocument(report.document, (mark) => markedSheet(info, mark)) }));
    return new WorkbookEvidence(workbook, info, kept);
  }

  /** Whether a report wrote the sheet of that name. */
  isReportSheet(sheet: string): boolean {
    return this.#sheetOf(sheet) !== null;
  }

  /** What a place says. `now` are the workbook's tables: without them nothing is said of whether sources changed. */
  async at(place: EvidencePlace, now: TablesNow = { tables: [] }, work: LongWork = {}): Promise<PlaceEvidence> {
    const found = this.#sheetOf(place.sheet);
    if (found === null) return { kind: 'no-report' };
    const { document, index } = found;
    const { title, language, writtenAt } = found.report;
    const report: EvidenceReport = { title, language, writtenAt };
    const view = new ReportView(this.workbook, this.info, document, work);
    const sheet = await view.sheet(index);
    const part = place.chart === undefined ? undefined : document.sheets[index]?.parts.find(({ chart }) => chart?.id === place.chart);
    const selected = part?.area ?? parseArea(place.range) ?? parseWholeLines(place.range);
    const nothing: PlaceEvidence = { kind: 'nothing', report };
    if (selected === null) return nothing;
    const standing = part !== undefined ? [] : view.factsIn(index, sheet, selected);
    const shownPart = part ?? (standing.length > 0 ? undefined : partAt(document.sheets[index]?.parts ?? [], sheet, selected));
    const facts = shownPart === undefined ? standing : view.factsOf(shownPart);
    if (facts.length === 0) return nothing;
    const states = new SourceStates(now.tables, this.info, now.isTouched);
    const told: FactEvidence[] = [];
    for (const fact of facts.slice(0, MOST_FACTS)) told.push(await evidenceOf(fact, view, states, language, now.tables.length > 0));
    return {
      kind: 'facts',
      report,
      at: { sheet: place.sheet, range: shownPart === undefined ? place.range : formatArea(sheet.areaNow(shownPart.area) ?? shownPart.area) },
      part: shownPart?.kind ?? 'cell',
      title: shownPart === undefined ? null : titleOf(shownPart, sheet),
      drawn: shownPart?.chart ? await view.drawn(shownPart.chart.draws) : null,
      facts: told,
      total: facts.length,
    };
  }

  #sheetOf(sheet: string): (Kept & { readonly index: number }) | null {
    for (const one of this.kept) {
      const index = one.document.sheets.findIndex(({ mark }) => markedSheet(this.info, mark) === sheet);
      if (index >= 0) return { ...one, index };
    }
    return null;
  }
}

/** The smallest part that the selection is in. */
function partAt(parts: readonly KeptPart[], sheet: SheetNow, selected: Area): KeptPart | undefined {
  const size = ({ area }: KeptPart) => (area.bottom - area.top + 1) * (area.right - area.left + 1);
  const hit = parts.filter(({ area }) => {
    const now = sheet.areaNow(area);
    return now !== null && selected.top >= now.top && selected.top <= now.bottom && selected.left >= now.left && selected.left <= now.right;
  });
  return hit.toSorted((one, other) => size(one) - size(other))[0];
}

function titleOf({ kind, area, chart }: KeptPart, sheet: SheetNow): string | null {
  if (chart !== null) return chart.title;
  const now = sheet.areaNow(area);
  if (now === null || (kind !== 'finding' && kind !== 'line')) return null;
  // A mark stands before the sentence.
  const said = sheet.value(now.top, now.left + 1);
  return typeof said === 'string' ? said : null;
}

async function evidenceOf(fact: KeptFact, view: ReportView, states: SourceStates, language: Language, hasTables: boolean): Promise<FactEvidence> {
  const cell = await view.cell(fact);
  const value = keptValue(fact);
  const written = signOf(fact, true);
  const sources: { source: SourceEvidence; id: string; column: Awaited<ReturnType<SourceStates['now']>>['column'] }[] = [];
  for (const id of fact.sources) {
    const kept = view.document.sources.get(id);
    if (kept === undefined) continue;
    if (kept.kind === 'clip') {
      const { clipId, url, capturedAt, sha256, quote } = kept;
      sources.push({ id, column: null, source: { kind: 'clip', clipId, url, capturedAt, contentHash: sha256, quote } });
      continue;
    }
    const { ref, state, column } = await states.now(kept);
    // Where nobody has read the tables, a sheet that is there says nothing of its cells.
    sources.push({ id, column, source: { kind: 'range', ref, state: hasTables || state === 'lost' ? state : 'unknown', counted: null } });
  }
  const counted = countedIn(fact, sources);
  const from = await Promise.all(
    fact.from.flatMap((position) => view.document.facts[position] ?? []).map(async (one) => ({ label: one.label, shown: keptWords(one, language), cell: (await view.cell(one))?.ref ?? null })),
  );
  return {
    id: fact.id,
    label: fact.label,
    value,
    unit: fact.unit,
    shown: keptWords(fact, language),
    method: fact.method,
    formula: fact.formula,
    cell: cell?.ref ?? null,
    cellNow: cell === null || agrees(cell.value, value) ? undefined : cell.value,
    isRewritten: cell !== null && written !== null && written.kind === 'formula' && !sameSign(written, cell.sign),
    from,
    rows: counted?.length ?? null,
    sources: sources.map(({ source, column }) =>
      source.kind === 'clip' || counted === null || column === null ? source : { ...source, counted: cellsOfRows(column.table, column.column, counted) },
    ),
  };
}

/** The rows that count; null where no condition narrows them, or where a column of one cannot be found as it was. */
function countedIn(fact: KeptFact, sources: readonly { readonly source: SourceEvidence; readonly id: string; readonly column: Awaited<ReturnType<SourceStates['now']>>['column'] }[]): Uint32Array | null {
  const conditions: ColumnCondition[] = [];
  const tables = new Set<TypedTable>();
  for (const { of, is } of fact.rows) {
    const found = sources.find(({ id }) => id === of);
    if (found === undefined || found.column === null) return null;
    tables.add(found.column.table);
    conditions.push({ column: found.column.column, is });
  }
  const [table, ...others] = tables;
  return table === undefined || others.length > 0 ? null : countedRows(table, conditions);
}

function agrees(cell: CellValue, value: number | string | null): boolean {
  if (typeof cell === 'number' && typeof value === 'number') return Math.abs(cell - value) <= 1e-9 * Math.max(Math.abs(value), 1e-3);
  if (cell === null || cell === '') return value === null || value === '';
  return typeof cell === 'object' ? cell.error === value : String(cell) === String(value);
}
