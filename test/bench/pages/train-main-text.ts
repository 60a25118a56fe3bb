/**
 * Learns core/page/main-text/block-model.ts from the corpus beside the checkout:
 *   npx tsx test/bench/pages/train-main-text.ts [--folds 3] [--write]
 * Prints word F1 on held-out sites per page type; `--write` then learns from all pages and writes the model.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { blockFeatures, FEATURE_NAMES } from '../../../core/page/main-text/block-features.ts';
import { bestSelection } from '../../../core/page/main-text/best-selection.ts';
import { copyPage } from '../../../core/page/dom/page-copy.ts';
import { readPage } from '../../../core/page/read-page.ts';
import { documentFromHtml } from '../../../hub/extract/html-document.ts';
import { PAGE_TYPES } from '../../../core/clip/clip.ts';
import { pageSigns } from '../../../core/page/page-type/page-signs.ts';
import { blockLabels } from './block-labels.ts';
import { boost, scoreRow, type BoostOptions, type Tree } from './boosted-trees.ts';
import { corpus, foldOf, pageHtml, type PageTruth } from './corpus.ts';
import { dot, learnSoftmax } from './softmax.ts';
import { wordF1 } from './word-f1.ts';

interface LearnedPage {
  readonly page: PageTruth;
  readonly start: number;
  readonly texts: readonly string[];
  readonly words: Float32Array;
  readonly type: number;
  readonly signs: readonly number[];
}

const OPTIONS: BoostOptions = { trees: 240, leaves: 12, rate: 0.07, columnShare: 0.25, rowShare: 0.6, leafShare: 0.002, ridge: 0.02, seed: 7 };
/** Long blocks weigh more, but less than by their words: a page has few of them. */
const WEIGHT_POWER = 0.8;

const { values: flags } = parseArgs({ options: { folds: { type: 'string', default: '3' }, write: { type: 'boolean', default: false }, trees: { type: 'string', default: String(OPTIONS.trees) } } });
const options = { ...OPTIONS, trees: Number(flags.trees) };
const columns = FEATURE_NAMES.length;
const pages: LearnedPage[] = [];
const tables: Float32Array[] = [];
const labelled: Float32Array[] = [];
const weighed: Float32Array[] = [];
let rows = 0;
for (const page of corpus()) {
  if (page.main_content.trim() === '') continue;
  const read = readPage(copyPage(documentFromHtml(pageHtml(page), page.url)).document, { url: page.url, capturedAt: '2026-01-01T00:00:00Z' });
  if (read === null) continue;
  const table = blockFeatures(read.blocks, { typeShares: read.type.shares, title: read.metadata.title, posts: read.posts });
  const texts = read.blocks.map((block) => block.text);
  const powers = table.weights.map((words) => words ** WEIGHT_POWER);
  const sum = powers.reduce((a, b) => a + b, 0);
  tables.push(table.values);
  labelled.push(blockLabels(texts, page.main_content));
  weighed.push(powers.map((power) => power / sum));
  const signs = pageSigns(page.url, read);
  pages.push({ page, start: rows, texts, words: table.weights, type: PAGE_TYPES.findIndex((type) => type === page.type), signs: [1, ...Object.values(signs)] });
  rows += texts.length;
}
const values = joined(tables, rows * columns);
const labels = joined(labelled, rows);
const weights = joined(weighed, rows);
console.error(`${String(pages.length)} pages, ${String(rows)} blocks, ${String(columns)} features`);

shareTypesFromOtherSites();

const folds = Number(flags.folds);
const scores = new Map<string, number[]>();
for (let fold = 0; fold < folds; fold += 1) {
  const trees = learn(pages.filter(({ page }) => foldOf(page, folds) !== fold));
  for (const learned of pages.filter(({ page }) => foldOf(page, folds) === fold)) {
    const probabilities = Float64Array.from(learned.texts, (_, index) => 1 / (1 + Math.exp(-scoreRow(trees, values, (learned.start + index) * columns))));
    const selected = bestSelection(probabilities, learned.words);
    const text = learned.texts.filter((_, index) => selected[index]).join('\n');
    const type = `${learned.page.isChinese ? 'zh-' : ''}${learned.page.type}`;
    scores.set(type, [...(scores.get(type) ?? []), wordF1(text, learned.page.main_content)]);
  }
}
for (const [type, list] of scores) console.log(type.padEnd(16), String(list.length).padStart(4), (list.reduce((a, b) => a + b, 0) / list.length).toFixed(3));

if (flags.write) {
  const trees = learn(pages);
  const lines = trees.map((tree) => `  [${written(tree, 0).join(', ')}],`);
  const source = `import type { WrittenTree } from './block-score.ts';\n\n`
    + `/** Learned by test/bench/pages/train-main-text.ts; features by their place in FEATURE_NAMES. What weighs most, by gain of splits:\n${importance(trees)} */\n`
    + `export const BLOCK_TREES: readonly WrittenTree[] = [\n${lines.join('\n')}\n];\n`;
  writeFileSync(resolve(import.meta.dirname, '../../../core/page/main-text/block-model.ts'), source);
  console.error(`wrote ${String(source.length)} characters`);
}

/**
 * The page types that a block's row holds must be as unsure as they are on sites never seen: each page's shares come from
 * weights learned on other sites. They are the last columns of a row.
 */
function shareTypesFromOtherSites(): void {
  const parts = 5;
  for (let part = 0; part < parts; part += 1) {
    const weightsOfTypes = learnSoftmax(pages.filter(({ page }) => foldOf(page, parts) !== part), PAGE_TYPES.length);
    for (const { start, texts, signs } of pages.filter(({ page }) => foldOf(page, parts) === part)) {
      const odds = weightsOfTypes.map((row) => Math.exp(dot(row, signs)));
      const total = odds.reduce((a, b) => a + b, 0);
      texts.forEach((_, index) => odds.forEach((odd, type) => { values[(start + index + 1) * columns - PAGE_TYPES.length + type] = odd / total; }));
    }
  }
}

function learn(from: readonly LearnedPage[]): Tree[] {
  const order = from.flatMap(({ start, texts }) => texts.map((_, index) => start + index)).filter((row) => (weights[row] ?? 0) > 0);
  return boost({ columns, values, labels, weights }, options, Int32Array.from(order));
}

/** Thresholds and values to four digits: more would not change a single choice. */
function written(tree: Tree, node: number): string[] {
  const feature = tree.feature[node] ?? -1;
  if (feature < 0) return ['-1', short(tree.value[node] ?? 0)];
  return [String(feature), short(tree.threshold[node] ?? 0), ...written(tree, tree.left[node] ?? 0), ...written(tree, tree.right[node] ?? 0)];
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function importance(trees: readonly Tree[]): string {
  const counts = new Map<string, number>();
  for (const tree of trees) for (const feature of tree.feature) if (feature >= 0) counts.set(FEATURE_NAMES[feature] ?? '', (counts.get(FEATURE_NAMES[feature] ?? '') ?? 0) + 1);
  const top = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 24).map(([name, count]) => `${name} ${String(count)}`);
  return ` * ${top.join(', ')}.`;
}

function joined(parts: readonly Float32Array[], length: number): Float32Array {
  const whole = new Float32Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
