import type { Block, CaveatBlock, FindingBlock, TableBlock } from '../fact/block.ts';
import type { Fact } from '../fact/fact.ts';
import type { Sentence } from '../fact/sentence.ts';
import { sentenceText } from '../fact/sentence-text.ts';
import { formatDate, shortMoment } from '../language/format.ts';
import type { Text } from '../language/language.ts';
import { reportTexts } from '../language/texts/report.ts';
import { periodLabel } from '../metric/period-label.ts';
import { formatArea } from '../workbook/address.ts';
import { calendarNote } from './calendar-note.ts';
import { lines } from './evidence.ts';
import { FactPlaces } from './fact-cells.ts';
import { cardRows, layCards } from './kpi-cards.ts';
import { layTable } from './lay-table.ts';
import type { LaidTable } from './lay-table.ts';
import { planChart } from './lay-chart.ts';
import { INK, LINE } from './look.ts';
import { columnFormat } from './number-format.ts';
import { pagesOf, roomFrom } from './page-starts.ts';
import type { PageShape, RowGroup } from './page-starts.ts';
import { choiceLabel, layPeriods } from './period-selector.ts';
import type { ChosenPeriod } from './period-selector.ts';
import type { ReportDraft } from './report-draft.ts';
import { words } from './report-draft.ts';
import { SheetDraft } from './sheet-draft.ts';

const LEFT = 1;
const COLUMNS = 12;
const RIGHT = LEFT + COLUMNS - 1;
const COLUMN_WIDTH = 11.5;
/** The same in points where a character has the seven pixels of Excel's own font. */
const COLUMN_POINTS = (COLUMN_WIDTH * 7 + 5) * 0.75;
const MARGIN = 3;
const MOST_CARDS = 6;
const CHART_ROWS = 14;
/** Points of a row that a chart lies over, and the fewest at which it is still read well. */
const CHART_ROW_HEIGHT = 20;
const LEAST_CHART_ROW_HEIGHT = 12;
const LABEL_COLUMNS = 3;
/** Points of a row whose height the plan leaves open. */
const DEFAULT_HEIGHT = 15;
const MARKS = { good: '▲', bad: '▼', neutral: '●' } as const;

export interface AnalysisSheetInput {
  readonly name: string;
  readonly part: string;
  readonly title: string;
  /** Where it comes from and through which day, in one line. */
  readonly origin: string;
  readonly now: string;
  readonly blocks: readonly Block[];
  /** First free row of the calculation sheet. */
  readonly calcTop: number;
}

export interface LaidAnalysis {
  readonly sheet: SheetDraft;
  readonly calcTop: number;
}

/** One analysis on one sheet: title and period, cards, caveats, findings, charts two in a row, tables. */
export function layAnalysis(draft: ReportDraft, input: AnalysisSheetInput): LaidAnalysis {
  const sheet = new SheetDraft(input.name, input.part);
  const { blocks } = input;
  sheet.widths.set(0, MARGIN);
  for (let column = LEFT; column <= RIGHT; column += 1) sheet.widths.set(column, COLUMN_WIDTH);
  sheet.widths.set(RIGHT + 1, MARGIN);
  sheet.tabColor = INK.accent;

  let { calcTop } = input;
  const periodsBlock = blocks.find((block) => block.kind === 'periods');
  const selector = sheet.at(3, LEFT + 1);
  let chosen: ChosenPeriod | null = null;
  if (periodsBlock !== undefined) {
    chosen = layPeriods(draft, periodsBlock, selector, calcTop);
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
  let row = 5;
  if (cards.length > 0) {
    calcTop = layCards(draft, cards, chosen, { sheet, top: row, left: LEFT, calcTop }, (trend, metric) => trendOf(behind.get(trend), metric));
    sheet.rowKeys.set(row, 'cards');
    row += cardRows(cards) + 1;
  }
  row = layCaveats(draft, sheet, blocks.filter((block) => block.kind === 'caveat'), row);
  const findings = blocks.filter((block) => block.kind === 'finding');
  const heading = periodsBlock === undefined ? reportTexts.findingsPlain : reportTexts.findings(periodLabel(periodsBlock.focus.covered, periodsBlock.periods.calendar));
  row = layFindings(draft, sheet, findings, heading, row);

  const charts = blocks.filter((block) => block.kind === 'chart');
  const tables = blocks.filter((block): block is TableBlock => block.kind === 'table' && block.isBehindChart !== true);
  const tablesTop = row + Math.ceil(charts.length / 2) * (CHART_ROWS + 1);
  const laid = new Map(behind);
  const groups: RowGroup[] = [];
  for (let top = row; top < tablesTop; top += CHART_ROWS + 1) {
    sheet.rowKeys.set(top, `charts ${groups.length}`);
    groups.push({ top, bottom: top + CHART_ROWS - 1 });
  }
  let tableRow = tablesTop;
  for (const block of tables) {
    const table = layTable(draft, block, { sheet, top: tableRow, left: LEFT, labelColumns: LABEL_COLUMNS, showPeriods: false });
    laid.set(block.id, table);
    groups.push({ top: tableRow, bottom: table.nextRow });
    tableRow = table.nextRow + 1;
  }
  calcTop = layOtherFigures(draft, findings, calcTop);
  for (const [index, block] of charts.entries()) {
    const table = laid.get(block.table);
    if (table === undefined || table.drawn.length === 0) continue;
    const top = row + Math.floor(index / 2) * (CHART_ROWS + 1);
    const left = LEFT + (index % 2) * (COLUMNS / 2);
    const isAlone = index % 2 === 0 && index === charts.length - 1;
    const columns = isAlone ? COLUMNS : COLUMNS / 2;
    sheet.charts.push(planChart(draft, block, table, { from: { row: top, column: left }, to: { row: top + CHART_ROWS, column: left + columns } }, columns * COLUMN_POINTS));
  }
  const page: PageShape = {
    widths: [...sheet.widths.values()],
    height: (at) => sheet.heights.get(at) ?? DEFAULT_HEIGHT,
    repeated: { top: 1, bottom: 3 },
  };
  const firstHeight = chartRowHeight(roomFrom(row, page));
  for (let at = row; at < tablesTop; at += 1) sheet.heights.set(at, at < row + CHART_ROWS ? firstHeight : CHART_ROW_HEIGHT);
  sheet.freeze = { rows: 4, columns: 0 };
  const bottom = Math.max(sheet.lastRow, tableRow - 2);
  const pages = pagesOf(groups, bottom, page);
  sheet.print = { area: formatArea({ top: 0, left: 0, bottom, right: RIGHT + 1 }), orientation: 'landscape', titleRows: '2:4', pages };
  return { sheet, calcTop };
}

/** Charts lie lower where they then still stand below the findings, and leave no half of a page empty. */
function chartRowHeight(room: number): number {
  const fitting = Math.floor(room / CHART_ROWS);
  return fitting < LEAST_CHART_ROW_HEIGHT ? CHART_ROW_HEIGHT : Math.min(CHART_ROW_HEIGHT, fitting);
}

function layHead(
  draft: ReportDraft,
  sheet: SheetDraft,
  input: AnalysisSheetInput,
  chosen: ChosenPeriod | null,
  block: Extract<Block, { kind: 'periods' }> | undefined,
): void {
  const { look } = draft;
  for (const [row, height] of [8, 30, 18, 22, 10].entries()) sheet.heights.set(row, height);
  sheet.text(1, LEFT, input.title, look.title());
  const through = block === undefined ? [] : [words(draft, reportTexts.through(formatDate(block.periods.lastDay, draft.language)))];
  const note = block === undefined ? null : calendarNote(block.periods, block.focus);
  const written = words(draft, reportTexts.writtenAt(shortMoment(input.now)));
  sheet.text(2, LEFT, [input.origin, ...through, ...(note === null ? [] : [words(draft, note)]), written].join(draft.language === 'zh' ? '；' : '; '), look.quiet());
  if (chosen === null || block === undefined) return;
  sheet.text(3, LEFT, words(draft, reportTexts.period), look.style({ bold: true }));
  // As text: a spreadsheet would make a date or a number of `Apr 2018` or `2025` when a person chooses it.
  const style = look.style({ bold: true }, { numberFormat: '@', fill: INK.choose, border: { top: LINE, right: LINE, bottom: LINE, left: LINE }, align: { horizontal: 'left' } });
  const selector = sheet.text(3, LEFT + 1, choiceLabel(draft, block.focus, block.periods.calendar), style);
  sheet.across(3, LEFT + 1, LEFT + 3, style);
  sheet.validations.push({ range: selector.range, list: { ref: chosen.choices }, prompt: words(draft, reportTexts.choosePeriod) });
  sheet.text(3, LEFT + 4, words(draft, reportTexts.choosePeriod), look.quiet({ indent: 1 }));
  draft.definedNames.push({ name: draft.names.range('Clipsheet', words(draft, reportTexts.period)), ref: selector });
}

function trendOf(table: LaidTable | undefined, metric: string) {
  const index = table?.block.rows[0]?.facts.findIndex((fact) => fact?.use?.metric.id === metric) ?? -1;
  return table === undefined || index < 0 ? null : table.wholeColumn(index);
}

function layCaveats(draft: ReportDraft, sheet: SheetDraft, caveats: readonly CaveatBlock[], top: number): number {
  const { look } = draft;
  const style = look.style({ size: 9, color: INK.bad }, { align: { wrap: true } });
  for (const [index, caveat] of caveats.entries()) {
    const row = top + index;
    sheet.rowKeys.set(row, `caveat ${caveat.code}`);
    const text = words(draft, reportTexts.note(caveat.text));
    sheet.text(row, LEFT - 1, '!', look.style({ size: 9, bold: true, color: INK.bad }, { align: { horizontal: 'center' } }));
    sheet.text(row, LEFT, text, style);
    sheet.across(row, LEFT, RIGHT, style);
    sheet.heights.set(row, 6 + 13 * lines(text, COLUMNS * COLUMN_WIDTH * 1.1));
  }
  return caveats.length === 0 ? top : top + caveats.length + 1;
}

function layFindings(draft: ReportDraft, sheet: SheetDraft, findings: readonly FindingBlock[], heading: Text, top: number): number {
  if (findings.length === 0) return top;
  const { look } = draft;
  sheet.rowKeys.set(top, 'findings');
  sheet.text(top, LEFT, words(draft, heading), look.section());
  sheet.fill(top, LEFT, RIGHT, look.section());
  sheet.heights.set(top, 24);
  const color = { good: INK.good, bad: INK.bad, neutral: INK.faint } as const;
  for (const [index, finding] of findings.entries()) {
    const row = top + 1 + index;
    sheet.rowKeys.set(row, `finding ${index}`);
    const said = sentenceText(finding.sentence, draft.language);
    sheet.text(row, LEFT - 1, MARKS[finding.tone], look.style({ size: 9, color: color[finding.tone] }, { align: { horizontal: 'center' } }));
    const style = look.body(undefined, { wrap: true });
    const place = sheet.text(row, LEFT, said, style);
    sheet.across(row, LEFT, RIGHT - 1, style);
    const link = draft.evidence.cite(saidFacts(finding.sentence), said, { kind: 'place', ref: place });
    sheet.text(row, RIGHT, words(draft, reportTexts.evidence), look.link({ horizontal: 'right' }), { link });
    sheet.heights.set(row, 6 + 15 * lines(said, (COLUMNS - 1) * COLUMN_WIDTH));
  }
  return top + findings.length + 2;
}

/** The facts of a sentence, numbers that were computed first: the first is what the sentence is about. */
function saidFacts(sentence: Sentence): readonly [Fact, ...Fact[]] {
  const named = [...sentence.template.en.matchAll(/\{(\w+)\}/g)].flatMap((match) => sentence.facts[match[1] ?? ''] ?? []);
  const weight = (fact: Fact) => (isComputed(fact) ? 0 : typeof fact.value === 'number' ? 1 : 2);
  const [first, ...rest] = [...named].sort((a, b) => weight(a) - weight(b));
  if (first === undefined) throw new Error('a sentence without facts cannot be made');
  return [first, ...rest];
}

function isComputed(fact: Fact): boolean {
  return fact.use !== null || fact.derivation !== undefined;
}

/** Numbers that only sentences say still stand in a cell, live, for whoever checks them. */
function layOtherFigures(draft: ReportDraft, findings: readonly FindingBlock[], top: number): number {
  const { calc, look, cells } = draft;
  const facts = findings.flatMap(({ sentence }) => Object.values(sentence.facts)).filter((fact) => typeof fact.value === 'number');
  const places = new FactPlaces();
  const missing: Fact[] = [];
  for (const fact of facts) {
    if (cells.isLaid(fact)) continue;
    cells.lay(fact);
    missing.push(fact);
  }
  if (missing.length === 0) return top;
  calc.rowKeys.set(top, 'other figures');
  calc.text(top, 1, words(draft, reportTexts.otherFigures), look.style({ size: 12, bold: true }));
  for (const [index, head] of [reportTexts.figure, reportTexts.value, reportTexts.howComputed].entries()) {
    calc.text(top + 1, index + 1, words(draft, head), look.header(index === 1 ? { horizontal: 'right' } : index === 2 ? { indent: 1 } : {}));
  }
  for (const [index, fact] of missing.entries()) {
    const row = top + 2 + index;
    const ref = calc.at(row, 2);
    places.set(fact, ref);
    calc.text(row, 1, words(draft, fact.label), look.body());
    const size = typeof fact.value === 'number' ? Math.abs(fact.value) : 0;
    const format = columnFormat(fact.unit, { largest: size, isWhole: Number.isInteger(size), isSigned: false }, draft.language);
    calc.put(row, 2, () => cells.content(fact, ref, places), look.body(format, { horizontal: 'right' }), () => cells.remark(fact, draft.language));
    calc.text(row, 3, words(draft, fact.method), look.quiet({ indent: 1 }));
  }
  return top + missing.length + 3;
}
