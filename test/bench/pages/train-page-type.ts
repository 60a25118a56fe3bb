/**
 * Learns core/page/page-type/type-weights.ts (a linear model: softmax of weighted signs) from the corpus beside the checkout:
 *   npx tsx test/bench/pages/train-page-type.ts [--folds 5] [--write]
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PAGE_TYPES } from '../../../core/clip/clip.ts';
import { pageSigns } from '../../../core/page/page-type/page-signs.ts';
import { readPage } from '../../../core/page/read-page.ts';
import { documentFromHtml } from '../../../hub/extract/html-document.ts';
import { corpus, foldOf, pageHtml } from './corpus.ts';
import { dot, learnSoftmax } from './softmax.ts';

const { values: flags } = parseArgs({ options: { folds: { type: 'string', default: '5' }, write: { type: 'boolean', default: false } } });
const seen: { fold: number; type: number; signs: number[] }[] = [];
let names: string[] = [];
const folds = Number(flags.folds);
for (const page of corpus()) {
  const read = readPage(documentFromHtml(pageHtml(page), page.url), { url: page.url });
  if (read === null) continue;
  const signs = pageSigns(page.url, read);
  names = Object.keys(signs);
  seen.push({ fold: foldOf(page, folds), type: PAGE_TYPES.findIndex((type) => type === page.type), signs: [1, ...Object.values(signs)] });
}

const sure = { right: 0, all: 0 };
const confusion = PAGE_TYPES.map(() => PAGE_TYPES.map(() => 0));
for (let fold = 0; fold < folds; fold += 1) {
  const weights = learnSoftmax(seen.filter((page) => page.fold !== fold), PAGE_TYPES.length);
  for (const page of seen.filter((one) => one.fold === fold)) {
    const points = weights.map((row) => dot(row, page.signs));
    const row = confusion[page.type];
    const guess = points.indexOf(Math.max(...points));
    const share = 1 / points.reduce((sum, point) => sum + Math.exp(point - Math.max(...points)), 0);
    if (share >= 0.9) {
      sure.all += 1;
      sure.right += Number(guess === page.type);
    }
    if (row !== undefined) row[guess] = (row[guess] ?? 0) + 1;
  }
}
console.log(`${''.padEnd(14)} ${PAGE_TYPES.map((type) => type.slice(0, 7).padStart(8)).join('')}`);
PAGE_TYPES.forEach((type, index) => {
  console.log(type.padEnd(14), (confusion[index] ?? []).map((count) => String(count).padStart(8)).join(''));
});
console.log('right', (PAGE_TYPES.reduce((sum, _, index) => sum + (confusion[index]?.[index] ?? 0), 0) / seen.length).toFixed(3));
console.log('right where the confidence is 0.9 or more', `${String(sure.right)}/${String(sure.all)}`, (sure.right / sure.all).toFixed(3));

if (flags.write) {
  const weights = learnSoftmax(seen, PAGE_TYPES.length);
  const rows = ['always', ...names].map((name, at) => `  ${/^\w+$/.test(name) ? name : `'${name}'`}: [${PAGE_TYPES.map((_, type) => short(weights[type]?.[at] ?? 0)).join(', ')}],\n`);
  const source = `import type { TypeWeights } from './page-type.ts';\n\n`
    + `/**\n * What each sign of page-signs.ts adds to the points of article, product, collection, listing, service, forum and documentation,\n`
    + ` * in this order; \`always\` is what they start with. Learned by test/bench/pages/train-page-type.ts.\n */\n`
    + `export const TYPE_WEIGHTS: TypeWeights = {\n${rows.join('')}};\n`;
  writeFileSync(resolve(import.meta.dirname, '../../../core/page/page-type/type-weights.ts'), source);
}

function short(value: number): string {
  return String(Number(value.toFixed(2)));
}
