import type * as PdfJs from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as z from 'zod';
import { Problem } from '../../language/problem.ts';
import { pdfTexts } from '../../language/texts/pdf.ts';
import type { PdfPage, PdfText, TextRun } from './pdf-text.ts';

/** The reader of PDF files and where its parts lie: all of them on this machine. */
export interface PdfReader {
  readonly pdfjs: Pick<typeof PdfJs, 'getDocument'>;
  /** Folder of the tables by which fonts without Unicode are read, ending in a slash. */
  readonly cMapUrl: string;
}

export interface ReadPdfOptions {
  readonly signal?: AbortSignal;
  /** Told after each page. */
  readonly onPage?: (number: number, of: number) => void;
}

/** True for the bytes of a PDF, whatever its name or declared type: its mark stands near the beginning. */
export function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
}

/** Beyond these a PDF is an archive; its first part is read. */
const MOST_PAGES = 2_000;
const MOST_CHARACTERS = 8_000_000;
/** Characters a page below which it counts as a picture of text. */
const LEAST_PER_PAGE = 4;

const informationSchema = z.looseObject({
  Title: z.optional(z.string()), Author: z.optional(z.string()), CreationDate: z.optional(z.string()), ModDate: z.optional(z.string()), Language: z.optional(z.nullable(z.string())),
});

/**
 * The text of a PDF with where it stands, page by page; only one page is open at a time. Nothing of the file is run, and
 * nothing is fetched from the network.
 *
 * @throws Problem `pdf-locked`, `pdf-broken`, `pdf-scanned` (pictures of text only); the signal's reason when it comes first.
 */
export async function readPdf(data: Uint8Array, reader: PdfReader, { signal, onPage }: ReadPdfOptions = {}): Promise<PdfText> {
  const loading = reader.pdfjs.getDocument({
    data, cMapUrl: reader.cMapUrl, cMapPacked: true,
    disableFontFace: true, isEvalSupported: false, useWasm: false, stopAtErrors: false, enableXfa: false, verbosity: 0,
  });
  try {
    const pdf = await loading.promise;
    const information = informationSchema.safeParse((await pdf.getMetadata()).info).data ?? {};
    const pages: PdfPage[] = [];
    let characters = 0;
    for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES) && characters < MOST_CHARACTERS; number += 1) {
      signal?.throwIfAborted();
      const page = await readOne(pdf, number);
      characters += page.runs.reduce((sum, { text }) => sum + text.length, 0);
      pages.push(page);
      onPage?.(number, pdf.numPages);
    }
    if (characters < LEAST_PER_PAGE * pages.length || characters === 0) throw new Problem('pdf-scanned', pdfTexts.scanned);
    return {
      pages, pageCount: pdf.numPages, title: titleIn(information.Title), author: filled(information.Author),
      createdOn: dateIn(information.CreationDate) ?? dateIn(information.ModDate), lang: filled(information.Language ?? undefined),
    };
  } catch (error) {
    if (error instanceof Problem || signal?.aborted === true) throw error;
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    throw isLocked ? new Problem('pdf-locked', pdfTexts.locked, { cause: error }) : new Problem('pdf-broken', pdfTexts.broken, { cause: error });
  } finally {
    await loading.destroy();
  }
}

async function readOne(pdf: PdfJs.PDFDocumentProxy, number: number): Promise<PdfPage> {
  const page = await pdf.getPage(number);
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const runs: TextRun[] = [];
  for (const item of (await page.getTextContent()).items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const placed = placeOf(item.transform, transform);
    if (placed !== null) runs.push({ text: item.str, ...placed, width: item.width });
  }
  page.cleanup();
  return { number, width, height, runs };
}

/** Where a run stands on the page as it is shown; null for one that does not run from left to right, such as a watermark. */
function placeOf(item: readonly unknown[], view: readonly unknown[]): { x: number; y: number; size: number } | null {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.map(Number);
  const [va = 1, vb = 0, vc = 0, vd = 1, ve = 0, vf = 0] = view.map(Number);
  const along = { x: va * a + vc * b, y: vb * a + vd * b };
  if (along.x <= 0 || Math.abs(along.y) > Math.abs(along.x) * 0.1) return null;
  return { x: va * e + vc * f + ve, y: vb * e + vd * f + vf, size: Math.hypot(c, d) };
}

function filled(text: string | undefined): string | null {
  const trimmed = text?.replace(/[\u0000-\u001f]+/g, ' ').trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/** Programs that write PDFs often leave the file's name or nothing in the title. */
function titleIn(text: string | undefined): string | null {
  const title = filled(text)?.replace(/^(?:Microsoft (?:Word|PowerPoint|Excel) - )/i, '') ?? null;
  return title === null || title.length < 3 || /^(?:untitled|无标题|document\d*|slide \d+|powerpoint.*|文档\d*)$|\.(?:docx?|pptx?|xlsx?|pdf|indd|tmp|dvi|wps|odt)$/i.test(title) ? null : title;
}

/** `D:20240513093000+08'00'` as `2024-05-13`. */
function dateIn(text: string | undefined): string | null {
  const found = /^(?:D:)?(\d{4})(\d{2})(\d{2})/.exec(text ?? '');
  if (found === null) return null;
  const date = `${found[1] ?? ''}-${found[2] ?? ''}-${found[3] ?? ''}`;
  return Number.isNaN(Date.parse(date)) ? null : date;
}
