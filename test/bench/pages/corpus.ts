import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { readWithDefuddle, readWithReadability } from './peer-readers.ts';
import { textBlocks } from '../../../core/page/text-blocks/text-blocks.ts';
import { documentFromHtml } from '../../../hub/extract/html-document.ts';
import { SHARED_DATA } from '../../environment/tools.ts';
import { quietly } from './quietly.ts';

const truthSchema = z.looseObject({
  id: z.string(),
  url: z.string(),
  type: z.string(),
  main_content: z.string(),
  title: z.nullish(z.string()),
  author: z.nullish(z.string()),
  publish_date: z.nullish(z.string()),
  with: z.nullish(z.array(z.string())),
  without: z.nullish(z.array(z.string())),
});
export type PageTruth = z.infer<typeof truthSchema> & { readonly file: string; readonly isChinese: boolean };

/** The corpus' pages with what is true of them; Chinese ones carry `zh-` before their type in tables. */
export function corpus(): PageTruth[] {
  return ['pages', 'pages-zh'].flatMap((folder) =>
    readFileSync(join(SHARED_DATA, folder, 'truth.jsonl'), 'utf8').trim().split('\n').map((line) => {
      const truth = truthSchema.parse(JSON.parse(line));
      return { ...truth, file: join(SHARED_DATA, folder, 'html', `${truth.id}.html.gz`), isChinese: folder === 'pages-zh' };
    }));
}

export function pageHtml(page: PageTruth): Uint8Array {
  return gunzipSync(readFileSync(page.file));
}

const peersSchema = z.object({ readability: z.array(z.string()), defuddle: z.array(z.string()), readabilityMs: z.number(), defuddleMs: z.number() });
export type PeerReadings = z.infer<typeof peersSchema>;

/** What Readability and Defuddle keep of a page, line by line, and how long each took; kept in the temp folder between runs. */
export function peerReadings(page: PageTruth): PeerReadings {
  const folder = join(tmpdir(), 'clipsheet-page-peers');
  const file = join(folder, `${page.id}.json`);
  if (existsSync(file)) return peersSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const document = documentFromHtml(pageHtml(page), page.url);
  const lines = (reading: Element | null): string[] => (reading === null ? [] : textBlocks(reading, '').map((block) => block.text));
  const start = performance.now();
  const defuddle = quietly(() => readWithDefuddle(document, page.url));
  const between = performance.now();
  const readability = readWithReadability(document);
  const end = performance.now();
  const readings: PeerReadings = { readability: lines(readability), defuddle: lines(defuddle), readabilityMs: end - between, defuddleMs: between - start };
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(readings));
  return readings;
}

/** Folds by site, so that no site is both learned from and measured on. */
export function foldOf(page: PageTruth, folds: number): number {
  let site = page.id;
  try {
    site = new URL(page.url).hostname.split('.').slice(-2).join('.');
  } catch {
    // Pages without an address are sites of their own.
  }
  let hash = 7;
  for (const letter of site) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
  return hash % folds;
}
