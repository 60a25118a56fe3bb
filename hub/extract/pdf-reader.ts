import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { PdfReader } from '../../core/page/pdf/open-pdf.ts';

/** The PDF reader with its parts from the installed package; loaded only where a PDF is met. */
export async function nodePdfReader(): Promise<PdfReader> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const installed = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return { pdfjs, cMapUrl: join(installed, 'cmaps') + sep };
}
