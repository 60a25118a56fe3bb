import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Money, PageContent, PageRecord, PageTable, Product } from '../../core/clip/clip.ts';
import { isPdf, readPdf } from '../../core/page/pdf/open-pdf.ts';
import { pdfHtml } from '../../core/page/pdf/pdf-html.ts';
import { understandPdf } from '../../core/page/pdf/understand-pdf.ts';
import { understandPage } from '../../core/page/understand-page.ts';
import { documentFromHtml } from './html-document.ts';
import { nodePdfReader } from './pdf-reader.ts';

export interface ExtractInput {
  readonly id: string;
  readonly url: string;
  /** Path of the page's HTML or of a PDF, plain or gzipped. */
  readonly file: string;
}

export interface ExtractedPage extends Omit<PageContent, 'tables' | 'products' | 'records'> {
  readonly id: string;
  /** Rows as plain texts; what the columns hold stands beside them. */
  readonly tables: readonly (Omit<PageTable, 'rows'> & { readonly rows: readonly (readonly string[])[] })[];
  readonly products: readonly Product[];
  readonly records: readonly PageRecord[];
}

const GZIP_MAGIC = [0x1f, 0x8b] as const;

/**
 * One line of `clipsheet extract --jsonl`: what is on the page in `file`.
 * Throws when the file cannot be read, or is a PDF that cannot (Problem); what a page holds never makes it throw.
 */
export async function extractLine(input: ExtractInput, now: () => Date = () => new Date()): Promise<ExtractedPage> {
  const stored = await readFile(input.file);
  const bytes = stored[0] === GZIP_MAGIC[0] && stored[1] === GZIP_MAGIC[1] ? gunzipSync(stored) : stored;
  const context = { url: input.url, capturedAt: now().toISOString() };
  const content = isPdf(bytes) ? await pdfContent(bytes, context) : understandPage(documentFromHtml(bytes, input.url), context);
  return {
    id: input.id,
    ...content,
    tables: content.tables.map((table) => ({ ...table, rows: table.rows.map((row) => row.map((cell) => cell.text)) })),
    products: content.products.map((product) => ({ ...product, price: plainMoney(product.price), oldPrice: plainMoney(product.oldPrice) })),
  };
}

async function pdfContent(bytes: Uint8Array, context: { url: string; capturedAt: string }): Promise<PageContent> {
  const pdf = await readPdf(new Uint8Array(bytes), await nodePdfReader());
  return understandPdf(documentFromHtml(pdfHtml(pdf), context.url), pdf, context);
}

function plainMoney(money: Money | null): Money | null {
  return money === null ? null : { amount: money.amount, currency: money.currency, symbol: money.symbol };
}
