import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { planPeriodSchema } from '../../../core/clip/clip.ts';
import { understandPage } from '../../../core/page/understand-page.ts';
import { documentFromHtml } from '../../../hub/extract/html-document.ts';
import { pageHtml, type PageTruth } from './corpus.ts';
import { quietly } from './quietly.ts';
import { sameAmount } from './same-amount.ts';

/** The plans of a page as a reader sees them; a price of null is had by asking. */
const plansTruthSchema = z.object({
  page: z.string(),
  plans: z.array(z.object({ name: z.string(), price: z.nullable(z.string()), period: z.nullable(planPeriodSchema) })),
});

/** Scores the plans of the pages in plans-truth.jsonl: right are those with price and period, and those named right among them. */
export function printPlans(pages: readonly PageTruth[]): void {
  const lines = readFileSync(new URL('plans-truth.jsonl', import.meta.url), 'utf8').trim().split('\n');
  console.log(`\n${'plans'.padEnd(16)}${['true', 'read', 'right', 'named'].map((head) => head.padStart(10)).join('')}`);
  for (const { page: id, plans: truth } of lines.map((line) => plansTruthSchema.parse(JSON.parse(line)))) {
    const page = pages.find((candidate) => candidate.id === id);
    if (page === undefined) continue;
    const document = documentFromHtml(pageHtml(page), page.url);
    const read = quietly(() => understandPage(document, { url: page.url, capturedAt: '2026-01-01T00:00:00Z' })).plans ?? [];
    const unused = new Set(read);
    let named = 0;
    const right = truth.filter(({ name, price, period }) => {
      const match = [...unused].find((plan) => sameAmount(plan.price?.amount ?? null, price) && plan.period === period);
      if (match === undefined) return false;
      unused.delete(match);
      const [one, other] = [match.name.toLowerCase(), name.toLowerCase()];
      named += Number(one.includes(other) || other.includes(one));
      return true;
    });
    console.log(`${id.padEnd(16)}${[truth.length, read.length, right.length, named].map((count) => String(count).padStart(10)).join('')}`);
  }
}
