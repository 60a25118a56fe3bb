/**
 * Gradient-boosted regression trees for soft labels 0..1 (logistic loss), grown leaf by leaf on histograms.
 * Written for the few hundred thousand rows of a page corpus; deterministic for a seed.
 */
export interface Rows {
  readonly columns: number;
  /** Row after row. */
  readonly values: Float32Array;
  readonly labels: Float32Array;
  readonly weights: Float32Array;
}

/** A tree as parallel lists: an inner node tests `feature < threshold` and goes left, a leaf (feature -1) adds `value`. */
export interface Tree {
  readonly feature: number[];
  readonly threshold: number[];
  readonly left: number[];
  readonly right: number[];
  readonly value: number[];
}

export interface BoostOptions {
  readonly trees: number;
  readonly leaves: number;
  readonly rate: number;
  readonly columnShare: number;
  readonly rowShare: number;
  /** Least weight of a leaf, as a share of all weight. */
  readonly leafShare: number;
  readonly ridge: number;
  readonly seed: number;
}

const BINS = 48;

export function boost(rows: Rows, options: BoostOptions, order: Int32Array): Tree[] {
  const { columns, labels, weights } = rows;
  const count = order.length;
  const { binned, cuts } = quantise(rows, order);
  const score = new Float64Array(count);
  const gradient = new Float64Array(count);
  const curvature = new Float64Array(count);
  const random = generator(options.seed);
  let total = 0;
  for (let i = 0; i < count; i += 1) total += weights[order[i] ?? 0] ?? 0;
  const trees: Tree[] = [];
  for (let round = 0; round < options.trees; round += 1) {
    const sampled: number[] = [];
    for (let i = 0; i < count; i += 1) {
      const row = order[i] ?? 0;
      const p = 1 / (1 + Math.exp(-(score[i] ?? 0)));
      gradient[i] = (p - (labels[row] ?? 0)) * (weights[row] ?? 0);
      curvature[i] = p * (1 - p) * (weights[row] ?? 0);
      if (random() < options.rowShare) sampled.push(i);
    }
    const features: number[] = [];
    for (let column = 0; column < columns; column += 1) if (random() < options.columnShare) features.push(column);
    const grown = grow(binned, cuts, gradient, curvature, Int32Array.from(sampled), features, count, total, options);
    trees.push(grown.tree);
    for (let i = 0; i < count; i += 1) score[i] = (score[i] ?? 0) + leafOf(grown.tree, grown.bins, binned, i, count);
  }
  return trees;
}

/** Column after column, so that a histogram reads memory in order. */
function quantise(rows: Rows, order: Int32Array): { binned: Uint8Array; cuts: number[][] } {
  const { columns, values } = rows;
  const count = order.length;
  const binned = new Uint8Array(columns * count);
  const cuts: number[][] = [];
  const step = Math.max(1, Math.floor(count / 20_000));
  for (let column = 0; column < columns; column += 1) {
    const sample: number[] = [];
    for (let i = 0; i < count; i += step) sample.push(values[(order[i] ?? 0) * columns + column] ?? 0);
    sample.sort((a, b) => a - b);
    const distinct = [...new Set(sample)];
    const edges = distinct.length <= BINS
      ? distinct.slice(1).map((value, index) => (value + (distinct[index] ?? value)) / 2)
      : [...new Set(Array.from({ length: BINS - 1 }, (_, index) => sample[Math.floor(((index + 1) * sample.length) / BINS)] ?? 0))];
    cuts.push(edges);
    for (let i = 0; i < count; i += 1) binned[column * count + i] = binOf(edges, values[(order[i] ?? 0) * columns + column] ?? 0);
  }
  return { binned, cuts };
}

/** The number of edges that are not above `value`. */
function binOf(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Leaf {
  readonly node: number;
  readonly rows: Int32Array;
  readonly g: number;
  readonly h: number;
  readonly best: Split | null;
}
interface Split {
  readonly feature: number;
  readonly bin: number;
  readonly gain: number;
}

function grow(binned: Uint8Array, cuts: number[][], gradient: Float64Array, curvature: Float64Array, rows: Int32Array, features: readonly number[], count: number, total: number, options: BoostOptions): { tree: Tree; bins: number[] } {
  const tree: Tree = { feature: [-1], threshold: [0], left: [0], right: [0], value: [0] };
  const bins = [0];
  const least = options.leafShare * total * options.rowShare * 0.25;
  const makeLeaf = (node: number, own: Int32Array): Leaf => {
    let g = 0;
    let h = 0;
    for (const row of own) {
      g += gradient[row] ?? 0;
      h += curvature[row] ?? 0;
    }
    tree.value[node] = (-g / (h + options.ridge)) * options.rate;
    return { node, rows: own, g, h, best: bestSplit(own, g, h) };
  };
  const bestSplit = (own: Int32Array, g: number, h: number): Split | null => {
    let best: Split | null = null;
    const sumG = new Float64Array(BINS + 1);
    const sumH = new Float64Array(BINS + 1);
    for (const feature of features) {
      const edges = cuts[feature]?.length ?? 0;
      if (edges === 0) continue;
      sumG.fill(0);
      sumH.fill(0);
      const base = feature * count;
      for (let i = 0; i < own.length; i += 1) {
        const row = own[i] ?? 0;
        const bin = binned[base + row] ?? 0;
        sumG[bin] = (sumG[bin] ?? 0) + (gradient[row] ?? 0);
        sumH[bin] = (sumH[bin] ?? 0) + (curvature[row] ?? 0);
      }
      let leftG = 0;
      let leftH = 0;
      for (let bin = 0; bin < edges; bin += 1) {
        leftG += sumG[bin] ?? 0;
        leftH += sumH[bin] ?? 0;
        const rightH = h - leftH;
        if (leftH < least || rightH < least) continue;
        const gain = (leftG * leftG) / (leftH + options.ridge) + ((g - leftG) * (g - leftG)) / (rightH + options.ridge) - (g * g) / (h + options.ridge);
        if (best === null || gain > best.gain) best = { feature, bin, gain };
      }
    }
    return best;
  };
  const leaves = [makeLeaf(0, rows)];
  for (let made = 1; made < options.leaves; made += 1) {
    const splittable = leaves.filter((leaf) => leaf.best !== null && leaf.best.gain > 0);
    if (splittable.length === 0) break;
    const leaf = splittable.reduce((a, b) => ((b.best?.gain ?? 0) > (a.best?.gain ?? 0) ? b : a));
    const split = leaf.best;
    if (split === null) break;
    leaves.splice(leaves.indexOf(leaf), 1);
    const base = split.feature * count;
    const goesLeft = leaf.rows.filter((row) => (binned[base + row] ?? 0) <= split.bin);
    const goesRight = leaf.rows.filter((row) => (binned[base + row] ?? 0) > split.bin);
    const left = tree.feature.length;
    for (let child = 0; child < 2; child += 1) {
      tree.feature.push(-1);
      tree.threshold.push(0);
      tree.left.push(0);
      tree.right.push(0);
      tree.value.push(0);
      bins.push(0);
    }
    tree.feature[leaf.node] = split.feature;
    tree.threshold[leaf.node] = cuts[split.feature]?.[split.bin] ?? 0;
    bins[leaf.node] = split.bin;
    tree.left[leaf.node] = left;
    tree.right[leaf.node] = left + 1;
    leaves.push(makeLeaf(left, goesLeft), makeLeaf(left + 1, goesRight));
  }
  return { tree, bins };
}

function leafOf(tree: Tree, bins: readonly number[], binned: Uint8Array, row: number, count: number): number {
  let node = 0;
  for (let feature = tree.feature[node] ?? -1; feature >= 0; feature = tree.feature[node] ?? -1) {
    node = ((binned[feature * count + row] ?? 0) <= (bins[node] ?? 0) ? tree.left[node] : tree.right[node]) ?? 0;
  }
  return tree.value[node] ?? 0;
}

/** The sum of all trees for one row: log odds. */
export function scoreRow(trees: readonly Tree[], values: Float32Array, offset: number): number {
  let score = 0;
  for (const tree of trees) {
    let node = 0;
    for (let feature = tree.feature[node] ?? -1; feature >= 0; feature = tree.feature[node] ?? -1) {
      node = ((values[offset + feature] ?? 0) < (tree.threshold[node] ?? 0) ? tree.left[node] : tree.right[node]) ?? 0;
    }
    score += tree.value[node] ?? 0;
  }
  return score;
}

/** A small linear congruential generator: the same numbers for the same seed everywhere. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
