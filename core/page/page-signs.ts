import type { PageSigns } from './page-type.ts';
import type { TextBlock } from './text-blocks/text-block.ts';
import { wordsOf } from './text-blocks/words.ts';

const PRICE = /(?:[$€£¥￥₹]|US\$|USD|EUR|GBP|RMB|CNY)\s?\d[\d.,]*|\d[\d.,]*\s?(?:€|zł|kr|元|USD|EUR)/;

/** What the rules for page types look at, from the page's blocks and from what the page says about itself. */
export function pageSigns(blocks: readonly TextBlock[], said: Pick<PageSigns, 'url' | 'ogType' | 'items' | 'hasDate' | 'hasAuthor'>): PageSigns {
  const linked = blocks.reduce((sum, block) => sum + block.linkedLength, 0);
  const letters = blocks.reduce((sum, block) => sum + block.text.length, 0);
  const counts = blocks.map((block) => wordsOf(block.text).length);
  const long = (count: number, index: number): boolean => count > 20 && blocks[index]?.kind === 'paragraph';
  return {
    ...said,
    prices: blocks.filter((block) => block.text.length < 60 && PRICE.test(block.text)).length,
    words: counts.reduce((sum, count) => sum + count, 0),
    linkedShare: letters === 0 ? 0 : linked / letters,
    paragraphWords: counts.filter(long).reduce((sum, count) => sum + count, 0),
    codeBlocks: blocks.filter((block) => block.kind === 'preformatted').length,
  };
}
