import { cellAddress, formatArea, parseArea, type RangeRef } from './address.ts';
import { movedArea, moveReferences, type MovesOf } from './move-references.ts';
import { movedRow, type RowEdit } from './plan-revision.ts';
import type { PlannedCell, PlannedChart, PlannedConditionalFormat, PlannedLink, PlannedPrint, PlannedSheet, PlannedValidation } from './sheet-plan.ts';

/** A range of a sheet after its rows have been moved; as it was where all of them go. */
export function movedRange(range: string, edits: readonly RowEdit[]): string {
  const area = edits.length === 0 ? null : parseArea(range);
  const moved = area === null ? null : movedArea(edits, area);
  return moved === null ? range : formatArea(moved);
}

export function movedRef(ref: RangeRef, moves: MovesOf): RangeRef {
  const range = movedRange(ref.range, moves(ref.sheet) ?? []);
  return range === ref.range ? ref : { ...ref, range };
}

/**
 * A planned sheet with its rows moved, and every place that it speaks of on this sheet and others. What stood in rows
 * that go is left out.
 */
export function movePlannedSheet(sheet: PlannedSheet, moves: MovesOf): PlannedSheet {
  const edits = moves(sheet.name) ?? [];
  const inSheet = <Item extends { readonly row: number }>(item: Item): Item[] => {
    const row = movedRow(edits, item.row);
    return row === null ? [] : [{ ...item, row }];
  };
  const staying = (range: string): boolean => {
    const area = parseArea(range);
    return area === null || movedArea(edits, area) !== null;
  };
  const ranged = <Item extends { readonly range: string }>(items: readonly Item[]): Item[] =>
    items.filter(({ range }) => staying(range)).map((item) => ({ ...item, range: movedRange(item.range, edits) }));
  return {
    ...sheet,
    cells: sheet.cells.flatMap((cell) => inSheet(cell).map((moved) => movedCell(moved, sheet.name, moves))),
    merges: sheet.merges.filter(staying).map((merge) => movedRange(merge, edits)),
    rowHeights: sheet.rowHeights.flatMap(inSheet),
    tables: ranged(sheet.tables),
    charts: sheet.charts.map((chart) => movedChart(chart, edits, moves)),
    validations: ranged(sheet.validations).map((validation) => movedValidation(validation, moves)),
    conditionalFormats: ranged(sheet.conditionalFormats).map((format) => movedFormat(format, sheet.name, moves)),
    sparklines: sheet.sparklines.filter(({ cell }) => staying(cell)).map((line) => ({ ...line, cell: movedRange(line.cell, edits), data: movedRef(line.data, moves) })),
    print: sheet.print === null ? null : movedPrint(sheet.print, edits),
  };
}

function movedCell(cell: PlannedCell, home: string, moves: MovesOf): PlannedCell {
  const { content, link } = cell;
  return {
    ...cell,
    ...(content.kind === 'formula' ? { content: { ...content, formula: moveReferences(content.formula, home, moves) } } : {}),
    ...(link === undefined ? {} : { link: movedLink(link, moves) }),
  };
}

function movedLink(link: PlannedLink, moves: MovesOf): PlannedLink {
  return link.kind === 'url' ? link : { ...link, ref: movedRef(link.ref, moves) };
}

function movedChart(chart: PlannedChart, edits: readonly RowEdit[], moves: MovesOf): PlannedChart {
  const area = movedArea(edits, { top: chart.from.row, bottom: chart.to.row - 1, left: 0, right: 0 });
  return {
    ...chart,
    series: chart.series.map((series) => ({
      ...series,
      name: 'text' in series.name ? series.name : movedRef(series.name, moves),
      categories: movedRef(series.categories, moves),
      values: movedRef(series.values, moves),
    })),
    ...(area === null ? {} : { from: { ...chart.from, row: area.top }, to: { ...chart.to, row: area.bottom + 1 } }),
  };
}

function movedValidation(validation: PlannedValidation, moves: MovesOf): PlannedValidation {
  return 'ref' in validation.list ? { ...validation, list: { ref: movedRef(validation.list.ref, moves) } } : validation;
}

function movedFormat(format: PlannedConditionalFormat, home: string, moves: MovesOf): PlannedConditionalFormat {
  return format.kind === 'formula' ? { ...format, formula: moveReferences(format.formula, home, moves) } : format;
}

function movedPrint(print: PlannedPrint, edits: readonly RowEdit[]): PlannedPrint {
  const { pages } = print;
  return {
    ...print,
    area: movedRange(print.area, edits),
    ...(pages === undefined ? {} : { pages: { ...pages, startRows: pages.startRows.flatMap((row) => movedRow(edits, row) ?? []) } }),
  };
}

/** Where a cell of a plan stands after the moves; null where its row goes. */
export function movedCellRef(ref: RangeRef, moves: MovesOf): RangeRef | null {
  const area = parseArea(ref.range);
  const row = area === null ? null : movedRow(moves(ref.sheet) ?? [], area.top);
  return area === null || row === null ? null : { ...ref, range: cellAddress(row, area.left) };
}
