import type { Clip, Money } from '../clip/clip.ts';
import type { Text } from '../language/language.ts';
import { engineTexts } from '../language/texts/engine.ts';
import { uniqueName } from '../sheet/headers.ts';
import type { ColumnRole, TypedTable } from '../sheet/typed-table.ts';
import { clippedTables } from './clipped-tables.ts';
import { serialOf, tableOf, type RowColumn } from './row-table.ts';

const text = <Row>(name: string, role: ColumnRole, value: (row: Row) => string | null): RowColumn<Row> => ({ name, type: 'text', role, value });
const number = <Row>(name: string, role: ColumnRole, value: (row: Row) => number | null): RowColumn<Row> => ({ name, type: 'number', role, value });
const amount = (money: Money | null): number | null => (money === null ? null : Number(money.amount));

interface Of<Part> {
  readonly clip: Clip;
  readonly part: Part;
}

function partsOf<Part>(clips: readonly Clip[], parts: (clip: Clip) => readonly Part[]): Of<Part>[] {
  return clips.flatMap((clip) => parts(clip).map((part) => ({ clip, part })));
}

const CLIP_ID = text<Of<unknown>>('clip_id', 'id', ({ clip }) => clip.id);
const CLIP_URL = text<Of<unknown>>('page_url', 'text', ({ clip }) => clip.url);
const CAPTURED: RowColumn<Of<unknown>> = { name: 'captured_at', type: 'date', role: 'time', value: ({ clip }) => serialOf(clip.capturedAt) };

/**
 * Clips as tables for SQL: `clips` (a row each), `products`, `records`, `plans` and `figures` (a row for each one found
 * on a page, with the clip's id, address and time), then the tables of the pages, each under a name of its own.
 * Prices are plain numbers here; the clip keeps the exact decimal. `source_row` counts from one in the order of the clips.
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
    number('upper', 'measure', ({ part }) => (part.upper === null ? null : Number(part.upper))),
    text('unit', 'dimension', ({ part }) => part.unit),
    text('bound', 'dimension', ({ part }) => part.bound),
    text('about', 'dimension', ({ part }) => part.about),
    text('subject', 'dimension', ({ part }) => part.subject),
    text('direction', 'dimension', ({ part }) => part.direction),
    text('period_from', 'text', ({ part }) => part.when?.from ?? null),
    text('period_to', 'text', ({ part }) => part.when?.to ?? part.when?.from ?? null),
    text('sentence', 'text', ({ part }) => part.sentence),
    number('page', 'dimension', ({ part }) => part.quote.page ?? null),
    CLIP_URL,
    CAPTURED,
  ]);
  const plans = tableOf('plans', partsOf(clips, (clip) => clip.content.plans ?? []), [
    CLIP_ID,
    text('name', 'dimension', ({ part }) => part.name),
    number('price', 'measure', ({ part }) => amount(part.price)),
    text('currency', 'currency', ({ part }) => part.price?.currency ?? null),
    number('old_price', 'measure', ({ part }) => amount(part.oldPrice)),
    text('period', 'dimension', ({ part }) => part.period),
    text('per', 'dimension', ({ part }) => part.per),
    text('features', 'text', ({ part }) => part.features.join('\n')),
    CLIP_URL,
    CAPTURED,
  ]);
  const own = [pages, products, records, plans, figures];
  return [...own, ...clippedTables(clips, own.map(({ name }) => name))];
}

/**
 * Tables of clips to stand beside those of a workbook: where a workbook has a table of the same name, that of the clips
 * is called `clipped_NAME`, and `notices` say so.
 */
export function clipTablesBeside(clips: readonly Clip[], others: readonly TypedTable[]): { readonly tables: TypedTable[]; readonly notices: Text[] } {
  const taken = new Set(others.map(({ name }) => name.toLowerCase()));
  const notices: Text[] = [];
  const tables = clipTables(clips).map((table) => {
    if (!taken.has(table.name.toLowerCase())) return table;
    const name = uniqueName(`clipped_${table.name}`, taken);
    notices.push(engineTexts.clippedUnder(table.name, name));
    return { ...table, name };
  });
  return { tables, notices };
}
