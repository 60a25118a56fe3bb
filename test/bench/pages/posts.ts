import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import type { Post } from '../../../core/clip/clip.ts';
import { wordsOf } from '../../../core/page/text-blocks/words.ts';
import { understandPage } from '../../../core/page/understand-page.ts';
import { documentFromHtml } from '../../../hub/extract/html-document.ts';
import { corpus, pageHtml } from './corpus.ts';
import { quietly } from './quietly.ts';

/** A thread as read on its page: null where the page does not say, or where it was not noted. */
const truthSchema = z.object({
  id: z.string(),
  posts: z.array(z.object({ author: z.nullable(z.string()), starts: z.nullable(z.string()), day: z.nullable(z.string()) })),
});
type TruePost = z.infer<typeof truthSchema>['posts'][number];

/** How far into a post its first words may stand: quotes come before them. */
const LEAD = 600;

/** Prints how many posts of the threads in posts-truth.jsonl are found in order, and their authors and days right. */
export function printPosts(): void {
  const truths = readFileSync(resolve(import.meta.dirname, 'posts-truth.jsonl'), 'utf8').trim().split('\n').map((line) => truthSchema.parse(JSON.parse(line)));
  const pages = new Map(corpus().map((page) => [page.id, page]));
  const sum = { true: 0, found: 0, extra: 0, named: 0, authors: 0, timed: 0, days: 0 };
  for (const truth of truths) {
    const page = pages.get(truth.id);
    if (page === undefined) continue;
    const { posts } = quietly(() => understandPage(documentFromHtml(pageHtml(page), page.url), { url: page.url, capturedAt: '2026-01-01T00:00:00Z', pageType: 'forum' }));
    const pairs = paired(truth.posts, posts);
    sum.true += truth.posts.length;
    sum.found += pairs.length;
    sum.extra += posts.length - pairs.length;
    for (const [wanted, post] of pairs) {
      if (wanted.author !== null) {
        sum.named += 1;
        sum.authors += Number(post.author === wanted.author);
      }
      if (wanted.day !== null) {
        sum.timed += 1;
        sum.days += Number(post.publishedAt?.slice(0, 10) === wanted.day);
      }
    }
    if (pairs.length < truth.posts.length || posts.length > pairs.length) console.log('posts', truth.id, `${String(pairs.length)} of ${String(truth.posts.length)} found, ${String(posts.length - pairs.length)} besides`);
  }
  console.log('posts'.padEnd(16), `${String(sum.found)}/${String(sum.true)} found, ${String(sum.extra)} besides, authors ${String(sum.authors)}/${String(sum.named)}, days ${String(sum.days)}/${String(sum.timed)}`);
}

function paired(truth: readonly TruePost[], posts: readonly Post[]): [TruePost, Post][] {
  const pairs: [TruePost, Post][] = [];
  let from = 0;
  for (const wanted of truth) {
    const at = posts.findIndex((post, index) => index >= from && (wanted.starts === null ? post.author === wanted.author : bare(post.text.slice(0, LEAD)).includes(bare(wanted.starts))));
    const post = posts[at];
    if (post === undefined) continue;
    pairs.push([wanted, post]);
    from = at + 1;
  }
  return pairs;
}

function bare(text: string): string {
  return wordsOf(text).join(' ');
}
