import type { PageContent, PageTable } from '../../clip/clip.ts';
import { findQuote } from '../../clip/quote.ts';
import { pageFigures } from '../figures/page-figures.ts';
import { contentParts, markdownOf } from '../markdown.ts';
import { readPage, type PageContext } from '../read-page.ts';
import type { PdfText } from './pdf-text.ts';

/** Letters of a PDF with few headings, below which it is read like an article rather than looked up like a manual. */
const LONG_READ = 60_000;

/**
 * What a PDF says, as the content of a page: all of its text is main content, and its figures and tables name their page.
 *
 * @param document what `pdfHtml` gave, parsed; it is cut up.
 */
export function understandPdf(document: Document, pdf: PdfText, context: PageContext): PageContent {
  const page = readPage(document, context);
  const blocks = page?.blocks ?? [];
  const tables = page?.tables ?? [];
  const heading = blocks.find(({ kind, level }) => kind === 'heading' && level === 1);
  const text = blocks.map((block) => block.text).join('\n');
  const pageOf = pageFinder(blocks.map((block) => ({ length: block.text.length + 1, page: pageAround(block.element) })));
  const lang = page?.metadata.lang ?? null;
  const isManual = blocks.filter(({ kind }) => kind === 'heading').length > 12 || text.length > LONG_READ;
  const pageType = context.pageType ?? (isManual ? 'documentation' : 'article');
  const title = pdf.title ?? heading?.text ?? fileName(context.url);
  return {
    pageType,
    pageTypeConfidence: context.pageType === undefined ? 0.6 : 1,
    title,
    author: pdf.author,
    publishedAt: pdf.createdOn,
    siteName: null,
    description: null,
    lang,
    canonicalUrl: null,
    image: null,
    text,
    markdown: markdownOf(contentParts({ blocks, isMain: () => true, tables, images: [] })),
    tables: tables.map(({ elements, table }): PageTable => ({ ...table, page: pageAround(elements[0]) ?? 1 })),
    products: [],
    records: [],
    figures: pageFigures(text, { lang, pageType, title, publishedAt: pdf.createdOn, capturedAt: null }).map((figure) => {
      const passage = findQuote(text, figure.quote);
      return passage === null ? figure : { ...figure, quote: { ...figure.quote, page: pageOf(passage.start) } };
    }),
    posts: [],
    pages: pdf.pageCount,
    notices: pdf.pages.length < pdf.pageCount ? ['truncated'] : [],
  };
}

function pageAround(element: Element | undefined): number | null {
  const number = Number(element?.closest('[data-page]')?.getAttribute('data-page'));
  return Number.isInteger(number) && number > 0 ? number : null;
}

/** Tells the page of an offset in the joined text, from the lengths of its lines in order. */
function pageFinder(lines: readonly { readonly length: number; readonly page: number | null }[]): (offset: number) => number {
  const starts: { at: number; page: number }[] = [];
  let at = 0;
  for (const { length, page } of lines) {
    if (page !== null && starts.at(-1)?.page !== page) starts.push({ at, page });
    at += length;
  }
  return (offset) => starts.findLast((start) => start.at <= offset)?.page ?? 1;
}

function fileName(url: string): string {
  const name = url.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name).replace(/\.pdf$/i, '');
  } catch {
    return name;
  }
}
