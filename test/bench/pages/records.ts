import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { PageRecord } from '../../../core/clip/clip.ts';
import { understandPage } from '../../../core/page/understand-page.ts';
import { documentFromHtml } from '../../../hub/extract/html-document.ts';
import { pageHtml, type PageTruth } from './corpus.ts';
import { quietly } from './quietly.ts';
import { sameAmount } from './same-amount.ts';
import { sameName } from './same-name.ts';

/** The records of one page as a reader sees them: amounts as exact decimals, null where none is shown. */
const recordsTruthSchema = z.object({
  page: z.string(),
  records: z.array(z.object({ name: z.string(), price: z.nullable(z.string()), oldPrice: z.optional(z.string()) })),
});
type TrueRecord = z.infer<typeof recordsTruthSchema>['records'][number];

interface RecordScore {
  readonly truth: number;
  readonly read: number;
  /** Read with the right name and the right price. */
  readonly right: number;
  readonly oldPrices: number;
  readonly oldPricesRight: number;
}

/** Scores the records of the pages in records-truth.jsonl: those found with name and price, missed and wrong, page by page. */
export function printRecords(pages: readonly PageTruth[]): void {
  const lines = readFileSync(new URL('records-truth.jsonl', import.meta.url), 'utf8').trim().split('\n');
  const scores: RecordScore[] = [];
  console.log(`\n${'records'.padEnd(16)}${['true', 'read', 'right', 'missed', 'wrong', 'precision', 'recall'].map((head) => head.padStart(10)).join('')}`);
  for (const { page: id, records: truth } of lines.map((line) => recordsTruthSchema.parse(JSON.parse(line)))) {
    const page = pages.find((candidate) => candidate.id === id);
    if (page === undefined) continue;
    const document = documentFromHtml(pageHtml(page), page.url);
    const { records } = quietly(() => understandPage(document, { url: page.url, capturedAt: '2026-01-01T00:00:00Z' }));
    const score = scoreRecords(truth, records);
    scores.push(score);
    printRow(id, score);
  }
  const sum = (pick: (score: RecordScore) => number): number => scores.reduce((total, score) => total + pick(score), 0);
  printRow('all', { truth: sum((score) => score.truth), read: sum((score) => score.read), right: sum((score) => score.right), oldPrices: 0, oldPricesRight: 0 });
  console.log('old prices'.padEnd(16), `${String(sum((score) => score.oldPricesRight))}/${String(sum((score) => score.oldPrices))}`);
}

function printRow(label: string, { truth, read, right }: RecordScore): void {
  const share = (of: number): string => (of === 0 ? '-' : (right / of).toFixed(3));
  console.log(`${label.padEnd(16)}${[truth, read, right, truth - right, read - right].map((count) => String(count).padStart(10)).join('')}${share(read).padStart(10)}${share(truth).padStart(10)}`);
}

function scoreRecords(truth: readonly TrueRecord[], read: readonly PageRecord[]): RecordScore {
  const unused = new Set(read);
  let right = 0;
  let oldPricesRight = 0;
  for (const expected of truth) {
    const match = [...unused].find((record) => sameName(record.name, expected.name) && sameAmount(record.price?.amount ?? null, expected.price));
    if (match === undefined) continue;
    unused.delete(match);
    right += 1;
    if (expected.oldPrice !== undefined && sameAmount(match.oldPrice?.amount ?? null, expected.oldPrice)) oldPricesRight += 1;
  }
  return { truth: truth.length, read: read.length, right, oldPrices: truth.filter(({ oldPrice }) => oldPrice !== undefined).length, oldPricesRight };
}
