import type { Clip } from '../clip/clip.ts';
import { say, type Language, type Text } from '../language/language.ts';
import { EXPORT_LABELS } from '../language/texts/export.ts';
import { formatArea } from '../workbook/address.ts';
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
const TOP: CellStyle = { align: { vertical: 'top' } };
const MONEY: CellStyle = { align: { vertical: 'top' }, numberFormat: '#,##0.00' };

function cell<Row>(column: Column<Row>, row: Row, position: { row: number; column: number }): PlannedCell {
  const url = column.url?.(row);
  const isWeb = url !== undefined && /^https?:\/\//i.test(url);
  return { ...position, content: column.content(row), style: column.style ?? TOP, ...(isWeb ? { link: { kind: 'url', url } } : {}) };
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
    rowHeights: [],
    showGridlines: false,
    freeze: { rows: 1, columns: 1 },
    tables: rows.length === 0 ? [] : [{ name: tableName, range: formatArea({ top: 0, left: 0, bottom: rows.length, right: columns.length - 1 }), columns: labels, style: 'TableStyleLight1' }],
    charts: [],
    validations: [],
    conditionalFormats: [],
    sparklines: [],
    print: null,
    tabColor: null,
  };
}

/**
 * Clips as sheets: one row a clip, one row for every price found, each with its page's address; then a sheet for every table of the
 * pages, numbers as numbers.
 */
export function planClipsWorkbook(clips: readonly Clip[], language: Language): SheetPlan {
  const L = EXPORT_LABELS;
  const pages = tableSheet(say(L.clipsSheet, language), 'Clips', clips, [
    { label: L.name, width: 48, content: (clip: Clip) => text(clip.content.title), url: (clip) => clip.url },
    { label: L.type, width: 14, content: (clip) => text(clip.content.pageType) },
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
  const priced = clips.flatMap((clip) => [...clip.content.products, ...clip.content.records].flatMap((item) => (item.price === null ? [] : [{ clip, item, price: item.price }])));
  type Priced = (typeof priced)[number];
  const prices = tableSheet(say(L.pricesSheet, language), 'Prices', priced, [
    { label: L.name, width: 40, content: ({ item }: Priced) => text(item.name) },
    { label: L.price, width: 12, style: MONEY, content: ({ price }) => number(Number(price.amount)) },
    { label: L.currency, width: 10, content: ({ price }) => text(price.currency) },
    { label: L.oldPrice, width: 12, style: MONEY, content: ({ item }) => number(item.oldPrice === null ? null : Number(item.oldPrice.amount)) },
    { label: L.rating, width: 10, content: ({ item }) => number(item.rating) },
    { label: L.site, width: 20, content: ({ clip }) => text(clip.content.siteName) },
    { label: L.captured, width: 24, content: ({ clip }) => text(clip.capturedAt) },
    { label: L.address, width: 40, content: ({ clip }) => text(clip.url), url: ({ clip }) => clip.url },
  ], language);
  return { id: 'clips', sheets: [pages, prices, ...clipTableSheets(clips, [pages, prices], language)], names: [], customXml: null };
}
