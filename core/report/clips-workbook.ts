import type { Clip, Figure, Money, Plan, Post } from '../clip/clip.ts';
import { allItems } from '../clip/page-items.ts';
import { say, type Language, type Text } from '../language/language.ts';
import { PAGE_TYPE_NAMES, PERIOD_NAMES } from '../language/texts/clip.ts';
import { EXPORT_LABELS } from '../language/texts/export.ts';
import { formatArea } from '../workbook/address.ts';
import { lines } from './evidence.ts';
import { clipTableSheets } from './clip-table-sheets.ts';
import type { CellContent, CellStyle, PlannedCell, PlannedSheet, SheetPlan } from '../workbook/sheet-plan.ts';

interface Column<Row> {
  readonly label: Text;
  readonly width: number;
  readonly style?: CellStyle;
  readonly content: (row: Row) => CellContent;
  readonly url?: (row: Row) => string;
}

const MAX_CELL_TEXT = 32_767;
const text = (words: string | null): CellContent => (words === null || words === '' ? { kind: 'blank' } : { kind: 'text', text: words.slice(0, MAX_CELL_TEXT) });
const number = (value: number | null): CellContent => (value === null || !Number.isFinite(value) ? { kind: 'blank' } : { kind: 'number', number: value });
const LINE_HEIGHT = 15;
/** A longer text is read in the cell itself. */
const MAX_LINES = 12;
const TOP: CellStyle = { align: { vertical: 'top' } };
const WRAPPED: CellStyle = { align: { vertical: 'top', wrap: true } };
const VALUE: CellStyle = { align: { vertical: 'top' }, numberFormat: '#,##0.##########' };
const MONEY: CellStyle = { align: { vertical: 'top' }, numberFormat: '#,##0.00' };

function cell<Row>(column: Column<Row>, row: Row, position: { row: number; column: number }): PlannedCell {
  const url = column.url?.(row);
  const isWeb = url !== undefined && /^https?:\/\//i.test(url);
  return { ...position, content: column.content(row), style: column.style ?? TOP, ...(isWeb ? { link: { kind: 'url', url } } : {}) };
}

/** Room for the cells that wrap; a text that does not shows its first line. Excel measures rows only when they are edited. */
function heightOf<Row>(row: Row, columns: readonly Column<Row>[]): number {
  const needed = columns.map(({ style, width, content }) => {
    const shown = content(row);
    return style === WRAPPED && shown.kind === 'text' ? lines(shown.text, width) : 1;
  });
  return LINE_HEIGHT * Math.min(MAX_LINES, Math.max(...needed));
}

function tableSheet<Row>(name: string, tableName: string, rows: readonly Row[], columns: readonly Column<Row>[], language: Language): PlannedSheet {
  const labels = columns.map((column) => say(column.label, language));
  const header = labels.map((label, column): PlannedCell => ({ row: 0, column, content: { kind: 'text', text: label } }));
  const body = rows.flatMap((row, index) => columns.map((column, position) => cell(column, row, { row: index + 1, column: position })));
  return {
    name,
    cells: [...header, ...body],
    merges: [],
    columnWidths: columns.map((column, position) => ({ column: position, width: column.width })),
    rowHeights: rows.map((row, index) => ({ row: index + 1, height: heightOf(row, columns) })),
    showGridlines: false,
    freeze: { rows: 1, columns: 1 },
    tables: rows.length === 0 ? [] : [{ name: tableName, range: formatArea({ top: 0, left: 0, bottom: rows.length, right: columns.length - 1 }), columns: labels, style: 'TableStyleLight1' }],
    charts: [],
    validations: [],
    conditionalFormats: [],
    sparklines: [],
    print: { area: formatArea({ top: 0, left: 0, bottom: rows.length, right: columns.length - 1 }), orientation: 'landscape', titleRows: '1:1' },
    tabColor: null,
  };
}

/** A part of a clip, such as a price or a post, with the clip that it is from. */
interface PartOf<Part> {
  readonly clip: Clip;
  readonly part: Part;
}

function partsOf<Part>(clips: readonly Clip[], parts: (clip: Clip) => readonly Part[]): PartOf<Part>[] {
  return clips.flatMap((clip) => parts(clip).map((part) => ({ clip, part })));
}

const L = EXPORT_LABELS;
const CAPTURED = { label: L.captured, width: 24, content: ({ clip }: PartOf<unknown>) => text(clip.capturedAt) };
const ADDRESS = { label: L.address, width: 40, content: ({ clip }: PartOf<unknown>) => text(clip.url), url: ({ clip }: PartOf<unknown>) => clip.url };
const PAGE = { label: L.page, width: 32, content: ({ clip }: PartOf<unknown>) => text(clip.content.title) };

interface Priced {
  readonly name: string;
  readonly variant: string | null;
  readonly price: Money;
  readonly oldPrice: Money | null;
  readonly rating: number | null;
}

/** Every price of a page: of what it offers or lists, then of the variants that have a price of their own. */
function pricesOf({ content }: Clip): Priced[] {
  const items = allItems(content).flatMap(({ name, price, oldPrice, rating }): Priced[] => (price === null ? [] : [{ name, variant: null, price, oldPrice, rating }]));
  const variants = content.products.flatMap(({ name, variants: had = [] }) =>
    had.flatMap((variant): Priced[] => (variant.price === null ? [] : [{ name, variant: variant.name, price: variant.price, oldPrice: null, rating: null }])),
  );
  return [...items, ...variants];
}

function pagesSheet(clips: readonly Clip[], language: Language): PlannedSheet {
  return tableSheet(say(L.clipsSheet, language), 'Clips', clips, [
    { label: L.name, width: 48, content: (clip: Clip) => text(clip.content.title), url: (clip) => clip.url },
    { label: L.type, width: 14, content: (clip) => text(say(PAGE_TYPE_NAMES[clip.content.pageType], language)) },
    { label: L.site, width: 20, content: (clip) => text(clip.content.siteName) },
    { label: L.author, width: 16, content: (clip) => text(clip.content.author) },
    { label: L.published, width: 16, content: (clip) => text(clip.content.publishedAt) },
    { label: L.captured, width: 24, content: (clip) => text(clip.capturedAt) },
    { label: L.tags, width: 16, content: (clip) => text(clip.tags.join(', ')) },
    { label: L.note, width: 24, content: (clip) => text(clip.note) },
    { label: L.address, width: 40, content: (clip) => text(clip.url), url: (clip) => clip.url },
    { label: L.hash, width: 20, content: (clip) => text(clip.contentHash) },
    { label: L.text, width: 60, content: (clip) => text(clip.content.text) },
  ], language);
}

function pricesSheet(clips: readonly Clip[], language: Language): PlannedSheet {
  return tableSheet(say(L.pricesSheet, language), 'Prices', partsOf(clips, pricesOf), [
    { label: L.name, width: 40, content: ({ part }: PartOf<Priced>) => text(part.name) },
    { label: L.variant, width: 20, content: ({ part }) => text(part.variant) },
    { label: L.price, width: 12, style: MONEY, content: ({ part }) => number(Number(part.price.amount)) },
    { label: L.currency, width: 10, content: ({ part }) => text(part.price.currency) },
    { label: L.oldPrice, width: 12, style: MONEY, content: ({ part }) => number(part.oldPrice === null ? null : Number(part.oldPrice.amount)) },
    { label: L.rating, width: 10, content: ({ part }) => number(part.rating) },
    { label: L.site, width: 20, content: ({ clip }) => text(clip.content.siteName) },
    CAPTURED,
    ADDRESS,
  ], language);
}

function plansSheet(clips: readonly Clip[], language: Language): PlannedSheet {
  return tableSheet(say(L.plansSheet, language), 'Plans', partsOf(clips, ({ content }) => content.plans ?? []), [
    { label: L.plan, width: 24, content: ({ part }: PartOf<Plan>) => text(part.name) },
    { label: L.price, width: 12, style: MONEY, content: ({ part }) => number(part.price === null ? null : Number(part.price.amount)) },
    { label: L.currency, width: 10, content: ({ part }) => text(part.price?.currency ?? null) },
    { label: L.period, width: 12, content: ({ part }) => text(part.period === null ? null : say(PERIOD_NAMES[part.period], language)) },
    { label: L.per, width: 14, content: ({ part }) => text(part.per) },
    { label: L.features, width: 60, style: WRAPPED, content: ({ part }) => text(part.features.join('\n')) },
    PAGE,
    CAPTURED,
    ADDRESS,
  ], language);
}

function figuresSheet(clips: readonly Clip[], language: Language): PlannedSheet {
  return tableSheet(say(L.figuresSheet, language), 'Figures', partsOf(clips, ({ content }) => content.figures), [
    { label: L.figure, width: 16, content: ({ part }: PartOf<Figure>) => text(part.text) },
    { label: L.about, width: 24, content: ({ part }) => text([part.subject, part.about].filter((words) => words !== null).join(' ')) },
    { label: L.period, width: 16, content: ({ part }) => text(part.when?.text ?? null) },
    { label: L.value, width: 18, style: VALUE, content: ({ part }) => number(Number(part.value)) },
    { label: L.unit, width: 8, content: ({ part }) => text(part.unit) },
    { label: L.sentence, width: 60, style: WRAPPED, content: ({ part }) => text(part.sentence) },
    PAGE,
    CAPTURED,
    ADDRESS,
  ], language);
}

function postsSheet(clips: readonly Clip[], language: Language): PlannedSheet {
  return tableSheet(say(L.postsSheet, language), 'Posts', partsOf(clips, ({ content }) => content.posts), [
    { label: L.author, width: 16, content: ({ part }: PartOf<Post>) => text(part.author) },
    { label: L.published, width: 24, content: ({ part }) => text(part.publishedAt) },
    { label: L.post, width: 80, style: WRAPPED, content: ({ part }) => text(part.text) },
    { label: L.score, width: 8, content: ({ part }) => number(part.score) },
    PAGE,
    CAPTURED,
    ADDRESS,
  ], language);
}

/**
 * Clips as sheets: one row a clip, one row for every price, plan, figure and post found (a sheet for each kind that there is), each
 * with its page's address; then a sheet for every table of the pages, numbers as numbers.
 */
export function planClipsWorkbook(clips: readonly Clip[], language: Language): SheetPlan {
  const found = [pricesSheet, plansSheet, figuresSheet, postsSheet].map((sheet) => sheet(clips, language)).filter(({ tables }) => tables.length > 0);
  const sheets = [pagesSheet(clips, language), ...found];
  return { id: 'clips', sheets: [...sheets, ...clipTableSheets(clips, sheets, language)], names: [], customXml: null };
}
