import { BLOCK_TREES } from './block-model.ts';
import type { FeatureTable } from './block-features.ts';

/**
 * A decision tree written out from its root, an inner node as `[feature, threshold]` followed by its branch for values below the
 * threshold and then its branch for the others, a leaf as `[-1, log odds]`.
 */
export type WrittenTree = readonly number[];

/** The probability that each block is main content: the trees' votes, summed as log odds. */
export function blockProbabilities(table: FeatureTable, trees: readonly WrittenTree[] = BLOCK_TREES): Float64Array {
  const forest = forestOf(trees);
  const rows = table.weights.length;
  const odds = new Float64Array(rows);
  for (const root of forest.roots) {
    for (let row = 0; row < rows; row += 1) odds[row] = (odds[row] ?? 0) + valueOf(forest, root, table.values, row * table.columns);
  }
  return odds.map((sum) => 1 / (1 + Math.exp(-sum)));
}

/** All trees in one row of nodes, node by node: what it tests, against what, and where values that are not below go on. */
interface Forest {
  readonly roots: readonly number[];
  readonly feature: Int16Array;
  readonly number: Float64Array;
  readonly second: Int32Array;
}

let readForest: { readonly trees: readonly WrittenTree[]; readonly forest: Forest } | null = null;

function forestOf(trees: readonly WrittenTree[]): Forest {
  if (readForest?.trees !== trees) readForest = { trees, forest: withBranches(trees) };
  return readForest.forest;
}

function withBranches(trees: readonly WrittenTree[]): Forest {
  const nodes = trees.reduce((sum, tree) => sum + tree.length / 2, 0);
  const roots: number[] = [];
  const forest = { roots, feature: new Int16Array(nodes), number: new Float64Array(nodes), second: new Int32Array(nodes) };
  let next = 0;
  for (const tree of trees) {
    const root = next;
    const endOf = (node: number): number => {
      forest.feature[node] = tree[(node - root) * 2] ?? -1;
      forest.number[node] = tree[(node - root) * 2 + 1] ?? 0;
      if ((forest.feature[node] ?? -1) < 0) return node + 1;
      const other = endOf(node + 1);
      forest.second[node] = other;
      return endOf(other);
    };
    roots.push(root);
    next = endOf(root);
  }
  return forest;
}

function valueOf({ feature, number, second }: Forest, root: number, values: Float32Array, offset: number): number {
  let node = root;
  for (let tested = feature[node] ?? -1; tested >= 0; tested = feature[node] ?? -1) {
    node = (values[offset + tested] ?? 0) < (number[node] ?? 0) ? node + 1 : (second[node] ?? 0);
  }
  return number[node] ?? 0;
}
