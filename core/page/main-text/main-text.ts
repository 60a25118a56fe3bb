import type { PageType } from '../../clip/clip.ts';
import { textBlocks } from '../text-blocks/text-blocks.ts';
import type { TextBlock } from '../text-blocks/text-block.ts';
import type { ArticleReading } from './article-readers.ts';

/** The blocks that are main content, in page order. */
export function mainBlocks(blocks: readonly TextBlock[], pageType: PageType, readings: { readability: ArticleReading; defuddle: ArticleReading }): TextBlock[] {
  const kept = [readings.readability, readings.defuddle].map((reading) => wordsIn(reading));
  const [byReadability, byDefuddle] = kept;
  const voted = (votes: ReadonlySet<string> | undefined, block: TextBlock): boolean => votes?.has(key(block.text)) === true;
  const wide = pageType === 'collection' || pageType === 'listing' || pageType === 'service' || pageType === 'product' || pageType === 'forum';
  return blocks.filter((block) => {
    if (block.kind === 'control') return false;
    const first = voted(byReadability, block);
    const second = voted(byDefuddle, block);
    return wide ? first || second : pageType === 'documentation' ? second : first;
  });
}

function wordsIn(reading: ArticleReading): ReadonlySet<string> {
  return new Set(reading === null ? [] : textBlocks(reading, '').map((block) => key(block.text)));
}

function key(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
