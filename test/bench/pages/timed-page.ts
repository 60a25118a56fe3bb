/** The page in which `browser-time.ts` times readers: parsing, three readers, and the clock, all in one browser. */
import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { understandPage } from '../../../core/page/understand-page.ts';
import { quietly } from './quietly.ts';

const RUNS = 3;

/** Milliseconds that each reader takes for one page, the best of three runs after one to warm up. */
export interface PageTimes {
  readonly own: number;
  readonly readability: number;
  readonly defuddle: number;
}

type Reader = keyof PageTimes;

const READERS: Readonly<Record<Reader, (document: Document, url: string) => unknown>> = {
  own: (document, url) => understandPage(document, { url, capturedAt: '2026-01-01T00:00:00Z' }),
  // Readability cuts up what it reads: whoever uses it on a page that is shown copies that first.
  readability: (document) => new Readability(copyOf(document)).parse(),
  defuddle: (document, url) => new Defuddle(document, { url, useAsync: false }).parse(),
};

/** Times the readers in turn, every run on a document parsed anew that runs no code and fetches nothing. */
export function timePage(html: string, url: string): PageTimes {
  const best: Record<Reader, number> = { own: Infinity, readability: Infinity, defuddle: Infinity };
  const order: Reader[] = ['own', 'readability', 'defuddle'];
  for (let run = 0; run <= RUNS; run += 1) {
    for (const reader of order) {
      const document = inertDocument(html);
      const start = performance.now();
      quietly(() => attempt(() => READERS[reader](document, url)));
      if (run > 0) best[reader] = Math.min(best[reader], performance.now() - start);
    }
    order.reverse();
  }
  return best;
}

/** Understands a page a few times over, for a profiler to watch. */
export function understandOften(html: string, url: string): void {
  for (let run = 0; run < RUNS; run += 1) quietly(() => READERS.own(inertDocument(html), url));
}

function inertDocument(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

function copyOf(document: Document): Document {
  const copy = document.cloneNode(true);
  if (!(copy instanceof Document)) throw new Error('a copy of a document is one');
  return copy;
}

function attempt(read: () => unknown): void {
  try {
    read();
  } catch {
    // A reader that gives a page up has still taken its time.
  }
}
