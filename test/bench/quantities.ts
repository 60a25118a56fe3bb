/**
 * How well prices and quantities are read, beside peers in the same run where they are installed:
 *   npm run bench:quantities [-- --peers FOLDER]
 * FOLDER is one in which `npm install @microsoft/recognizers-text-suite chrono-node` was run; both are too heavy to depend on.
 * A string is right when all that is compared of it is right: its price; its quantities; its amounts of money and percentages
 * (what the recognizers read); its day (what chrono-node reads).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { parsePrice } from '../../core/quantity/price.ts';
import { readQuantities } from '../../core/quantity/quantities.ts';
import { priceAtAGlance, quantityAtAGlance } from '../core/quantity/glance.ts';
import { WRITTEN_QUANTITIES } from '../core/quantity/written-quantities.ts';
import { SHARED_DATA } from '../environment/tools.ts';
import { openPeers, type Amount } from './quantities/peers.ts';

const TODAY = '2025-10-18';
const ROUNDS = 5;
const { values: flags } = parseArgs({ options: { peers: { type: 'string' } } });

realPrices();
ownStrings();
if (flags.peers === undefined || !existsSync(join(resolve(flags.peers), 'node_modules'))) console.log('peers: not there; install them in a folder of their own and name it with --peers');
else await comparePeers(resolve(flags.peers));

function line(what: string, right: number, all: number, ms: number): void {
  console.log(`${what.padEnd(44)}${String(right).padStart(5)}/${String(all).padEnd(5)}${(right / all).toFixed(3).padStart(7)}${((ms / all) * 1000).toFixed(0).padStart(9)} µs each`);
}

/** How many of `items` are right, and the time that `read` takes for all of them once it is warm. */
function score<Item, Answer>(items: readonly Item[], read: (item: Item) => Answer, isRight: (answer: Answer, item: Item) => boolean, rounds = ROUNDS): { right: number; ms: number } {
  const right = items.filter((item) => isRight(read(item), item)).length;
  const start = performance.now();
  for (let round = 0; round < rounds; round += 1) for (const item of items) read(item);
  return { right, ms: (performance.now() - start) / rounds };
}

function realPrices(): void {
  const file = join(SHARED_DATA, 'text/prices.jsonl');
  if (!existsSync(file)) return console.log('text/prices.jsonl: not there');
  const schema = z.object({ price: z.nullable(z.string()), currencyHint: z.nullable(z.string()), currency: z.nullable(z.string()), amount: z.nullable(z.string()) });
  const lines = readFileSync(file, 'utf8').trim().split('\n').map((text) => schema.parse(JSON.parse(text)));
  const { right, ms } = score(
    lines,
    ({ price, currencyHint }) => (price === null ? null : parsePrice(price, { currencyHint })),
    (money, { amount, currency }) => (amount === null ? money === null : money !== null && Number(money.amount) === Number(amount) && money.symbol === currency),
  );
  line('text/prices.jsonl: amount and symbol', right, lines.length, ms);
}

function ownStrings(): void {
  const prices = score(WRITTEN_QUANTITIES, ({ text, lang, hint }) => parsePrice(text, { lang, currencyHint: hint }), (money, { price }) => priceAtAGlance(money) === price);
  line('our strings: price', prices.right, WRITTEN_QUANTITIES.length, prices.ms);
  const quantities = score(
    WRITTEN_QUANTITIES,
    ({ text, lang, hint }) => readQuantities(text, { lang, currencyHint: hint, today: TODAY }),
    (read, written) => read.map(quantityAtAGlance).join(' | ') === written.quantities,
  );
  line('our strings: all quantities', quantities.right, WRITTEN_QUANTITIES.length, quantities.ms);
}

async function comparePeers(folder: string): Promise<void> {
  const peers = await openPeers(folder);
  const readByBoth = WRITTEN_QUANTITIES.filter(({ lang, hint }) => hint === null && /^(?:zh-CN|en)$/.test(lang));
  const expected = new Map(readByBoth.map((written) => [written, keyOf(amountsIn(written.quantities))]));
  const ours = score(readByBoth, ({ text, lang }) => amountsIn(readQuantities(text, { lang, today: TODAY }).map(quantityAtAGlance).join(' | ')), (amounts, written) => keyOf(amounts) === expected.get(written));
  line('money and percents, zh and en: ours', ours.right, readByBoth.length, ours.ms);
  const theirs = score(readByBoth, ({ text, lang }) => peers.amounts(text, lang), (amounts, written) => keyOf(amounts) === expected.get(written), 1);
  line('money and percents, zh and en: recognizers', theirs.right, readByBoth.length, theirs.ms);

  const dated = readByBoth.flatMap((written) => {
    const day = /^date (\d{4}-\d\d-\d\d)(?:T\S*)?$/.exec(written.quantities)?.[1];
    return day === undefined ? [] : [{ ...written, day }];
  });
  const days = score(dated, ({ text, lang }) => readQuantities(text, { lang, today: TODAY })[0]?.value.slice(0, 10), (day, written) => day === written.day);
  line('days, zh and en: ours', days.right, dated.length, days.ms);
  const chrono = score(dated, ({ text, lang }) => peers.day(text, lang, TODAY), (day, written) => day === written.day);
  line('days, zh and en: chrono-node', chrono.right, dated.length, chrono.ms);
}

/** The money and percentages of quantities at a glance, both ends of a range. */
function amountsIn(quantities: string): Amount[] {
  return quantities.split(' | ').flatMap((quantity) => {
    const match = /^(?:money|percent) (-?[\d.]+)(?:\.\.(-?[\d.]+))? (\S+)/.exec(quantity);
    const [, lower, upper, unit = ''] = match ?? [];
    return [lower, upper].flatMap((value) => (value === undefined ? [] : [{ value: Number(value), unit }]));
  });
}

function keyOf(amounts: readonly Amount[]): string {
  return amounts.map(({ value, unit }) => `${String(value)} ${unit}`).sort().join(', ');
}
