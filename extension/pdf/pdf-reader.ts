import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import type { PdfReader } from '../../core/page/pdf/open-pdf.ts';

/** The PDF reader with its parts from the extension itself. */
export function pdfReader(): PdfReader {
  pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;
  return { pdfjs, cMapUrl: new URL('/pdf/cmaps/', location.href).href };
}
