import type { PageParts } from '../read-page.ts';
import type { TextBlock } from '../text-blocks/text-block.ts';
import { bestSelection } from './best-selection.ts';
import { blockFeatures } from './block-features.ts';
import { blockProbabilities } from './block-score.ts';

/**
 * The blocks that are main content, in page order. Every block is judged by what it says and how it stands on the page; those are
 * kept that promise the best agreement with the whole content.
 */
export function mainBlocks(page: PageParts): TextBlock[] {
  const table = blockFeatures(page.blocks, { typeShares: page.type.shares, title: page.metadata.title, posts: page.posts });
  const selected = bestSelection(blockProbabilities(table), table.weights);
  return page.blocks.filter((_, index) => selected[index]);
}
