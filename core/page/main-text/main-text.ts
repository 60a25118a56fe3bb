import type { PageParts } from '../read-page.ts';
import type { TextBlock } from '../text-blocks/text-block.ts';
import { readWithDefuddle, readWithReadability } from './article-readers.ts';
import { bestSelection } from './best-selection.ts';
import { blockFeatures } from './block-features.ts';
import { blockProbabilities } from './block-score.ts';
import { keptBy } from './votes.ts';

/**
 * The blocks that are main content, in page order. Every block is judged by what it says, how it stands on the page and what two
 * readers for articles made of it; those are kept that promise the best agreement with the whole content. Cuts the page's copy up.
 */
export function mainBlocks(page: PageParts, url: string): TextBlock[] {
  const defuddle = keptBy(readWithDefuddle(page.copy, url));
  const readability = keptBy(readWithReadability(page.copy));
  const table = blockFeatures(page.blocks, { typeShares: page.type.shares, title: page.metadata.title, readability, defuddle });
  const selected = bestSelection(blockProbabilities(table), table.weights);
  return page.blocks.filter((_, index) => selected[index]);
}
