import { Problem } from '../../core/language/problem.ts';
import { pdfTexts } from '../../core/language/texts/pdf.ts';
import { isPdf, readPdf, type PdfReader } from '../../core/page/pdf/open-pdf.ts';
import { pdfHtml } from '../../core/page/pdf/pdf-html.ts';
import { understandPdf } from '../../core/page/pdf/understand-pdf.ts';
import type { PageAnswer, ReadPdf } from '../messages.ts';

/** How long a file may take; a thousand pages take a tenth of it. */
const LONGEST_MILLISECONDS = 170_000;

/** Reads a PDF that a tab shows, and answers its job as the reader inside a web page does. */
export async function answerWithPdf({ jobId, url, capturedAt, base64, pageType }: ReadPdf, reader: PdfReader): Promise<PageAnswer> {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    if (!isPdf(bytes)) throw new Problem('pdf-broken', pdfTexts.broken);
    const pdf = await readPdf(bytes, reader, { signal: AbortSignal.timeout(LONGEST_MILLISECONDS) });
    const html = pdfHtml(pdf);
    const content = understandPdf(new DOMParser().parseFromString(html, 'text/html'), pdf, { url, capturedAt, ...(pageType === null ? {} : { pageType }) });
    return { type: 'page-understood', jobId, reading: { url, capturedAt, content, html, pageTypeBy: pageType === null ? 'rules' : 'person' } };
  } catch (error) {
    const problem = error instanceof Problem ? { code: error.code, sentence: { ...error.sentence } } : undefined;
    return { type: 'page-unreadable', jobId, reason: 'error', detail: String(error), problem };
  }
}
