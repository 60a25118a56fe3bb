import { describe, expect, it } from 'vitest';
import { pageContentSchema, type PageContent } from '../../../../core/clip/clip.ts';
import { isPdf, readPdf } from '../../../../core/page/pdf/open-pdf.ts';
import { pdfHtml } from '../../../../core/page/pdf/pdf-html.ts';
import { understandPdf } from '../../../../core/page/pdf/understand-pdf.ts';
import { documentFromHtml } from '../../../../hub/extract/html-document.ts';
import { nodePdfReader } from '../../../../hub/extract/pdf-reader.ts';
import { handmadePdf, linesOf, type HandmadePdf } from './handmade-pdf.ts';

const CONTEXT = { url: 'https://files.example/annual%20report.pdf', capturedAt: '2026-03-01T10:00:00Z' };

async function understood(parts: HandmadePdf): Promise<PageContent> {
  const pdf = await readPdf(handmadePdf(parts), await nodePdfReader());
  return understandPdf(documentFromHtml(pdfHtml(pdf), CONTEXT.url), pdf, CONTEXT);
}

const TABLE = [['Region', 'Units', 'Price'], ['North', '1,250', '$19.99'], ['South', '980', '$18.50'], ['East', '2,110', '$21.00']];
const tableAt = (y: number) => TABLE.flatMap((row, index) => row.map((text, column) => ({ text, x: 72 + column * 130, y: y + index * 16 })));

describe('a PDF', () => {
  it('gives the content of a page: title, author, date, headings, paragraphs, tables and figures with their pages', async () => {
    const content = await understood({
      information: { Title: 'Annual report', Author: 'Harbour Ltd', CreationDate: "D:20260213093000+08'00'" },
      pages: [
        [{ text: 'Annual report', x: 72, y: 80, size: 24 }, ...linesOf(['The year was good for kettles in every region of the coun-', 'try, and revenue rose by 12.5% to $1.2 million in total.'], 72, 120)],
        [{ text: 'Prices by region', x: 72, y: 80, size: 16 }, ...tableAt(110), { text: 'The mean price of the four was $19.83 in that year.', x: 72, y: 220 }],
      ],
    });
    expect(pageContentSchema.safeParse(content).success).toBe(true);
    expect(content).toMatchObject({ title: 'Annual report', author: 'Harbour Ltd', publishedAt: '2026-02-13', pages: 2, pageType: 'article', notices: [] });
    expect(content.text).toContain('in every region of the country, and revenue');
    expect(content.markdown).toContain('## Prices by region');
    expect(content.tables).toHaveLength(1);
    expect(content.tables[0]).toMatchObject({ headerRows: 1, page: 2 });
    expect(content.tables[0]?.rows.map((row) => row.map(({ text }) => text))).toEqual(TABLE);
    expect(content.figures.find(({ text }) => text === '12.5%')?.quote.page).toBe(1);
    expect(content.figures.find(({ text }) => text === '$19.83')?.quote.page).toBe(2);
  });

  it('is read in Chinese where its font is not in the file, without spaces at the ends of lines', async () => {
    const content = await understood({ pages: [linesOf(['二零二五年公司营业收入为十二亿元，同', '比增长百分之十八，主要来自华东地区。'], 72, 120)] });
    expect(content.text).toBe('二零二五年公司营业收入为十二亿元，同比增长百分之十八，主要来自华东地区。');
    expect(content.title).toBe('annual report');
  });

  it('is read column by column', async () => {
    const left = Array.from({ length: 8 }, (_, line) => `left column line ${line} of the running text`);
    const right = Array.from({ length: 8 }, (_, line) => `right column line ${line} of the running text`);
    const { text } = await understood({ pages: [[{ text: 'A heading across both of the columns', x: 72, y: 60, size: 18 }, ...linesOf(left, 72, 100), ...linesOf(right, 330, 100)]] });
    expect(text.indexOf('A heading')).toBe(0);
    expect(text.indexOf('left column line 7')).toBeLessThan(text.indexOf('right column line 0'));
    expect(text.indexOf('left column line 7')).toBeGreaterThan(0);
  });

  it('leaves out what every page repeats', async () => {
    const page = (number: number) => [{ text: 'Harbour Ltd - Confidential', x: 72, y: 30 }, { text: `Words of page ${number} only`, x: 72, y: 300 }, { text: `Page ${number} of 4`, x: 300, y: 770 }];
    const { text } = await understood({ pages: [page(1), page(2), page(3), page(4)] });
    expect(text).toBe('Words of page 1 only\nWords of page 2 only\nWords of page 3 only\nWords of page 4 only');
  });

  it('of a thousand pages is read page by page, and stops when asked', async () => {
    const pages = Array.from({ length: 1_000 }, (_, number) => linesOf([`Sentence number one of page ${number}.`, 'And a second one.'], 72, 120));
    const seen: number[] = [];
    const pdf = await readPdf(handmadePdf({ pages }), await nodePdfReader(), { onPage: (number) => seen.push(number) });
    expect(pdf.pages).toHaveLength(1_000);
    expect(seen).toHaveLength(1_000);

    const stop = new AbortController();
    const stopped = readPdf(handmadePdf({ pages }), await nodePdfReader(), { signal: stop.signal, onPage: (number) => number === 3 && stop.abort(new Error('enough')) });
    await expect(stopped).rejects.toThrow('enough');
  });
});

describe('a PDF that cannot be read', () => {
  it.each([
    ['pdf-locked', handmadePdf({ pages: [linesOf(['secret'], 72, 100)], isLocked: true })],
    ['pdf-broken', new TextEncoder().encode('%PDF-1.7 and nothing more')],
    ['pdf-broken', new Uint8Array()],
    ['pdf-scanned', handmadePdf({ pages: [[], []] })],
  ])('says so: %s', async (code, bytes) => {
    await expect(readPdf(bytes, await nodePdfReader())).rejects.toMatchObject({ code });
  });

  it('is told from other files by its first bytes', () => {
    expect(isPdf(handmadePdf({ pages: [[]] }))).toBe(true);
    expect(isPdf(new TextEncoder().encode('<!doctype html><p>About PDF files'))).toBe(false);
  });
});
