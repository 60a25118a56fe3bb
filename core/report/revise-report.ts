import { formatArea, parseArea, type RangeRef } from '../workbook/address.ts';
import { formulaPieces } from '../workbook/formula-pieces.ts';
import { nameKey } from '../workbook/legal-names.ts';
import { movedArea, moveReferences, movesBySheet, sheetOfReference, type MovesOf } from '../workbook/move-references.ts';
import { movedCellRef, movedRef, movePlannedSheet } from '../workbook/move-plan.ts';
import type { PlanRevision } from '../workbook/plan-revision.ts';
import { rectangles } from '../workbook/rectangles.ts';
import type { PlannedSheet } from '../workbook/sheet-plan.ts';
import type { LongWork, Workbook } from '../workbook/workbook.ts';
import { EVIDENCE_NAMESPACE, evidenceXml, type EvidencePart, type WrittenPart } from './evidence-xml.ts';
import { mergeRows, type MergedRows } from './merge-rows.ts';
import { reviseSheet } from './revise-sheet.ts';
import { recordSheet, rowKeys } from './sheet-record.ts';
import { readStandingSheet, type StandingSheet } from './standing-sheet.ts';
import { furtherOf } from './asked-report.ts';
import type { ComposedReport, ComposedSheet, FactCell, StandingNames } from './study.ts';
import type { WrittenReport } from './written-reports.ts';

/** A written report as it stands in the workbook, against what was written. */
export interface StandingReport {
  readonly written: WrittenReport;
  /** By part. */
  readonly sheets: ReadonlyMap<string, StandingSheet>;
  /** Sheets that a person has moved about so much that they are theirs now: they stay as they are. */
  readonly left: readonly string[];
  readonly names: StandingNames;
}

export async function readStandingReport(workbook: Workbook, written: WrittenReport, work: LongWork = {}): Promise<StandingReport> {
  const info = await workbook.info(work);
  const sheets = new Map<string, StandingSheet>();
  const left: string[] = [];
  const names = new Set(written.names);
  for (const sheet of written.sheets) {
    const found = info.sheets.find(({ name }) => name === sheet.name);
    if (found === undefined) continue;
    const main = furtherOf(sheet.part);
    // Without the analysis that it goes with it is not written again: it is a person's now.
    if (main !== null && written.goneParts.includes(main)) continue;
    const standing = sheet.part === '' ? null : await readStandingSheet(workbook, sheet, found, info.date1904, work);
    if (standing === null) {
      left.push(sheet.name);
      continue;
    }
    sheets.set(sheet.part, standing);
    for (const table of found.tables) names.add(table.name);
  }
  return { written, sheets, left, names: { parts: new Map([...sheets].map(([part, { written: { name } }]) => [part, name])), names, gone: new Set(written.goneParts) } };
}

/** A report to be written over the one that stands, and what of a person's stays in its way. */
export interface RevisedReport {
  readonly revision: PlanRevision;
  /** Cells that the report has something for and a person changed or filled: they stay as they are. */
  readonly kept: readonly RangeRef[];
  /** Where its facts stand then. */
  readonly cells: ReadonlyMap<string, FactCell>;
}

/** Lays a composed report (`ReportOptions.over`: the names of the standing one) over the one that stands. */
export function reviseReport({ written, sheets: standing }: StandingReport, report: ComposedReport): RevisedReport {
  const merged = new Map<ComposedSheet, MergedRows>();
  const needed = rowsPointedAt(report);
  for (const sheet of report.sheets) {
    const stands = standing.get(sheet.part);
    if (stands !== undefined) merged.set(sheet, mergedRows(sheet, stands, needed));
  }
  const moves = movesBySheet([...merged].map(([{ plan }, { planEdits }]) => [plan.name, planEdits]));
  const revised = report.sheets.map((sheet) => {
    const [stands, rows] = [standing.get(sheet.part), merged.get(sheet)];
    return stands === undefined || rows === undefined ? null : reviseSheet(sheet, stands, rows, moves);
  });
  const laid = report.sheets.map((sheet, index) => revised[index] ?? newSheet(sheet, moves));
  const names = report.plan.names.map(({ name, ref }) => ({ name, ref: movedRef(ref, moves) }));
  const cells = movedCells(report.cells, moves);
  const keptNames = names.map(({ name }) => nameKey(name));
  const planned = new Set(report.sheets.map(({ part }) => part));
  return {
    revision: {
      plan: {
        id: report.plan.id,
        sheets: laid.map(({ plan }) => plan),
        names,
        customXml: evidenceXml({ ...report.evidence, parts: report.evidence.parts.flatMap((part) => movedPart(part, moves)), cells, sheets: laid.map(({ part }) => part) }),
      },
      revised: revised.flatMap((sheet) => sheet?.revision ?? []),
      removedSheets: [...standing].flatMap(([part, { own, written: { name } }]) => (planned.has(part) || own.length > 0 ? [] : [name])),
      removedNames: written.names.filter((name) => !keptNames.includes(nameKey(name))),
      replaces: { namespace: EVIDENCE_NAMESPACE, xml: written.document },
    },
    kept: revised.flatMap((sheet) => (sheet === null ? [] : rectangles(sheet.kept).map((area) => ({ sheet: sheet.plan.name, range: formatArea(area) })))),
    cells,
  };
}

/** A sheet that does not stand: what it points at on others has moved. */
function newSheet({ plan: planned, part, mark, rowKeys: named }: ComposedSheet, moves: MovesOf): { readonly plan: PlannedSheet; readonly part: WrittenPart } {
  const plan = movePlannedSheet(planned, moves);
  return { plan, part: { part, mark, name: plan.name, cells: plan.cells, record: recordSheet(plan, named) } };
}

function mergedRows({ plan, rowKeys: named }: ComposedSheet, standing: StandingSheet, needed: ReadonlySet<string>): MergedRows {
  const { record, areas } = standing.written;
  const last = [...plan.cells, ...plan.rowHeights, ...plan.charts.map(({ to }) => ({ row: to.row - 1 }))].reduce((most, { row }) => Math.max(most, row), -1);
  const isRecorded = record.rows.length > 0;
  const byPlace = (count: number) => Array.from({ length: count }, (_, row) => String(row));
  return mergeRows({
    recorded: isRecorded ? record.rows.map(({ key }, index) => ({ key, at: standing.at[index] ?? null })) : byPlace(Math.max(-1, ...areas.map(({ bottom }) => bottom)) + 1).map((key, at) => ({ key, at })),
    planned: isRecorded ? rowKeys(last + 1, named) : byPlace(last + 1),
    presentCount: standing.rowCount,
    isOwn: (row) => standing.isOwn(row),
    isNeeded: (row) => needed.has(`${nameKey(plan.name)} ${row}`),
  });
}

/** Rows that formulas, charts and names of the report point at, cell by cell. */
function rowsPointedAt({ sheets, plan }: ComposedReport): ReadonlySet<string> {
  const rows = new Set<string>();
  const add = ({ sheet, range }: RangeRef) => {
    const area = parseArea(range);
    for (let row = area?.top ?? 0; row <= (area?.bottom ?? -1); row += 1) rows.add(`${nameKey(sheet)} ${row}`);
  };
  for (const { plan: sheet } of sheets) {
    for (const { content } of sheet.cells) {
      if (content.kind === 'formula') for (const ref of referencesOf(content.formula, sheet.name)) add(ref);
    }
    for (const series of sheet.charts.flatMap((chart) => chart.series)) for (const ref of [series.categories, series.values]) add(ref);
    for (const { data } of sheet.sparklines) add(data);
  }
  for (const { ref } of plan.names) add(ref);
  return rows;
}

/** Single cells that a formula points at: a range only grows or shrinks. */
function referencesOf(formula: string, home: string): RangeRef[] {
  const pieces = formulaPieces(formula);
  return pieces.flatMap((piece, index) => {
    if (typeof piece === 'string' || piece.corners.length > 1) return [];
    const sheet = sheetOfReference(pieces, index, home);
    const { row, column } = piece.corners[0];
    return sheet === null || row === null || column === null ? [] : [{ sheet, range: formatArea({ top: row.index, left: column.index, bottom: row.index, right: column.index }) }];
  });
}

/** What stands for facts, where it stands then; none where its rows go. */
function movedPart(part: EvidencePart, moves: MovesOf): EvidencePart[] {
  const area = parseArea(part.ref.range);
  if (area === null || movedArea(moves(part.ref.sheet) ?? [], area) === null) return [];
  const { chart } = part;
  return [{ ...part, ref: movedRef(part.ref, moves), ...(chart === undefined ? {} : { chart: { ...chart, draws: chart.draws.map((ref) => movedRef(ref, moves)) } }) }];
}

function movedCells(cells: ReadonlyMap<string, FactCell>, moves: MovesOf): Map<string, FactCell> {
  return new Map(
    [...cells].flatMap(([id, { ref, formula, also }]) => {
      const moved = movedCellRef(ref, moves);
      const others = also.flatMap((one) => movedCellRef(one, moves) ?? []);
      return moved === null ? [] : [[id, { ref: moved, formula: formula === null ? null : moveReferences(formula, ref.sheet, moves), also: others }] as const];
    }),
  );
}
