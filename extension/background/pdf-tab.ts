import { browser } from 'wxt/browser';
import { Problem } from '../../core/language/problem.ts';
import { capturing } from '../../core/language/texts/extension.ts';
import { pdfTexts } from '../../core/language/texts/pdf.ts';
import type { CaptureJob } from '../../core/library/capture-job.ts';
import { fetchedPdfSchema, receivedSchema, type ReadPdf } from '../messages.ts';

/** Bytes that fit into one message of the browser, written in base64. */
const LARGEST_PDF = 45 * 1024 * 1024;
const PAGE = '/pdf-reader.html';

/** True where a tab shows a PDF in the browser's viewer. @throws what the browser says of a tab that may not be entered. */
export async function showsPdf(tabId: number): Promise<boolean> {
  const [main] = await browser.scripting.executeScript({ target: { tabId }, func: () => document.contentType });
  return main?.result === 'application/pdf';
}

/**
 * Hands the PDF of a tab to the page that reads PDFs. The file is fetched from within the tab, as the person who is logged
 * in there, and mostly comes from the browser's cache.
 *
 * @throws Problem `pdf-not-fetched`, `pdf-too-large`, `pdf-local-file`; `no-selection` where only what is selected was asked for
 */
export async function readPdfOfTab(job: CaptureJob, now: Date): Promise<void> {
  // The viewer keeps to itself what is selected in it.
  if (job.scope === 'selection') throw new Problem('no-selection', capturing.noSelection);
  const [main] = await browser.scripting.executeScript({ target: { tabId: job.tabId }, func: fetchAsBase64, args: [LARGEST_PDF] });
  const fetched = fetchedPdfSchema.parse(main?.result);
  if (fetched.base64 === null) throw notFetched(fetched.url, fetched.bytes);
  await openPdfReader();
  const request: ReadPdf = { type: 'read-pdf', jobId: job.id, url: fetched.url, capturedAt: now.toISOString(), base64: fetched.base64, pageType: job.asked };
  receivedSchema.parse(await browser.runtime.sendMessage(request));
}

function notFetched(url: string, bytes: number): Problem {
  if (bytes > LARGEST_PDF) return new Problem('pdf-too-large', pdfTexts.tooLarge);
  return url.startsWith('file:') ? new Problem('pdf-local-file', pdfTexts.localFile) : new Problem('pdf-not-fetched', pdfTexts.notFetched);
}

/** Runs inside the tab: uses nothing from around it. */
async function fetchAsBase64(largest: number): Promise<{ url: string; bytes: number; base64: string | null }> {
  const url = location.href.split('#')[0] ?? location.href;
  try {
    const answer = await fetch(url, { cache: 'force-cache', credentials: 'include' });
    const blob = await answer.blob();
    if (!answer.ok || blob.size > largest) return { url, bytes: blob.size, base64: null };
    const base64 = await new Promise<string>((resolve, reject) => {
      const reader = new FileReader();
      reader.onerror = () => reject(reader.error ?? new Error('not read'));
      reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : '');
      reader.readAsDataURL(blob);
    });
    return { url, bytes: blob.size, base64 };
  } catch {
    return { url, bytes: 0, base64: null };
  }
}

/** Chrome gives a worker such a page as an offscreen document; in Firefox the background is a page that can hold it. */
async function openPdfReader(): Promise<void> {
  if (typeof document !== 'undefined') {
    await openInBackgroundPage();
    return;
  }
  const open = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  if (open.length > 0) return;
  await browser.offscreen.createDocument({ url: PAGE, reasons: ['WORKERS'], justification: 'Reads the text of a PDF that the person clips.' });
}

async function openInBackgroundPage(): Promise<void> {
  if (document.querySelector('iframe') !== null) return;
  const frame = document.createElement('iframe');
  frame.src = PAGE;
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
    document.body.append(frame);
  });
}
