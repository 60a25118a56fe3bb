import type { ChangeRow } from '../../../core/analysis/why-changed/cells-from-rows.ts';
import { Random } from '../../core/sheet/generated/random.ts';

/** A case with what was done to it: by cause, the members that it holds for. Nothing where everything moved alike. */
export interface PlantedChange {
  readonly kind: 'additive' | 'ratio';
  readonly rows: readonly ChangeRow[];
  readonly causes: readonly Readonly<Record<string, string>>[];
  /** Dimensions of the first cause; 0 where everything moved alike. */
  readonly depth: number;
}

interface Leaf {
  readonly dims: Readonly<Record<string, string>>;
  /** Usual amount; for ratios of the base. */
  readonly size: number;
  readonly rate: number;
}

interface Cause {
  readonly where: Readonly<Record<string, string>>;
  readonly factor: number;
}

/** One in so many cases has no cause, and one in so many has two. */
const ALIKE_EVERY = 10;
const TWO_EVERY = 5;

/** Combinations beyond which a dimension fewer is drawn: tables of a month have no more that sell. */
const MOST_LEAVES = 6000;
/** A cause moves its cells by at least so many standard deviations of what scatter does to them together: less nobody could tell. */
const STANDS_OUT = 4;

/**
 * Cases as operations data has them: three to five dimensions of three to twelve members, a few of which make most of
 * it, leaves that sell nothing, counts that scatter as counts and by some percent of their size beside, and a drift of
 * all. A cause holds for all leaves of one to three members: they fall by a quarter to nine tenths, or rise by a third
 * to twice themselves; it holds 1.5% to 40% of the whole, moves it by 1% at
 * least, and stands out from what scatter alone does to it.
 */
export function plantedChanges(seed: number, count: number): PlantedChange[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) => plantedChange(random, index));
}

function plantedChange(random: Random, index: number): PlantedChange {
  const kind = index % 2 === 0 ? 'additive' : 'ratio';
  const leaves = leavesOf(random, kind);
  const causeCount = index % ALIKE_EVERY === ALIKE_EVERY - 1 - (Math.floor(index / ALIKE_EVERY) % 2) ? 0 : index % TWO_EVERY === 0 ? 2 : 1;
  const depth = causeCount === 0 ? 0 : 1 + (Math.floor(index / 2) % 3);
  const scatter = 0.02 + 0.1 * random.next();
  const causes: Cause[] = [];
  for (let tries = 0; causes.length < causeCount && tries < 400; tries += 1) {
    const cause = causeIn(random, leaves, scatter, causes.length === 0 ? depth : random.whole(1, 3));
    if (cause !== null && !causes.some(({ where }) => overlaps(where, cause.where))) causes.push(cause);
  }
  const drift = Math.exp(0.12 * normal(random));
  const rows = leaves.map((leaf) => rowOf(random, kind, leaf, causes, drift, scatter));
  return { kind, rows, causes: causes.map(({ where }) => where), depth };
}

function leavesOf(random: Random, kind: PlantedChange['kind']): Leaf[] {
  const dimensions = Array.from({ length: random.whole(3, 5) }, (_, place) => {
    const steep = 0.3 + 0.9 * random.next();
    const members = Array.from({ length: random.whole(3, 12) }, (_, rank) => ({
      name: `m${String(rank)}`,
      weight: (rank + 1) ** -steep * Math.exp(0.3 * normal(random)),
      rate: kind === 'ratio' ? Math.exp(0.25 * normal(random)) : 1,
    }));
    return { name: `d${String(place)}`, members };
  });
  const gaps = random.chance(0.5) ? 0 : 0.4 * random.next();
  const whole = 10 ** (4 + 2.5 * random.next());
  while (dimensions.length > 3 && dimensions.reduce((product, { members }) => product * members.length, 1) > MOST_LEAVES) dimensions.pop();
  let leaves: Leaf[] = [{ dims: {}, size: 1, rate: kind === 'ratio' ? 0.02 + 0.1 * random.next() : 1 }];
  for (const { name, members } of dimensions) {
    leaves = leaves.flatMap((leaf) => members.map((member) => ({ dims: { ...leaf.dims, [name]: member.name }, size: leaf.size * member.weight, rate: leaf.rate * member.rate })));
  }
  const kept = leaves.filter(() => !random.chance(gaps)).map((leaf) => ({ ...leaf, size: leaf.size * Math.exp(0.4 * normal(random)), rate: kind === 'ratio' ? Math.min(0.25, leaf.rate) : 1 }));
  const all = kept.reduce((sum, { size }) => sum + size, 0);
  return kept.map((leaf) => ({ ...leaf, size: (leaf.size / all) * whole * (kind === 'ratio' ? 10 : 1) }));
}

function causeIn(random: Random, leaves: readonly Leaf[], scatter: number, depth: number): Cause | null {
  const dims = random.some(Object.keys(leaves[0]?.dims ?? {}), depth);
  const example = random.pick(leaves);
  const where = Object.fromEntries(dims.map((name) => [name, example.dims[name] ?? '']));
  const factor = random.chance(0.55) ? 0.1 + 0.65 * random.next() : 1.33 + 1.67 * random.next();
  let [all, own, squares] = [0, 0, 0];
  for (const leaf of leaves) {
    const weight = leaf.size * leaf.rate;
    all += weight;
    if (!holds(where, leaf)) continue;
    own += weight;
    squares += 2 * (scatter * weight) ** 2 + 2 * weight;
  }
  const share = own / all;
  const moved = Math.abs(Math.log(factor)) * own;
  const isRealistic = share >= 0.015 && share <= 0.4 && Math.abs(factor - 1) * share >= 0.01 && moved > STANDS_OUT * Math.sqrt(squares);
  return isRealistic ? { where, factor } : null;
}

function rowOf(random: Random, kind: PlantedChange['kind'], leaf: Leaf, causes: readonly Cause[], drift: number, scatter: number): ChangeRow {
  const factor = causes.filter(({ where }) => holds(where, leaf)).reduce((product, cause) => product * cause.factor, 1);
  const swing = () => Math.exp(scatter * normal(random));
  if (kind === 'additive') return { dims: leaf.dims, now: count(random, leaf.size * drift * factor * swing()), before: count(random, leaf.size * swing()) };
  const base = { now: count(random, leaf.size * Math.exp(0.1 * normal(random)) * swing()), before: count(random, leaf.size * swing()) };
  const hits = (of: number, rate: number) => Math.min(of, count(random, of * rate));
  const rate = leaf.rate * drift * factor;
  return { dims: leaf.dims, base, now: hits(base.now, Math.min(0.95, rate * (1 + (swing() - 1) / 2))), before: hits(base.before, leaf.rate * (1 + (swing() - 1) / 2)) };
}

export function holds(where: Readonly<Record<string, string>>, { dims }: { readonly dims: Readonly<Record<string, string>> }): boolean {
  return Object.entries(where).every(([name, member]) => dims[name] === member);
}

/** Whether one cause is the other, or within it. */
function overlaps(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  return holds(one, { dims: other }) || holds(other, { dims: one });
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** A count that scatters around its mean as Poisson's do; near enough to normal for large ones. */
function count(random: Random, mean: number): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const limit = Math.exp(-mean);
  let [events, product] = [0, random.next()];
  while (product > limit) [events, product] = [events + 1, product * random.next()];
  return events;
}
