import type { Clip, Money } from '../clip/clip.ts';
import { utcToSerial } from '../sheet/serial-date.ts';
import type { ColumnRole, TypedColumn, TypedTable } from '../sheet/typed-table.ts';

type Cell = string | number | null;

interface ClipColumn<Row> {
  readonly name: string;
  readonly type: 'number' | 'date' | 'text';
  readonly role: ColumnRole;
  readonly value: (row: Row) => Cell;
}

const text = <Row>(name: string, role: ColumnRole, value: (row: Row) => string | null): ClipColumn<Row> => ({ name, type: 'text', role, value });
const number = <Row>(name: string, role: ColumnRole, value: (row: Row) => number | null): ClipColumn<Row> => ({ name, type: 'number', role, value });
const amount = (money: Money | null): number | null => (money === null ? null : Number(money.amount));

function serialOf(iso: string): number | null {
  const utc = Date.parse(iso);
  return Number.isNaN(utc) ? null : utcToSerial(utc);
}

function typedColumn<Row>(spec: ClipColumn<Row>, position: number, rows: readonly Row[]): TypedColumn {
  const base = { name: spec.name, column: position, role: spec.role, unit: null, multiplier: 1, numberFormat: 'General', converted: 0 };
  const cells = rows.map(spec.value);
  if (spec.type === 'text') return { ...base, type: 'text', values: cells.map((cell) => (cell === null ? null : String(cell))) };
  return { ...base, type: spec.type, values: Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : Number.NaN)) };
}

function tableOf<Row>(name: string, rows: readonly Row[], columns: readonly ClipColumn<Row>[]): TypedTable {
  return {
    name,
    source: { sheet: name, range: 'A1' },
    excelTable: null,
    headerRows: [],
    rowCount: rows.length,
    sourceRows: Uint32Array.from(rows.keys()),
    columns: columns.map((column, position) => typedColumn(column, position, rows)),
    excluded: [],
    quality: [],
    isClean: false,
  };
}

interface Of<Part> {
  readonly clip: Clip;
  readonly part: Part;
}

function partsOf<Part>(clips: readonly Clip[], parts: (clip: Clip) => readonly Part[]): Of<Part>[] {
  return clips.flatMap((clip) => parts(clip).map((part) => ({ clip, part })));
}

const CLIP_ID = text<Of<unknown>>('clip_id', 'id', ({ clip }) => clip.id);
const CLIP_URL = text<Of<unknown>>('page_url', 'text', ({ clip }) => clip.url);
const CAPTURED: ClipColumn<Of<unknown>> = { name: 'captured_at', type: 'date', role: 'time', value: ({ clip }) => serialOf(clip.capturedAt) };

/**
 * Clips as tables for SQL: `clips` (a row each), `products`, `records` and `figures` (a row for each one found
 * on a page, with the clip's id, address and time). Prices are plain numbers here; the clip keeps the exact
 * decimal. `source_row` counts from one in the order of the clips.
 */
export function clipTables(clips: readonly Clip[]): TypedTable[] {
  const pages = tableOf<Clip>('clips', clips, [
    text('id', 'id', (clip) => clip.id),
    text('url', 'text', (clip) => clip.url),
    text('title', 'text', (clip) => clip.content.title),
    text('page_type', 'dimension', (clip) => clip.content.pageType),
    text('author', 'person', (clip) => clip.content.author),
    text('published_at', 'text', (clip) => clip.content.publishedAt),
    { name: 'captured_at', type: 'date', role: 'time', value: (clip) => serialOf(clip.capturedAt) },
    text('site', 'dimension', (clip) => clip.content.siteName),
    text('lang', 'dimension', (clip) => clip.content.lang),
    text('project', 'dimension', (clip) => clip.project),
    text('tags', 'text', (clip) => clip.tags.join(', ')),
    text('note', 'text', (clip) => clip.note),
    text('text', 'text', (clip) => clip.content.text),
    text('content_hash', 'id', (clip) => clip.contentHash),
  ]);
  const products = tableOf('products', partsOf(clips, (clip) => clip.content.products), [
    CLIP_ID,
    text('name', 'dimension', ({ part }) => part.name),
    text('brand', 'dimension', ({ part }) => part.brand),
    text('sku', 'id', ({ part }) => part.sku),
    number('price', 'measure', ({ part }) => amount(part.price)),
    text('currency', 'currency', ({ part }) => part.price?.currency ?? null),
    number('old_price', 'measure', ({ part }) => amount(part.oldPrice)),
    text('availability', 'status', ({ part }) => part.availability),
    number('rating', 'ratio', ({ part }) => part.rating),
    number('rating_count', 'measure', ({ part }) => part.ratingCount),
    CLIP_URL,
    CAPTURED,
  ]);
  const records = tableOf('records', partsOf(clips, (clip) => clip.content.records), [
    CLIP_ID,
    text('name', 'dimension', ({ part }) => part.name),
    number('price', 'measure', ({ part }) => amount(part.price)),
    text('currency', 'currency', ({ part }) => part.price?.currency ?? null),
    number('old_price', 'measure', ({ part }) => amount(part.oldPrice)),
    number('rating', 'ratio', ({ part }) => part.rating),
    number('rating_count', 'measure', ({ part }) => part.count),
    text('url', 'text', ({ part }) => part.url),
    CLIP_URL,
    CAPTURED,
  ]);
  const figures = tableOf('figures', partsOf(clips, (clip) => clip.content.figures), [
    CLIP_ID,
    text('text', 'text', ({ part }) => part.text),
    number('value', 'measure', ({ part }) => Number(part.value)),
    text('unit', 'dimension', ({ part }) => part.unit),
    text('sentence', 'text', ({ part }) => part.sentence),
    CLIP_URL,
    CAPTURED,
  ]);
  return [pages, products, records, figures];
}
