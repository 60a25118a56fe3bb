import { beforeAll, describe, expect, it } from 'vitest';
import { WorkbookEvidence, type FactEvidence, type PlaceEvidence, type TablesNow } from '../../../core/report/evidence-at.ts';
import type { ComposedReport } from '../../../core/report/study.ts';
import { understandWorkbook } from '../../../core/sheet/understand-workbook.ts';
import type { TypedColumn, TypedTable } from '../../../core/sheet/typed-table.ts';
import { cellAddress, parseArea } from '../../../core/workbook/address.ts';
import { openWorkbookFile, type FileWorkbook } from '../../../core/workbook/file/file-workbook.ts';
import { openPackage } from '../../../core/workbook/file/package.ts';
import { PackageEditor } from '../../../core/workbook/file/write/package-editor.ts';
import type { PlannedSheet, SheetPlan } from '../../../core/workbook/sheet-plan.ts';
import type { Workbook } from '../../../core/workbook/workbook.ts';
import { compose } from './recalculated-report.ts';
import { sampleOrders, sampleWorkbook } from './sample-orders.ts';

let source: Uint8Array;
let report: ComposedReport;
let tables: readonly TypedTable[];

beforeAll(async () => {
  source = new Uint8Array(await sampleWorkbook('table'));
  report = (await compose(source, 'sales-performance')).report;
  tables = (await understandWorkbook(openWorkbookFile(source, 'book.xlsx'))).readings.flatMap((sheet) => sheet.tables);
});

async function written(plan: SheetPlan = report.plan): Promise<FileWorkbook> {
  const workbook = openWorkbookFile(source, 'book.xlsx');
  await workbook.write(plan);
  return workbook;
}

async function evidenceOf(workbook: Workbook, sheet: string, range: string, now: TablesNow = { tables }): Promise<PlaceEvidence> {
  return (await WorkbookEvidence.open(workbook)).at({ sheet, range }, now);
}

function factsOf(evidence: PlaceEvidence): readonly FactEvidence[] {
  if (evidence.kind !== 'facts') throw new Error(`no facts but ${evidence.kind}`);
  return evidence.facts;
}

function first(): PlannedSheet {
  const [sheet] = report.plan.sheets;
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

/** The card of the first measure: what stands in its cell, and the area that its label spans. */
function firstCard(): { readonly value: string; readonly label: string } {
  const block = report.blocks.find((one) => one.kind === 'kpi');
  const range = block === undefined ? undefined : report.cells.get(block.value.id)?.ref.range;
  const area = parseArea(range ?? '');
  const label = area === null ? undefined : first().merges.find((merge) => merge.startsWith(`${cellAddress(area.top - 1, area.left)}:`));
  if (range === undefined || label === undefined) throw new Error('no card');
  return { value: range, label };
}

/** The plan as it stands after a person put empty rows above `row` of the report's first sheet. */
function rowsInserted(plan: SheetPlan, row: number, count: number): SheetPlan {
  const moved = (at: number) => (at >= row ? at + count : at);
  const [sheet, ...rest] = plan.sheets;
  if (sheet === undefined) throw new Error('no sheet');
  const bare = { ...sheet, merges: [], charts: [], conditionalFormats: [], sparklines: [], validations: [], print: null };
  return { ...plan, sheets: [{ ...bare, cells: sheet.cells.map((cell) => ({ ...cell, row: moved(cell.row) })) }, ...rest] };
}

describe('the evidence of a cell', () => {
  it('is the fact that stands there, for every cell that a fact was written to', async () => {
    const evidence = await WorkbookEvidence.open(await written());
    const facts = new Map(report.facts.map((fact) => [fact.id, fact]));
    expect(report.cells.size).toBeGreaterThan(100);
    for (const [id, { ref, also, formula }] of report.cells) {
      for (const place of [ref, ...also]) {
        const told = factsOf(await evidence.at(place)).find((fact) => fact.id === id);
        expect(told, `${place.sheet}!${place.range}`).toMatchObject({ label: facts.get(id)?.label.en, value: facts.get(id)?.value, formula, isRewritten: false });
        expect(told?.sources.length).toBe(facts.get(id)?.sources.length);
      }
    }
  });

  it('tells the unit, the method and what a change follows from', async () => {
    const evidence = await WorkbookEvidence.open(await written());
    const change = report.facts.find(({ derivation }) => derivation?.kind === 'change');
    const place = change === undefined ? undefined : report.cells.get(change.id)?.ref;
    if (change?.derivation?.kind !== 'change' || place === undefined) throw new Error('no change');
    const [told] = factsOf(await evidence.at(place));
    expect(told).toMatchObject({ unit: 'percent', method: change.method.en });
    expect(told?.from.map(({ label }) => label)).toEqual([change.derivation.now.label.en, change.derivation.before.label.en]);
    expect(told?.shown).toMatch(/^[+-−].*%$/);
  });

  it('names the rows that count, and their cells', async () => {
    const month = report.facts.find(({ use }) => use?.metric.measure.kind === 'sum' && use.period?.grain === 'month' && use.filters.length === 1);
    const ref = month === undefined ? undefined : report.cells.get(month.id)?.ref;
    if (!month?.use?.period || ref === undefined) throw new Error('no filtered fact');
    const { from, to } = month.use.period;
    const filter = month.use.filters[0];
    const counting = sampleOrders().flatMap((order, index) => (order.day >= from && order.day < to && order.region === filter?.value ? [index + 2] : []));
    const [told] = factsOf(await evidenceOf(await written(), ref.sheet, ref.range));
    expect(told?.rows).toBe(counting.length);
    const [amount] = told?.sources ?? [];
    if (amount?.kind !== 'range') throw new Error('no range');
    expect(amount.counted?.range.split(',')).toEqual(counting.map((row) => `C${row}`));
  });
});

describe('the evidence of what is more than a cell', () => {
  it('is the number and its changes for the label of a card', async () => {
    const card = report.blocks.find((block) => block.kind === 'kpi');
    const told = await evidenceOf(await written(), first().name, firstCard().label);
    expect(told).toMatchObject({ kind: 'facts', part: 'card' });
    expect(factsOf(told).map(({ id }) => id)).toEqual([card?.value.id, ...(card?.comparisons.map(({ change }) => change.id) ?? [])]);
  });

  it('is all that the sentence says for a finding, also from its line of the sources', async () => {
    const workbook = await written();
    const findings = report.blocks.filter((block) => block.kind === 'finding');
    const links = first().cells.filter(({ content }) => content.kind === 'text' && content.text === 'source');
    expect(links.length).toBe(findings.length);
    for (const [index, { row, column, link }] of links.entries()) {
      const { template, facts } = findings[index]?.sentence ?? { template: { en: '' }, facts: {} };
      const named = Object.entries(facts).filter(([name]) => template.en.includes(`{${name}}`));
      const said = [...new Set(named.map(([, { id }]) => id))].toSorted();
      for (const range of [cellAddress(row, column), cellAddress(row, 1), `B${row + 1}:L${row + 1}`]) {
        const told = await evidenceOf(workbook, first().name, range);
        expect(told).toMatchObject({ kind: 'facts', part: 'finding' });
        expect(factsOf(told).map(({ id }) => id).toSorted()).toEqual(said);
      }
      if (link?.kind !== 'place') throw new Error('a finding without a link');
      const line = await evidenceOf(workbook, link.ref.sheet, link.ref.range);
      expect(line).toMatchObject({ kind: 'facts', part: 'line' });
      expect(factsOf(line).map(({ id }) => id).toSorted()).toEqual(said);
    }
  });

  it('is what a chart draws, for its cells and for the chart itself', async () => {
    const [chart] = first().charts;
    if (chart === undefined) throw new Error('no chart');
    const evidence = await WorkbookEvidence.open(await written());
    const told = await evidence.at({ sheet: first().name, range: cellAddress(chart.from.row + 3, chart.from.column + 1) }, { tables });
    expect(told).toMatchObject({ kind: 'facts', part: 'chart', title: chart.title });
    const values = chart.series[0]?.cachedValues?.filter((value) => value !== null) ?? [];
    expect(factsOf(told).map(({ value }) => value)).toEqual(expect.arrayContaining(values.slice(0, 30)));
    expect(await evidence.at({ sheet: first().name, range: 'A1', chart: chart.id }, { tables })).toEqual(told);
    if (told.kind !== 'facts' || told.drawn === null) throw new Error('no drawn cells');
    expect(told.drawn.sheet).toBe(chart.series[0]?.values.sheet);
  });

  it('is nothing for a heading, and for sheets of no report', async () => {
    const workbook = await written();
    expect((await evidenceOf(workbook, first().name, 'B2')).kind).toBe('nothing');
    expect((await evidenceOf(workbook, 'Orders 2025', 'C5')).kind).toBe('no-report');
    expect((await evidenceOf(openWorkbookFile(source, 'book.xlsx'), 'Orders 2025', 'C5')).kind).toBe('no-report');
  });
});

describe('the evidence of a report that a person worked on', () => {
  it('is found where rows were inserted above', async () => {
    const { value } = firstCard();
    const row = (parseArea(value)?.top ?? 0) - 1;
    const before = factsOf(await evidenceOf(await written(), first().name, value));
    const moved = await written(rowsInserted(report.plan, row, 2));
    const now = value.replace(/\d+$/, (digits) => String(Number(digits) + 2));
    expect(factsOf(await evidenceOf(moved, first().name, now)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(factsOf(await evidenceOf(moved, first().name, now))[0]?.cell).toEqual({ sheet: first().name, range: now });
    expect((await evidenceOf(moved, first().name, `B${row + 2}`)).kind).toBe('nothing');
  });

  it('is found row by row in a table that rows were inserted into', async () => {
    const inTables = [...report.cells].filter(([, { ref, formula }]) => ref.sheet === first().name && formula !== null && (parseArea(ref.range)?.top ?? 0) > 40);
    const [, at] = inTables[Math.floor(inTables.length / 2)] ?? [];
    const split = parseArea(at?.ref.range ?? '')?.top ?? 0;
    const evidence = await WorkbookEvidence.open(await written(rowsInserted(report.plan, split, 3)));
    for (const [id, { ref }] of inTables) {
      const area = parseArea(ref.range);
      if (area === null) throw new Error(ref.range);
      const range = cellAddress(area.top >= split ? area.top + 3 : area.top, area.left);
      expect(factsOf(await evidence.at({ sheet: ref.sheet, range })).map((fact) => fact.id)).toContain(id);
    }
  });

  it('is found on a sheet that has another name now', async () => {
    const { value } = firstCard();
    const pkg = openPackage((await written()).save());
    const editor = new PackageEditor(pkg);
    editor.put('xl/workbook.xml', (pkg.text('xl/workbook.xml') ?? '').replaceAll(first().name, 'For the board'));
    const renamed = openWorkbookFile(editor.save(), 'book.xlsx');
    expect(factsOf(await evidenceOf(renamed, 'For the board', value))[0]?.cell).toEqual({ sheet: 'For the board', range: value });
  });

  it('says so where the cell shows something else by now', async () => {
    const { value } = firstCard();
    const area = parseArea(value);
    const [sheet, ...rest] = report.plan.sheets;
    if (sheet === undefined || area === null) throw new Error('no sheet');
    const typed = sheet.cells.map((cell) => (cell.row === area.top && cell.column === area.left ? { ...cell, content: { kind: 'number' as const, number: 5 } } : cell));
    const [told] = factsOf(await evidenceOf(await written({ ...report.plan, sheets: [{ ...sheet, cells: typed }, ...rest] }), sheet.name, value));
    expect(told).toMatchObject({ cellNow: 5, isRewritten: true });
  });
});

describe('the sources of a number', () => {
  const states = async (now: TablesNow) => {
    const told = factsOf(await evidenceOf(await written(), first().name, firstCard().value, now));
    return told.flatMap(({ sources }) => sources.flatMap((one) => (one.kind === 'range' ? [{ state: one.state, ref: one.ref }] : [])));
  };
  const [at, sheet] = ['C2:C931', 'Orders 2025'];
  const edited = (change: (table: TypedTable) => TypedTable): TablesNow => ({ tables: tables.map(change) });
  const withValues = (table: TypedTable, values: (column: TypedColumn) => TypedColumn) => ({ ...table, columns: table.columns.map(values) });

  it('are as they were while nothing changed', async () => {
    const all = await states({ tables });
    expect(all.map(({ state }) => state)).toEqual(all.map(() => 'same'));
    expect(all[0]?.ref).toEqual({ sheet, range: at });
  });

  it('have changed where a value is another one, and only those', async () => {
    const all = await states(edited((table) => withValues(table, (column) => (column.name === 'Sales' && column.type === 'number' ? { ...column, values: column.values.map((value, row) => (row === 7 ? value + 1 : value)) } : column))));
    expect(all.map(({ state }) => state)).toEqual(['changed', ...all.slice(1).map(() => 'same')]);
  });

  it('have changed where the table was touched after it was read', async () => {
    const all = await states({ tables, isTouched: () => true });
    expect(all.map(({ state }) => state)).toEqual(all.map(() => 'changed'));
  });

  it('are found where rows were put above them', async () => {
    const all = await states(edited((table) => ({ ...table, source: { ...table.source, range: 'A4:D934' }, sourceRows: table.sourceRows.map((row) => row + 3) })));
    expect(all[0]).toEqual({ state: 'same', ref: { sheet, range: 'C5:C934' } });
  });

  it('are not judged where nobody has read the tables', async () => {
    expect((await states({ tables: [] })).map(({ state }) => state)).toEqual(['unknown', 'unknown']);
  });
});

describe('the evidence that an earlier version kept', () => {
  it('still leads from a cell to its fact', async () => {
    const older = (report.plan.customXml ?? '')
      .replace(/<part [^>]*\/>/g, '')
      .replace(/<rows [^>]*\/>|<rows [^>]*>.*?<\/rows>/g, '')
      .replace(/ (?:also|shown|from)="[^"]*"/g, '')
      .replace(/(<sheet mark="[^"]*") name="[^"]*"/g, '$1');
    const workbook = await written({ ...report.plan, customXml: older });
    const { value, label } = firstCard();
    const [told] = factsOf(await evidenceOf(workbook, first().name, value));
    const card = report.blocks.find((block) => block.kind === 'kpi');
    expect(told).toMatchObject({ id: card?.value.id, value: card?.value.value, rows: null, from: [] });
    expect((await evidenceOf(workbook, first().name, label)).kind).toBe('nothing');
    expect((report.plan.customXml ?? '').length / older.length).toBeLessThan(1.3);
  });
});
