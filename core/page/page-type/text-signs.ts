import type { TextBlock } from '../text-blocks/text-block.ts';
import { wordsOf } from '../text-blocks/words.ts';
import { logged, share } from './scale.ts';

const PRICE = /(?:[$€£¥￥₹]|US\$|USD|EUR|GBP|RMB|CNY)\s?\d[\d.,]*|\d[\d.,]*\s?(?:€|zł|kr|元|USD|EUR)/;

/** What short texts of each kind of page say, in English and Chinese; counted by the text. */
const SAYS = {
  sold: /\badd to (?:cart|bag|basket)|\bbuy (?:it )?now\b|加入购物车|立即购买|加购/i,
  engaged: /\b(?:get started|contact us|request a|book a|schedule|free trial|get a quote|free quote|our (?:team|services|clients|customers)|trusted by|testimonials?|why choose|we help|demo)\b|联系我们|免费试用|立即咨询|解决方案|客户案例/i,
  discussed: /\b(?:reply|replies|joined|posted|upvote|thread|posts:|likes?|quote|answered|asked)\b|回复|楼主|发表于|回答|评论/i,
  explained: /\b(?:parameters?|returns?|syntax|example|install|function|class|method|api|command|configuration|default)\b|参数|示例|安装/i,
  listed: /\b(?:results?|showing|sort by|filter|view all|shop all|products)\b|排序|筛选|共\d+/i,
  dated: /(?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b)|\d{4}[-/年]\d{1,2}|\bago\b|(?:分钟|小时|天)前/i,
  specified: /\b(?:sku|specifications?|dimensions?|material|in stock|out of stock|quantity|qty|warranty|shipping|returns?|size guide|model)\b|规格|型号|库存|商品编号|配送/i,
  rated: /\b(?:reviews?|ratings?|out of 5|stars?)\b|评价|评分/i,
  planned: /\b(?:per month|\/mo|\/month|pricing|plans?|billed|annually|free trial|per user)\b|每月|套餐|定价/i,
  filtered: /\b(?:filters?|sort by|refine|price range|clear all|items per page|\d+ (?:items|products|results))\b|筛选|排序|价格区间|默认排序/i,
  paged: /^(?:\d{1,3}|next|previous|prev|›|»|last|load more|show more|下一页|上一页|尾页|加载更多)$/i,
  contents: /\b(?:on this page|table of contents|edit (?:this|on)|source code|contents|previous topic|next topic|release notes|getting started|changelog|version)\b|目录|本页|上一篇|下一篇/i,
  asked: /\?$|？$|\bfaqs?\b|常见问题/i,
  told: /\b(?:min(?:ute)? read|written by|by [A-Z]|share this|related (?:posts|articles|stories)|subscribe|newsletter|updated on|published)\b|作者|来源|责任编辑|编辑[:：]|记者/i,
  reached: /\b(?:call us|phone|e-?mail us|location|opening hours|consultation|book now|appointment|licensed|insured|industries|case stud(?:y|ies)|solutions?)\b|电话|地址|预约|服务/i,
  threaded: /\b(?:replies|views|last post|joined|posts|solved|locked|topic|member|moderator|sign in to|log in to)\b|楼|沙发|版主|帖子|浏览|积分/i,
  looked: /\b(?:see all|browse|categories|popular|latest|newest|top \d+|trending|directory|listings?|events?|jobs?|posts?)\b|全部|分类|最新|热门|排行/i,
} as const satisfies Record<string, RegExp>;

/** Most short texts say nothing of all this, which one look tells. */
const SAYS_ANY = new RegExp(Object.values(SAYS).map(({ source }) => source).join('|'), 'i');

/** Blocks after the main heading that belong to what it names. */
const NEAR = 30;

/** Signs of a page's type in what its blocks say and where. */
export function textSigns(blocks: readonly TextBlock[]): Record<string, number> {
  const counts = blocks.map((block) => wordsOf(block.text).length);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const letters = blocks.reduce((sum, block) => sum + block.text.length, 0);
  const short = blocks.filter((_, index) => (counts[index] ?? 0) <= 12);
  const wordsWhere = (test: (block: TextBlock, count: number) => boolean): number => blocks.reduce((sum, block, index) => sum + (test(block, counts[index] ?? 0) ? (counts[index] ?? 0) : 0), 0);
  const signs: Record<string, number> = {};
  const telling = short.filter((block) => SAYS_ANY.test(block.text));
  for (const [name, words] of Object.entries(SAYS)) signs[name] = logged(telling.filter((block) => words.test(block.text)).length);
  const dated = telling.filter((block) => SAYS.dated.test(block.text));
  const isPrice = (block: TextBlock): boolean => block.text.length < 90 && PRICE.test(block.text);
  const prices = short.filter(isPrice);
  const headings = blocks.filter((block) => block.kind === 'heading');
  const at = blocks.findIndex((block) => block.kind === 'heading' && block.level === 1 && !block.hidden);
  const near = at < 0 ? [] : blocks.slice(at, at + NEAR);
  const isProse = (block: TextBlock, count: number): boolean => count > 20 && block.linkedLength * 2 < block.text.length;
  const main = at < 0 ? '' : (blocks[at]?.text ?? '');
  return {
    ...signs,
    words: logged(total), blocks: logged(blocks.length),
    linked: share(blocks.reduce((sum, block) => sum + block.linkedLength, 0), letters),
    prose: logged(wordsWhere(isProse)), proseShare: share(wordsWhere(isProse), total), longProse: logged(wordsWhere((_, count) => count > 50)),
    proseBlocks: logged(blocks.filter((block, index) => isProse(block, counts[index] ?? 0)).length),
    code: logged(blocks.filter((block) => block.kind === 'preformatted').length),
    inlineCode: logged(blocks.reduce((sum, block) => sum + block.pieces.filter((piece) => piece.style === 'code').length, 0)),
    headings: logged(headings.length), linkedHeadings: share(headings.filter((block) => block.linkedLength * 2 > block.text.length).length, headings.length),
    lowHeadings: logged(headings.filter((block) => block.level >= 3).length), askingHeadings: share(headings.filter((block) => SAYS.asked.test(block.text)).length, headings.length),
    items: share(blocks.filter((block) => block.kind === 'item').length, blocks.length),
    cells: share(blocks.filter((block) => block.kind === 'cell').length, blocks.length),
    controls: share(blocks.filter((block) => block.kind === 'control').length, blocks.length),
    quotes: logged(blocks.filter((block) => block.kind === 'quote').length), hidden: share(wordsWhere((block) => block.hidden), total),
    prices: logged(prices.length), priceShare: share(prices.length, blocks.length), isPriced: Number(prices.length > 0), prices8: Number(prices.length > 8),
    likePrices: logged(mostAlike(prices)), likeDates: logged(mostAlike(dated)),
    likeHeadings: logged(mostAlike(headings.filter((block) => block.level > 1))),
    dated5: Number(dated.length > 5),
    hasMain: Number(at >= 0), mainAt: share(at, blocks.length), mainWords: logged(wordsOf(main).length), mainAsks: Number(SAYS.asked.test(main)), mainCounts: Number(/\d/.test(main)),
    mainTeaches: Number(/^(?:how|why|what|when|the \d+|\d+ |best |top )|如何|怎么|为什么|什么/i.test(main)),
    nearPrices: logged(near.filter(isPrice).length), nearSold: Number(near.some((block) => SAYS.sold.test(block.text))), nearDated: Number(near.slice(0, 10).some((block) => block.text.length < 100 && SAYS.dated.test(block.text))),
    nearProse: share(near.filter((block) => block.text.length > 120).length, near.length), nearLinked: share(near.reduce((sum, block) => sum + block.linkedLength, 0), near.reduce((sum, block) => sum + block.text.length, 0)),
    nearControls: share(near.filter((block) => block.kind === 'control').length, near.length), nearTold: Number(near.slice(0, 8).some((block) => block.text.length < 100 && SAYS.told.test(block.text))),
    nearListed: Number(near.some((block) => SAYS.filtered.test(block.text) && block.text.length < 60)),
  };
}

/** How many of the blocks stand in elements of one build, at most. */
function mostAlike(blocks: readonly TextBlock[]): number {
  const builds = new Map<string, number>();
  let most = 0;
  for (const { element } of blocks) {
    const build = `${element.localName}.${element.getAttribute('class') ?? ''}<${element.parentElement?.localName ?? ''}.${element.parentElement?.getAttribute('class') ?? ''}`.replace(/\d+/g, '#');
    const count = (builds.get(build) ?? 0) + 1;
    builds.set(build, count);
    most = Math.max(most, count);
  }
  return most;
}
