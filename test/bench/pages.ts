/**
 * How well pages are understood, beside Readability and Defuddle in the same run:
 *   npx tsx test/bench/pages.ts [--part 0/1] [--worst 5] [--time-every 16]
 * Word F1 by page type, titles, authors and dates right, page types right; then time per page as a ratio to Readability's
 * in the same browser, on every sixteenth page (0 for none, 1 for all).
 * These pages were learned from: train-main-text.ts prints what holds on sites never seen.
 */
import { parseArgs } from 'node:util';
import { understandPage } from '../../core/page/understand-page.ts';
import { wordsOf } from '../../core/page/text-blocks/words.ts';
import { documentFromHtml } from '../../hub/extract/html-document.ts';
import { printBrowserTimes } from './pages/browser-time.ts';
import { corpus, pageHtml, peerReadings } from './pages/corpus.ts';
import { quietly } from './pages/quietly.ts';
import { printPlans } from './pages/plans.ts';
import { printProducts } from './pages/products.ts';
import { printPosts } from './pages/posts.ts';
import { printRecords } from './pages/records.ts';
import { printTables } from './pages/table-scores.ts';
import { wordF1 } from './pages/word-f1.ts';

interface Score {
  readonly id: string;
  readonly ours: number;
  readonly readability: number;
  readonly defuddle: number;
}

const { values: flags } = parseArgs({ options: { part: { type: 'string', default: '0/1' }, worst: { type: 'string', default: '0' }, 'time-every': { type: 'string', default: '16' } } });
const [part = 0, parts = 1] = flags.part.split('/').map(Number);
const byType = new Map<string, Score[]>();
const right = { type: 0, title: 0, author: 0, date: 0, with: 0, without: 0 };
const asked = { type: 0, title: 0, author: 0, date: 0, with: 0, without: 0 };
for (const [index, page] of corpus().entries()) {
  if (index % parts !== part || page.main_content.trim() === '') continue;
  const peers = quietly(() => peerReadings(page));
  const document = documentFromHtml(pageHtml(page), page.url);
  const content = quietly(() => understandPage(document, { url: page.url, capturedAt: '2026-01-01T00:00:00Z' }));
  const type = `${page.isChinese ? 'zh-' : ''}${page.type}`;
  const score = { id: page.id, ours: wordF1(content.text, page.main_content), readability: wordF1(peers.readability.join('\n'), page.main_content), defuddle: wordF1(peers.defuddle.join('\n'), page.main_content) };
  byType.set(type, [...(byType.get(type) ?? []), score]);
  check('type', content.pageType === page.type);
  if (page.title) check('title', bare(content.title) === bare(page.title));
  if (page.author) check('author', bare(content.author ?? '') === bare(page.author));
  if (page.publish_date) check('date', content.publishedAt?.slice(0, 10) === page.publish_date.slice(0, 10));
  for (const snippet of page.with ?? []) check('with', bare(content.text).includes(bare(snippet)));
  for (const snippet of page.without ?? []) check('without', !bare(content.text).includes(bare(snippet)));
}

console.log(`${'type'.padEnd(16)}${'pages'.padStart(6)}${'ours'.padStart(8)}${'readab.'.padStart(9)}${'defuddle'.padStart(9)}`);
for (const [type, scores] of byType) row(type, scores);
row('all', [...byType.values()].flat());
for (const key of ['type', 'title', 'author', 'date', 'with', 'without'] as const) console.log(key.padEnd(16), `${String(right[key])}/${String(asked[key])}`, (right[key] / asked[key]).toFixed(3));
for (const [type, scores] of byType) {
  for (const { id, ours, readability, defuddle } of scores.sort((a, b) => a.ours - b.ours).slice(0, Number(flags.worst))) {
    console.log('worst', type, id, ours.toFixed(2), readability.toFixed(2), defuddle.toFixed(2));
  }
}
printTables(corpus());
printPosts();
if (Number(flags['time-every']) > 0) await printBrowserTimes(corpus().filter((_, index) => index % Number(flags['time-every']) === 0));

printRecords(corpus());
printProducts(corpus());
printPlans(corpus());

function row(type: string, scores: readonly Score[]): void {
  const mean = (pick: (score: Score) => number): string => (scores.reduce((sum, score) => sum + pick(score), 0) / scores.length).toFixed(3);
  console.log(`${type.padEnd(16)}${String(scores.length).padStart(6)}${mean((score) => score.ours).padStart(8)}${mean((score) => score.readability).padStart(9)}${mean((score) => score.defuddle).padStart(9)}`);
}

function check(what: keyof typeof right, isRight: boolean): void {
  asked[what] += 1;
  right[what] += Number(isRight);
}

function bare(text: string): string {
  return wordsOf(text).join(' ');
}
