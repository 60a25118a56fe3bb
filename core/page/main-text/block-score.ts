import { BLOCK_TREES } from './block-model.ts';
import type { FeatureTable } from './block-features.ts';

/**
 * A decision tree written out from its root, an inner node as `[feature, threshold]` followed by its branch for values below the
 * threshold and then its branch for the others, a leaf as `[-1, log odds]`.
 */
export type WrittenTree = readonly number[];

/** The probability that each block is main content: the trees' votes, summed as log odds. */
export function blockProbabilities(table: FeatureTable, trees: readonly WrittenTree[] = BLOCK_TREES): Float64Array {
  const forest = trees.map(withBranches);
  const rows = table.weights.length;
  const probabilities = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let odds = 0;
    for (const tree of forest) odds += valueOf(tree, table.values, row * table.columns);
    probabilities[row] = 1 / (1 + Math.exp(-odds));
  }
  return probabilities;
}

interface ReadTree {
  readonly written: WrittenTree;
  /** For the node written at a place, the place where its second branch is written. */
  readonly second: Int32Array;
}

function withBranches(written: WrittenTree): ReadTree {
  const second = new Int32Array(written.length);
  const endOf = (place: number): number => {
    if ((written[place] ?? -1) < 0) return place + 2;
    const other = endOf(place + 2);
    second[place] = other;
    return endOf(other);
  };
  endOf(0);
  return { written, second };
}

function valueOf(tree: ReadTree, values: Float32Array, offset: number): number {
  let place = 0;
  for (let feature = tree.written[0] ?? -1; feature >= 0; feature = tree.written[place] ?? -1) {
    const below = (values[offset + feature] ?? 0) < (tree.written[place + 1] ?? 0);
    place = below ? place + 2 : (tree.second[place] ?? 0);
  }
  return tree.written[place + 1] ?? 0;
}
