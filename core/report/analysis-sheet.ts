import type { Block, CaveatBlock, ChartBlock, PeriodsBlock, TableBlock } from '../fact/block.ts';
import { formatDate, shortMoment } from '../language/format.ts';
import { reportTexts } from '../language/texts/report.ts';
import { periodLabel } from '../metric/period-label.ts';
import { formatArea } from '../workbook/address.ts';
import type { RangeRef } from '../workbook/address.ts';
import type { CellContent, PlannedChart } from '../workbook/sheet-plan.ts';
import { calendarNote } from './calendar-note.ts';
import { lines } from './evidence.ts';
import type { EvidencePart } from './evidence-xml.ts';
import { cardRows, layCards, MOST_CARDS } from './kpi-cards.ts';
import type { LaidCard } from './kpi-cards.ts';
import { layFindings, layOtherFigures, saidFacts } from './lay-findings.ts';
import type { LaidFinding } from './lay-findings.ts';
import { layTable } from './lay-table.ts';
import type { LaidTable } from './lay-table.ts';
import { chartBands } from './chart-bands.ts';
import { layChart } from './lay-chart.ts';
import { INK } from './look.ts';
import { pagesOf, roomFrom } from './page-starts.ts';
import type { PageShape, RowGroup } from './page-starts.ts';
import { layPeriods } from './period-selector.ts';
import type { ChosenPeriod } from './period-selector.ts';
import type { ReportDraft } from './report-draft.ts';
import { words } from './report-draft.ts';
import { COLUMNS, COLUMN_POINTS, COLUMN_WIDTH, DEFAULT_HEIGHT, gridSheet, LEFT, RIGHT } from './report-grid.ts';
import { layLead, saidIn } from './quadrants-sheet.ts';
import type { FurtherSheet } from './quadrants-sheet.ts';
import type { SheetDraft } from './sheet-draft.ts';
import { HEAD_ROWS, layFollower, laySelector, layTitle, selectorAt } from './sheet-head.ts';

/** Points of a row that a chart lies over, and the fewest at which it is still read well. */
const CHART_ROW_HEIGHT = 20;
const LEAST_CHART_ROW_HEIGHT = 12;
const LABEL_COLUMNS = 3;

export interface AnalysisSheetInput {
  readonly name: string;
  readonly part: string;
  readonly title: string;
  /** Where it comes from and through which day, in one line. */
  readonly origin: string;
  readonly now: string;
  readonly blocks: readonly Block[];
  /** The cell of another sheet that chooses the period of this one too; null where it chooses its own. */
  readonly leader: RangeRef | null;
  /** Sheets that some of its blocks take for themselves. */
  readonly further: readonly FurtherSheet[];
  /** First free row of the calculation sheet. */
  readonly calcTop: number;
}

/** An analysis on its sheet, and where on it each part stands: what a summary points at. */
export interface LaidAnalysis {
  readonly blocks: readonly Block[];
  readonly sheet: SheetDraft;
  readonly calcTop: number;
  readonly periods: { readonly block: PeriodsBlock; readonly choices: RangeRef } | null;
  readonly cards: readonly LaidCard[];
  readonly findings: readonly LaidFinding[];
  readonly caveats: readonly LaidCaveat[];
  readonly tables: ReadonlyMap<string, LaidTable>;
  readonly further: readonly FurtherSheet[];
}

/** A caveat where it stands. */
export interface LaidCaveat {
  readonly caveat: CaveatBlock;
  readonly said: string;
  readonly ref: RangeRef;
}

/** One analysis on its sheet: title and period, cards, caveats, findings, what leads to its further sheets, charts two in a row, tables. */
export function layAnalysis(draft: ReportDraft, input: AnalysisSheetInput): LaidAnalysis {
  const sheet = gridSheet(input.name, input.part);
  const { blocks } = input;
  let { calcTop } = input;
  const periodsBlock = blocks.find((block) => block.kind === 'periods');
  let chosen: ChosenPeriod | null = null;
  if (periodsBlock !== undefined) {
    chosen = layPeriods(draft, periodsBlock, selectorAt(sheet.name), calcTop);
    calcTop = chosen.nextRow;
  }
  layHead(draft, sheet, input, chosen, periodsBlock);

  const behind = new Map<string, LaidTable>();
  for (const block of blocks) {
    if (block.kind !== 'table' || block.isBehindChart !== true) continue;
    const laid = layTable(draft, block, { sheet: draft.calc, top: calcTop, left: 1, labelColumns: 1, showPeriods: true });
    behind.set(block.id, laid);
    calcTop = laid.nextRow;
  }

  const cards = blocks.filter((block) => block.kind === 'kpi').slice(0, MOST_CARDS);
  let row = HEAD_ROWS;
  const laidCards = layCards(draft, cards, chosen, { sheet, top: row, left: LEFT, calcTop }, (trend, metric) => trendOf(behind.get(trend), metric));
  calcTop = laidCards.calcTop;
  if (cards.length > 0) {
    sheet.rowKeys.set(row, 'cards');
    row += cardRows(cards) + 1;
  }
  const laidCaveats = layCaveats(draft, sheet, blocks.filter((block) => block.kind === 'caveat'), row);
  if (laidCaveats.length > 0) row += laidCaveats.length + 1;
  const findings = blocks.filter((block) => block.kind === 'finding');
  const heading = periodsBlock === undefined ? reportTexts.findingsPlain : reportTexts.findings(periodLabel(periodsBlock.focus.covered, periodsBlock.periods.calendar));
  const laidFindings = layFindings(draft, sheet, findings, heading, row);
  row = laidFindings.nextRow;
  for (const one of input.further) {
    layLead(draft, sheet, one, row);
    row += 2;
  }

  const charts = blocks.filter((block) => block.kind === 'chart');
  const tables = blocks.filter((block): block is TableBlock => block.kind === 'table' && block.isBehindChart !== true);
  const bands = chartBands(charts, blocks.filter((block) => block.kind === 'table'));
  const tablesTop = row + bands.reduce((sum, { rows }) => sum + rows + 1, 0);
  const laid = new Map(behind);
  const groups: RowGroup[] = bands.map(({ top, rows }) => ({ top: row + top, bottom: row + top + rows - 1 }));
  for (const [index, { top }] of bands.entries()) sheet.rowKeys.set(row + top, `charts ${index}`);
  let tableRow = tablesTop;
  for (const block of tables) {
    const table = layTable(draft, block, { sheet, top: tableRow, left: LEFT, labelColumns: labelColumns(block), showPeriods: false });
    laid.set(block.id, table);
    groups.push({ top: tableRow, bottom: table.nextRow });
    tableRow = table.nextRow + 1;
  }
  calcTop = layOtherFigures(draft, [...findings.map(({ sentence }) => sentence), ...input.further.flatMap(({ block }) => saidIn(block))], calcTop);
  for (const band of bands) {
    const columns = COLUMNS / band.charts.length;
    for (const [index, block] of band.charts.entries()) {
      const table = laid.get(block.table);
      if (table === undefined || table.drawn.length === 0) continue;
      const from = { row: row + band.top, column: LEFT + index * columns };
      const at = { from, to: { row: from.row + band.rows, column: from.column + columns } };
      const made = layChart(draft, block, table, { at, width: columns * COLUMN_POINTS, calcTop });
      sheet.charts.push(made.chart);
      draft.parts.push(chartPart(sheet.area(from.row, from.column, at.to.row - 1, at.to.column - 1), block, made.chart));
      calcTop = made.calcTop;
    }
  }
  const page: PageShape = {
    widths: [...sheet.widths.values()],
    height: (at) => sheet.heights.get(at) ?? DEFAULT_HEIGHT,
    repeated: { top: 1, bottom: 3 },
  };
  const firstRows = bands[0]?.rows ?? 0;
  const firstHeight = chartRowHeight(roomFrom(row, page), firstRows);
  for (let at = row; at < tablesTop; at += 1) sheet.heights.set(at, at < row + firstRows ? firstHeight : CHART_ROW_HEIGHT);
  sheet.freeze = { rows: 4, columns: 0 };
  const bottom = Math.max(sheet.lastRow, tableRow - 2);
  const pages = pagesOf(groups, bottom, page);
  sheet.print = { area: formatArea({ top: 0, left: 0, bottom, right: RIGHT }), orientation: 'landscape', titleRows: '2:4', pages };
  const laidPeriods = chosen === null || periodsBlock === undefined ? null : { block: periodsBlock, choices: chosen.choices };
  return { blocks, sheet, calcTop, periods: laidPeriods, cards: laidCards.cards, findings: laidFindings.laid, caveats: laidCaveats, tables: laid, further: input.further };
}

/** Labels give way where a table has more columns than the sheet would else hold. */
function labelColumns({ columns }: TableBlock): number {
  const taken = columns.reduce((sum, { wide = 1 }) => sum + wide, 0);
  return Math.min(LABEL_COLUMNS, Math.max(1, COLUMNS - taken));
}

/** Charts lie lower where they then still stand below the findings, and leave no half of a page empty. */
function chartRowHeight(room: number, rows: number): number {
  const fitting = Math.floor(room / rows);
  return fitting < LEAST_CHART_ROW_HEIGHT ? CHART_ROW_HEIGHT : Math.min(CHART_ROW_HEIGHT, fitting);
}

function layHead(draft: ReportDraft, sheet: SheetDraft, input: AnalysisSheetInput, chosen: ChosenPeriod | null, block: PeriodsBlock | undefined): void {
  const through = block === undefined ? [] : [words(draft, reportTexts.through(formatDate(block.periods.lastDay, draft.language)))];
  const note = block === undefined ? null : calendarNote(block.periods, block.focus);
  const written = words(draft, reportTexts.writtenAt(shortMoment(input.now)));
  layTitle(draft, sheet, input.title, [input.origin, ...through, ...(note === null ? [] : [words(draft, note)]), written]);
  if (chosen === null || block === undefined) return;
  if (input.leader !== null) layFollower(draft, sheet, block, chosen.choices, input.leader);
  else laySelector(draft, sheet, block, chosen.choices, words(draft, reportTexts.choosePeriod));
}

function trendOf(table: LaidTable | undefined, metric: string) {
  const index = table?.block.rows[0]?.facts.findIndex((fact) => fact?.use?.metric.id === metric) ?? -1;
  return table === undefined || index < 0 ? null : table.wholeColumn(index);
}

function layCaveats(draft: ReportDraft, sheet: SheetDraft, caveats: readonly CaveatBlock[], top: number): LaidCaveat[] {
  return caveats.map((caveat, index) => {
    const said = words(draft, reportTexts.note(caveat.text));
    sheet.rowKeys.set(top + index, `caveat ${caveat.code}`);
    return { caveat, said, ref: layCaveat(draft, sheet, top + index, { kind: 'text', text: said }, said, RIGHT) };
  });
}

/** A caveat in one cell from the left to `right`, with its mark in the margin. */
export function layCaveat({ look }: ReportDraft, sheet: SheetDraft, row: number, content: CellContent, said: string, right: number): RangeRef {
  const style = look.style({ size: 9, color: INK.bad }, { align: { wrap: true } });
  sheet.text(row, LEFT - 1, '!', look.style({ size: 9, bold: true, color: INK.bad }, { align: { horizontal: 'center' } }));
  const ref = sheet.put(row, LEFT, content, style);
  sheet.across(row, LEFT, right, style);
  sheet.heights.set(row, 6 + 13 * lines(said, (right - LEFT + 1) * COLUMN_WIDTH * 1.1));
  return ref;
}

/** The cells under a chart stand for what its title says and what it draws. */
export function chartPart(ref: RangeRef, block: ChartBlock, { id, title, series }: PlannedChart): EvidencePart {
  return {
    kind: 'chart',
    ref,
    facts: 'template' in block.title ? saidFacts(block.title) : [],
    chart: { id, title, draws: [...series.slice(0, 1).map(({ categories }) => categories), ...series.map(({ values }) => values)] },
  };
}
