import type { QuadrantField, QuadrantPoint, QuadrantsBlock } from '../fact/block.ts';
import type { Fact } from '../fact/fact.ts';
import type { Sentence } from '../fact/sentence.ts';
import { sentenceText } from '../fact/sentence-text.ts';
import { shortMoment } from '../language/format.ts';
import { reportTexts } from '../language/texts/report.ts';
import { formatArea } from '../workbook/address.ts';
import type { RangeRef } from '../workbook/address.ts';
import type { CellStyle, PlannedLink } from '../workbook/sheet-plan.ts';
import { lines } from './evidence.ts';
import { saidFacts, TONE_COLORS } from './lay-findings.ts';
import { INK, LINE } from './look.ts';
import { pagesOf } from './page-starts.ts';
import type { RowGroup } from './page-starts.ts';
import type { ReportDraft } from './report-draft.ts';
import { words } from './report-draft.ts';
import { COLUMNS, COLUMN_WIDTH, DEFAULT_HEIGHT, gridSheet, LEFT, RIGHT } from './report-grid.ts';
import type { SheetDraft } from './sheet-draft.ts';
import { HEAD_ROWS, layTitle } from './sheet-head.ts';

/** A sheet that a block of an analysis takes for itself. */
export interface FurtherSheet {
  readonly block: QuadrantsBlock;
  readonly part: string;
  readonly name: string;
}

/** Columns of a field; its last one holds links. */
const FIELD = COLUMNS / 2;
/** Lines below the points of a field that are a person's to fill. */
const OWN_LINES = 3;
const HEADING_HEIGHT = 26;
const OWN_HEIGHT = 20;
const NO_PASSAGE_HEIGHT = 5;

/** The sentences of a block's points. */
export function saidIn({ fields }: QuadrantsBlock): readonly Sentence[] {
  return fields.flatMap(({ points }) => points.map(({ said }) => said));
}

/** On the sheet of the analysis, in one line: what stands on a further sheet, and the way there. */
export function layLead(draft: ReportDraft, sheet: SheetDraft, { block, name }: FurtherSheet, row: number): void {
  const style = draft.look.style({ underline: true });
  const link: PlannedLink = { kind: 'place', ref: { sheet: name, range: 'B2' }, tip: words(draft, reportTexts.openFurther) };
  sheet.rowKeys.set(row, `further ${block.id}`);
  sheet.text(row, LEFT, words(draft, reportTexts.furtherSheet(block.title, block.fields.map(({ title }) => title), name)), style, { link });
  sheet.across(row, LEFT, RIGHT, style);
  sheet.heights.set(row, OWN_HEIGHT);
}

/** Four fields of points on a sheet: each point a sentence with the way to its evidence, below it the words of the page. */
export function layQuadrants(draft: ReportDraft, { block, part, name }: FurtherSheet, { origin, now, back }: { readonly origin: string; readonly now: string; readonly back: RangeRef }): SheetDraft {
  const { look } = draft;
  const sheet = gridSheet(name, part);
  layTitle(draft, sheet, words(draft, block.title), [origin, words(draft, block.subtitle), words(draft, reportTexts.writtenAt(shortMoment(now)))]);
  const home = words(draft, reportTexts.backTo(back.sheet));
  sheet.text(HEAD_ROWS - 2, LEFT, home, look.link(), { link: { kind: 'place', ref: back, tip: home } });
  const [first, second, third, fourth] = block.fields;
  const groups: RowGroup[] = [];
  let row = HEAD_ROWS;
  for (const [key, band] of [['upper', [first, second]], ['lower', [third, fourth]]] as const) {
    const bottom = layBand(draft, sheet, key, band, row);
    groups.push({ top: row, bottom });
    row = bottom + 2;
  }
  sheet.rowKeys.set(row - 1, 'below');
  sheet.freeze = { rows: HEAD_ROWS - 1, columns: 0 };
  const bottom = sheet.lastRow;
  const pages = pagesOf(groups, bottom, { widths: [...sheet.widths.values()], height: (at) => sheet.heights.get(at) ?? DEFAULT_HEIGHT, repeated: { top: 1, bottom: 3 } });
  sheet.print = { area: formatArea({ top: 0, left: 0, bottom, right: RIGHT }), orientation: 'landscape', titleRows: '2:4', pages };
  return sheet;
}

/** Two fields beside each other; gives the last row of both. */
function layBand(draft: ReportDraft, sheet: SheetDraft, key: string, band: readonly [QuadrantField, QuadrantField], top: number): number {
  const { look } = draft;
  const count = Math.max(1, ...band.map(({ points }) => points.length));
  const own = top + 1 + 2 * count;
  sheet.rowKeys.set(top, `field ${key}`);
  sheet.heights.set(top, HEADING_HEIGHT);
  for (let index = 0; index < count; index += 1) {
    sheet.rowKeys.set(top + 1 + 2 * index, `point ${key} ${index}`);
    sheet.rowKeys.set(top + 2 + 2 * index, `passage ${key} ${index}`);
    sheet.heights.set(top + 2 + 2 * index, NO_PASSAGE_HEIGHT);
  }
  for (const [index, { title, tone, none, points }] of band.entries()) {
    const place: Place = { from: LEFT + index * FIELD, indent: index === 0 ? {} : { indent: 1 }, edge: index === 0 ? {} : { left: LINE } };
    const heading = look.style({ size: 12, bold: true, color: TONE_COLORS[tone] }, { fill: INK.soft, border: { ...place.edge, top: { weight: 'medium', color: TONE_COLORS[tone] } }, align: place.indent });
    sheet.text(top, place.from, words(draft, title), heading);
    sheet.across(top, place.from, place.from + FIELD - 1, heading);
    for (let at = 0; at < count; at += 1) {
      const point = points[at];
      if (point !== undefined) layPoint(draft, sheet, point, top + 1 + 2 * at, place);
      else layEmpty(draft, sheet, at === 0 ? words(draft, none) : '', top + 1 + 2 * at, place);
    }
    for (let line = own; line < own + OWN_LINES; line += 1) {
      sheet.rowKeys.set(line, `own ${key} ${line - own}`);
      sheet.heights.set(line, OWN_HEIGHT);
      const style = look.style({}, { align: { wrap: true, ...place.indent }, border: { ...place.edge, bottom: LINE } });
      sheet.across(line, place.from, place.from + FIELD - 1, style);
    }
  }
  return own + OWN_LINES - 1;
}

/** Where a field stands, and what keeps it apart from the one beside it. */
interface Place {
  readonly from: number;
  readonly indent: { readonly indent?: number };
  readonly edge: NonNullable<CellStyle['border']>;
}

/** Characters of a line of a sentence, and of the smaller words below it: most are narrower than a column counts for them. */
const SENTENCE_WIDTH = (FIELD - 1) * COLUMN_WIDTH * 1.1;
const PASSAGE_WIDTH = SENTENCE_WIDTH * 1.15;

function layPoint(draft: ReportDraft, sheet: SheetDraft, { said, passage }: QuadrantPoint, row: number, { from, indent, edge }: Place): void {
  const { look } = draft;
  const last = from + FIELD - 1;
  const linkStyle = look.link({ horizontal: 'right', vertical: 'top', ...(last < RIGHT ? { indent: 1 } : {}) });
  const text = sentenceText(said, draft.language);
  const style = look.style({}, { align: { wrap: true, vertical: 'top', ...indent }, border: edge });
  const ref = sheet.text(row, from, text, style);
  sheet.across(row, from, last - 1, style);
  const facts = saidFacts(said);
  const link = draft.evidence.cite(facts, text, { kind: 'place', ref });
  draft.parts.push({ kind: 'finding', ref: sheet.area(row, from, row, last), facts });
  sheet.text(row, last, words(draft, reportTexts.evidence), linkStyle, { link });
  raise(sheet, row, 6 + 15 * lines(text, SENTENCE_WIDTH));
  const quiet = { ...look.quiet({ wrap: true, vertical: 'top', ...indent }), border: edge };
  if (passage === null || typeof passage.value !== 'string') {
    sheet.across(row + 1, from, last - 1, quiet);
    return;
  }
  const cell = sheet.at(row + 1, from);
  sheet.put(row + 1, from, draft.cells.label(passage, cell), quiet);
  sheet.across(row + 1, from, last - 1, quiet);
  const page = pageOf(passage);
  if (page !== null) sheet.text(row + 1, last, words(draft, reportTexts.page), linkStyle, { link: { kind: 'url', url: page, tip: words(draft, reportTexts.openPage) } });
  raise(sheet, row + 1, 8 + 13 * lines(passage.value, PASSAGE_WIDTH));
}

function layEmpty({ look }: ReportDraft, sheet: SheetDraft, said: string, row: number, { from, indent, edge }: Place): void {
  const quiet = { ...look.quiet({ wrap: true, vertical: 'top', ...indent }), border: edge };
  if (said !== '') {
    sheet.text(row, from, said, quiet);
    raise(sheet, row, 6 + 14 * lines(said, PASSAGE_WIDTH));
  }
  for (const line of [row, row + 1]) sheet.across(line, from, from + FIELD - 2, quiet);
}

/** The address of the page where a browser can open it. */
function pageOf({ sources }: Fact): string | null {
  const clip = sources.find((source) => source.kind === 'clip');
  return clip !== undefined && /^https?:\/\//i.test(clip.url) ? clip.url : null;
}

/** A row is as high as the field needs that says more in it. */
function raise(sheet: SheetDraft, row: number, height: number): void {
  sheet.heights.set(row, Math.max(height, sheet.heights.get(row) ?? 0));
}
