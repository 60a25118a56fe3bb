import type { CaveatBlock, ChartBlock, FindingBlock, KpiBlock, PeriodsBlock } from '../fact/block.ts';
import { sentenceText } from '../fact/sentence-text.ts';
import type { Text } from '../language/language.ts';
import { reportTexts } from '../language/texts/report.ts';
import { summaryTexts } from '../language/texts/summary.ts';
import type { RangeRef } from '../workbook/address.ts';
import { formatArea } from '../workbook/address.ts';
import type { CellContent, PlannedLink } from '../workbook/sheet-plan.ts';
import { chartPart, layCaveat } from './analysis-sheet.ts';
import type { LaidAnalysis } from './analysis-sheet.ts';
import { reference } from './cell-reference.ts';
import { lines } from './evidence.ts';
import { layChart } from './lay-chart.ts';
import { MARKS, saidFacts, toneMark } from './lay-findings.ts';
import type { LaidFinding } from './lay-findings.ts';
import { LINE } from './look.ts';
import { DATE_FORMAT } from './number-format.ts';
import { pagesOf, roomFrom } from './page-starts.ts';
import type { PageShape, RowGroup } from './page-starts.ts';
import type { ReportDraft } from './report-draft.ts';
import { words } from './report-draft.ts';
import { COLUMNS, COLUMN_POINTS, COLUMN_WIDTH, DEFAULT_HEIGHT, gridSheet, LEFT, RIGHT } from './report-grid.ts';
import type { SheetDraft } from './sheet-draft.ts';
import { HEAD_ROWS, laySelector, layTitle } from './sheet-head.ts';
import type { Offer } from './study.ts';
import { chooseCaveats, chooseCharts, isPlainLevel } from './summary-choice.ts';
import type { Chosen } from './summary-choice.ts';
import { laySummaryCards } from './summary-cards.ts';

/** Columns of a finding's sentence, and of its sheet's name; its evidence stands in the last. */
const SENTENCE_RIGHT = RIGHT - 3;
const CHART_ROWS = 12;
/** Points of a row that a chart lies over: at least, where the page has no more, and at most. */
const LEAST_CHART_ROW = 13;
const MOST_CHART_ROW = 20;
/** Fewer findings than these are too high a price for charts. */
const LEAST_BESIDE_CHARTS = 5;
const GAP = 8;
const SECTION = 24;
const CONTENTS_HEAD = 20;
/** First columns of the contents: name, question, headline, last day of data. */
const CONTENTS = { analysis: LEFT, question: LEFT + 2, headline: LEFT + 5, through: RIGHT } as const;

/** An analysis of the report that is already laid out. */
export interface SummaryPart {
  readonly offer: Offer;
  readonly laid: LaidAnalysis;
}

/** The part of a report that its summary is. */
export const SUMMARY = 'summary';

export interface SummaryInput {
  readonly name: string;
  readonly title: string;
  /** What it is made from, through which day, when. */
  readonly made: readonly string[];
  readonly parts: readonly SummaryPart[];
  /** The periods that its selector chooses from, for all sheets that follow it. */
  readonly leader: PeriodsBlock | null;
  readonly cards: readonly Chosen<KpiBlock>[];
  readonly findings: readonly Chosen<FindingBlock>[];
  /** First free row of the calculation sheet. */
  readonly calcTop: number;
}

/**
 * What a person reads who reads one page: the cards and findings that weigh most over all analyses, the charts of the
 * weightiest if they fit, the caveats of what is said, and which analyses there are. Its cells are formulas that point
 * at those of the analyses' own sheets.
 */
export function laySummary(draft: ReportDraft, input: SummaryInput): SheetDraft {
  const sheet = gridSheet(input.name, SUMMARY);
  sheet.rowKeys.set(HEAD_ROWS, 'cards');
  const { parts } = input;
  layTitle(draft, sheet, input.title, input.made);
  const choices = parts.find(({ laid }) => laid.periods?.block === input.leader)?.laid.periods?.choices;
  if (input.leader !== null && choices !== undefined) laySelector(draft, sheet, input.leader, choices, words(draft, summaryTexts.choosePeriod));
  const cards = input.cards.flatMap(({ part, block }) => {
    const laid = parts[part]?.laid;
    const card = laid?.cards.find((one) => one.card === block);
    return laid === undefined || card === undefined ? [] : [{ laid: card, sheet: laid.sheet.name, periods: laid.periods?.block ?? null }];
  });
  let row = laySummaryCards(draft, sheet, cards, HEAD_ROWS) + 1;
  sheet.heights.set(row - 1, GAP);

  const page: PageShape = { widths: [...sheet.widths.values()], height: (at) => sheet.heights.get(at) ?? DEFAULT_HEIGHT, repeated: { top: 1, bottom: 3 } };
  const fitting = fitPage(draft, input, roomFrom(row, page));
  row = layFindings(draft, sheet, parts, fitting.findings, row);
  const groups: RowGroup[] = [];
  if (fitting.charts.length > 0) {
    groups.push({ top: row, bottom: row + CHART_ROWS - 1 });
    row = layCharts(draft, sheet, input, fitting, row);
  }
  row = layCaveats(draft, sheet, parts, fitting.caveats, row);
  groups.push({ top: row, bottom: row + contentsLines(parts).length });
  layContents(draft, sheet, parts, row);
  sheet.freeze = { rows: HEAD_ROWS - 1, columns: 0 };
  const bottom = sheet.lastRow;
  sheet.print = { area: formatArea({ top: 0, left: 0, bottom, right: RIGHT }), orientation: 'landscape', titleRows: null, pages: pagesOf(groups, bottom, page) };
  return sheet;
}

interface Fitting {
  readonly findings: readonly Chosen<FindingBlock>[];
  readonly charts: readonly Chosen<ChartBlock>[];
  readonly chartRow: number;
  readonly caveats: readonly Chosen<CaveatBlock>[];
}

/** As many findings as leave room for charts, or as many as the page holds without. */
function fitPage(draft: ReportDraft, { parts, findings }: SummaryInput, room: number): Fitting {
  const blocks = parts.map(({ laid }) => laid.blocks);
  const contents = CONTENTS_HEAD + contentsLines(parts).reduce((sum, line) => sum + contentsHeight(draft, line), 0);
  const fits = (count: number, withCharts: boolean): Fitting | null => {
    const kept = findings.slice(0, count);
    const caveats = chooseCaveats(blocks, kept);
    const charts = withCharts ? chooseCharts(blocks, kept).filter(({ part, block }) => (parts[part]?.laid.tables.get(block.table)?.drawn.length ?? 0) > 0) : [];
    if (withCharts && charts.length === 0) return null;
    const said = kept.reduce((sum, one) => sum + findingHeight(draft, sentenceText(one.block.sentence, draft.language)), SECTION + GAP);
    const warned = caveats.reduce((sum, { block }) => sum + caveatHeight(words(draft, reportTexts.note(block.text))), caveats.length > 0 ? GAP : 0);
    const left = room - contents - said - warned - (charts.length > 0 ? GAP : 0);
    const chartRow = Math.min(MOST_CHART_ROW, Math.floor(left / CHART_ROWS));
    if (charts.length > 0 ? chartRow < LEAST_CHART_ROW : left < 0) return null;
    return { findings: kept, charts, chartRow, caveats };
  };
  const least = Math.min(LEAST_BESIDE_CHARTS, findings.length);
  for (let count = findings.length; count >= least; count -= 1) {
    const found = fits(count, true);
    if (found !== null) return found;
  }
  for (let count = findings.length; count > 0; count -= 1) {
    const found = fits(count, false);
    if (found !== null) return found;
  }
  return { findings, charts: [], chartRow: 0, caveats: chooseCaveats(blocks, findings) };
}

function layFindings(draft: ReportDraft, sheet: SheetDraft, parts: readonly SummaryPart[], findings: readonly Chosen<FindingBlock>[], top: number): number {
  if (findings.length === 0) return top;
  const { look } = draft;
  sheet.rowKeys.set(top, 'findings');
  sheet.text(top, LEFT, words(draft, summaryTexts.findings), look.section());
  sheet.fill(top, LEFT, RIGHT, look.section());
  sheet.text(top, RIGHT, words(draft, summaryTexts.findingsNote), { ...look.quiet({ horizontal: 'right' }), border: { bottom: LINE } });
  sheet.heights.set(top, SECTION);
  for (const [index, { part, block }] of findings.entries()) {
    const row = top + 1 + index;
    sheet.rowKeys.set(row, `finding ${index}`);
    const laid = parts[part]?.laid;
    const own = laid?.findings.find(({ finding }) => finding === block);
    if (laid === undefined || own === undefined) continue;
    draft.parts.push({ kind: 'finding', ref: sheet.area(row, LEFT - 1, row, RIGHT), facts: saidFacts(block.sentence) });
    sheet.text(row, LEFT - 1, MARKS[block.tone], toneMark(look, block.tone));
    const style = look.body(undefined, { wrap: true });
    sheet.put(row, LEFT, shown(sheet, own.ref, own.said), style);
    sheet.across(row, LEFT, SENTENCE_RIGHT, style);
    const link = look.link({ horizontal: 'right' });
    sheet.text(row, SENTENCE_RIGHT + 1, laid.sheet.name, link, { link: toPlace(draft, own.ref) });
    sheet.across(row, SENTENCE_RIGHT + 1, RIGHT - 1, link);
    sheet.text(row, RIGHT, words(draft, reportTexts.evidence), link, { link: own.evidence });
    sheet.heights.set(row, findingHeight(draft, own.said));
  }
  return gapAfter(sheet, top + findings.length);
}

function findingHeight(draft: ReportDraft, said: string): number {
  return rowHeight(draft, said, SENTENCE_RIGHT - LEFT + 1);
}

function layCharts(draft: ReportDraft, sheet: SheetDraft, { parts, ...input }: SummaryInput, { charts, chartRow }: Fitting, top: number): number {
  const columns = COLUMNS / charts.length;
  let { calcTop } = input;
  sheet.rowKeys.set(top, 'charts');
  for (const [index, { part, block }] of charts.entries()) {
    const table = parts[part]?.laid.tables.get(block.table);
    if (table === undefined) continue;
    const left = LEFT + index * columns;
    const at = { from: { row: top, column: left }, to: { row: top + CHART_ROWS, column: left + columns } };
    const made = layChart(draft, block, table, { at, width: columns * COLUMN_POINTS, calcTop });
    const chart = { ...made.chart, id: `summary.${made.chart.id}` };
    sheet.charts.push(chart);
    draft.parts.push(chartPart(sheet.area(top, left, at.to.row - 1, at.to.column - 1), block, chart));
    calcTop = made.calcTop;
  }
  for (let row = top; row < top + CHART_ROWS; row += 1) sheet.heights.set(row, chartRow);
  return gapAfter(sheet, top + CHART_ROWS - 1);
}

function layCaveats(draft: ReportDraft, sheet: SheetDraft, parts: readonly SummaryPart[], caveats: readonly Chosen<CaveatBlock>[], top: number): number {
  if (caveats.length === 0) return top;
  for (const [index, { part, block }] of caveats.entries()) {
    const row = top + index;
    sheet.rowKeys.set(row, `caveat ${block.code}`);
    const laid = parts[part]?.laid;
    const own = laid?.caveats.find(({ caveat }) => caveat === block);
    if (laid === undefined || own === undefined) continue;
    layCaveat(draft, sheet, row, shown(sheet, own.ref, own.said), own.said, SENTENCE_RIGHT);
    const link = draft.look.link({ horizontal: 'right' });
    sheet.text(row, SENTENCE_RIGHT + 1, laid.sheet.name, link, { link: toPlace(draft, own.ref) });
    sheet.across(row, SENTENCE_RIGHT + 1, RIGHT - 1, link);
    sheet.heights.set(row, caveatHeight(own.said));
  }
  return gapAfter(sheet, top + caveats.length - 1);
}

function caveatHeight(said: string): number {
  return 4 + 13 * lines(said, (SENTENCE_RIGHT - LEFT + 1) * COLUMN_WIDTH * 1.1);
}

/** A line of the contents: a sheet and the question that it answers. */
interface ContentsLine {
  readonly sheet: RangeRef;
  readonly question: Text;
  /** The headline as it stands on the sheet, and the last day of its data. */
  readonly headline: LaidFinding | null;
  readonly through: number | null;
}

/** Every analysis, and the further sheets of each below it. */
function contentsLines(parts: readonly SummaryPart[]): ContentsLine[] {
  return parts.flatMap(({ laid, offer }) => [
    { sheet: laid.sheet.at(1, LEFT), question: offer.question, headline: headlineOf(laid), through: laid.periods?.block.periods.lastDay ?? null },
    ...laid.further.map(({ name, block }) => ({ sheet: { ...laid.sheet.at(1, LEFT), sheet: name }, question: block.question, headline: null, through: null })),
  ]);
}

function layContents(draft: ReportDraft, sheet: SheetDraft, parts: readonly SummaryPart[], top: number): void {
  const { look } = draft;
  const head = look.header();
  sheet.rowKeys.set(top, 'contents');
  sheet.fill(top, LEFT, RIGHT, head);
  for (const key of ['analysis', 'question'] as const) sheet.text(top, CONTENTS[key], words(draft, summaryTexts[key]), head);
  sheet.text(top, CONTENTS.headline, words(draft, summaryTexts.headline), look.header({ indent: 1 }));
  sheet.text(top, CONTENTS.through, words(draft, summaryTexts.through), look.header({ horizontal: 'right' }));
  sheet.heights.set(top, CONTENTS_HEAD);
  for (const [index, line] of contentsLines(parts).entries()) {
    const row = top + 1 + index;
    const { headline, through } = line;
    const name = look.style({ underline: true });
    sheet.text(row, CONTENTS.analysis, line.sheet.sheet, name, { link: toPlace(draft, line.sheet) });
    sheet.across(row, CONTENTS.analysis, CONTENTS.question - 1, name);
    const body = look.body(undefined, { wrap: true });
    sheet.text(row, CONTENTS.question, words(draft, line.question), body);
    sheet.across(row, CONTENTS.question, CONTENTS.headline - 1, body);
    // A question may fill its column to the edge.
    const apart = look.body(undefined, { wrap: true, indent: 1 });
    sheet.put(row, CONTENTS.headline, headline === null ? { kind: 'blank' } : shown(sheet, headline.ref, headline.said), apart);
    sheet.across(row, CONTENTS.headline, CONTENTS.through - 1, apart);
    if (through !== null) sheet.put(row, CONTENTS.through, { kind: 'date', serial: through }, look.body(DATE_FORMAT, { horizontal: 'right' }));
    sheet.heights.set(row, contentsHeight(draft, line));
  }
}

/** The weightiest finding that says more than how large something is. */
function headlineOf({ findings }: LaidAnalysis): LaidFinding | null {
  return findings.find(({ finding }) => !isPlainLevel(finding)) ?? findings[0] ?? null;
}

function contentsHeight(draft: ReportDraft, { question, headline }: ContentsLine): number {
  const asked = rowHeight(draft, words(draft, question), CONTENTS.headline - CONTENTS.question);
  return Math.max(asked, rowHeight(draft, headline?.said ?? '', CONTENTS.through - CONTENTS.headline));
}

/** Points of a row that holds words over so many columns: Latin letters take less than a column counts for them. */
function rowHeight({ language }: ReportDraft, said: string, columns: number): number {
  return 3 + 14 * lines(said, columns * COLUMN_WIDTH * (language === 'en' ? 1.1 : 1));
}

/** Sets the row after `last` apart and gives the one below it. */
function gapAfter(sheet: SheetDraft, last: number): number {
  sheet.heights.set(last + 1, GAP);
  return last + 2;
}

/** What stands in another cell, live. */
function shown(sheet: SheetDraft, ref: RangeRef, cached: string): CellContent {
  return { kind: 'formula', formula: `=${reference(ref, sheet.name)}`, cached };
}

function toPlace(draft: ReportDraft, ref: RangeRef): PlannedLink {
  return { kind: 'place', ref, tip: words(draft, summaryTexts.openSheet) };
}
