import type { SchemaItem } from '../structured-data/schema-items.ts';
import type { TextBlock } from '../text-blocks/text-block.ts';
import { wordsOf } from '../text-blocks/words.ts';

const PRICE = /(?:[$€£¥￥₹]|US\$|USD|EUR|GBP|RMB|CNY)\s?\d[\d.,]*|\d[\d.,]*\s?(?:€|zł|kr|元|USD|EUR)/;
const SOLD = /\badd to (?:cart|bag|basket)|\bbuy now\b|加入购物车|立即购买/i;
const ENGAGED = /\b(?:get started|contact us|request a|book a|schedule|free trial|get a quote|free quote|our (?:team|services|clients|customers)|trusted by|testimonials?|why choose|we help|demo)\b|联系我们|免费试用|立即咨询/i;
const DISCUSSED = /\b(?:reply|replies|joined|posted|upvote|thread|posts:|likes?|quote|answered|asked)\b|回复|楼主|发表于|回答|评论/i;
const EXPLAINED = /\b(?:parameters?|returns?|syntax|example|install|function|class|method|api|command|configuration|default)\b|参数|示例|安装/i;
const LISTED = /\b(?:results?|showing|sort by|filter|view all|shop all|products)\b|排序|筛选|共\d+/i;
const DATED = /(?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b)|\d{4}[-/年]\d{1,2}|\bago\b/i;

/** Parts of an address, `path` or `host`, that name what stands there. */
const PATH_WORDS = {
  pathProduct: /\/(?:products?|item|itm|dp|p|sku|goods|pd|app|detail)\/[^/]{2,}|\.p\d|\/prod/,
  pathCollection: /\/(?:collections?|category|categories|c|shop|store|cat|product-category|browse|parts|deals|catalog|bestsellers?|sale|b)(?:\/|$)/,
  pathForum: /\/(?:threads?|topics?|t|forums?|questions?|r|discussions?|viewtopic|showthread|comments|community|d)(?:\/|$|\.php)|\.php$|thread-|topic/,
  pathDocs: /\/(?:docs?|documentation|reference|manual|api|guides?|tutorials?|learn|help|book|library|latest|stable|en\/latest|\d+\.\d+)(?:\/|$)|\.html$/,
  pathArticle: /\/(?:blog|news|article|articles|story|stories|posts?|insights?|resources|advice|magazine)\/.|\/20\d\d\/|\/a\/\d|\/\d{6,}|\d{7,}\.s?html?/,
  pathService: /\/(?:services?|solutions?|pricing|plans?|features?|platform|consulting|products?-?|use-cases|industries|programs?|insurance|courses?)(?:\/|$|\.|-)|-services?\b|-service/,
  pathListing: /\/(?:list|lists|search|directory|jobs|events?|archives?|tags?|newest|trending|topics?|schedule|rankings?|sections?|blog|news)(?:\/|$)|list_of/,
} as const satisfies Record<string, RegExp>;
const HOST_WORDS = {
  hostForum: /forum|community|discuss|bbs|boards?\b|answers|overflow|reddit|tieba|zhidao|quora|exchange/,
  hostDocs: /^(?:docs?|developer|developers|api|wiki|help|learn|support)\.|\.dev$|readthedocs|\.io$/,
  hostShop: /^(?:shop|store|buy)\.|shop|store/,
  hostBlog: /^(?:blog|news|tech)\.|blog|news/,
} as const satisfies Record<string, RegExp>;
const TYPE_WORDS = {
  isArticle: /^(?:NewsArticle|BlogPosting|Article|ReportageNewsArticle|Report)$/,
  isTechnical: /^TechArticle$|APIReference|SoftwareSourceCode/,
  isProduct: /^Product(?:Group)?$/,
  isDiscussion: /DiscussionForumPosting|^QAPage$|^Question$|SocialMediaPosting/,
  isFaq: /FAQPage/,
  isCollection: /CollectionPage|OfferCatalog/,
  isList: /ItemList/,
  isService: /^Service$|ProfessionalService|LocalBusiness|FinancialProduct/,
  isSoftware: /SoftwareApplication|WebApplication|MobileApplication|VideoGame/,
} as const satisfies Record<string, RegExp>;

/** Where a page's signs come from. */
export interface SignSources {
  readonly url: string;
  readonly ogType: string | null;
  readonly items: readonly SchemaItem[];
  readonly hasDate: boolean;
  readonly hasAuthor: boolean;
  readonly blocks: readonly TextBlock[];
}

/** Signs of a page's type by name: shares and flags 0..1, counts as their logarithm over five. */
export function pageSigns(from: SignSources): Readonly<Record<string, number>> {
  const { path, host } = partsOf(from.url);
  const products = from.items.filter((item) => item.types.some((type) => TYPE_WORDS.isProduct.test(type))).length;
  const signs: Record<string, number> = {
    hasDate: Number(from.hasDate), hasAuthor: Number(from.hasAuthor), isOneProduct: Number(products === 1), isManyProducts: Number(products > 3),
    ogProduct: Number(/product/i.test(from.ogType ?? '')), ogArticle: Number(/article|blog/i.test(from.ogType ?? '')), ogWebsite: Number(/website/i.test(from.ogType ?? '')),
    pathNone: Number(path === '/' || path === ''), pathDeep: logged(path.split('/').filter((part) => part !== '').length), pathHyphens: logged((path.split('/').filter((part) => part !== '').at(-1) ?? '').split('-').length),
    pathQuery: Number(from.url.includes('?')),
    ...textSigns(from.blocks),
  };
  for (const [name, words] of Object.entries(PATH_WORDS)) signs[name] = Number(words.test(path));
  for (const [name, words] of Object.entries(HOST_WORDS)) signs[name] = Number(words.test(host));
  for (const [name, words] of Object.entries(TYPE_WORDS)) signs[name] = Number(from.items.some((item) => item.types.some((type) => words.test(type))));
  return signs;
}

function textSigns(blocks: readonly TextBlock[]): Record<string, number> {
  const counts = blocks.map((block) => wordsOf(block.text).length);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const letters = blocks.reduce((sum, block) => sum + block.text.length, 0);
  const short = blocks.filter((_, index) => (counts[index] ?? 0) <= 12);
  const says = (words: RegExp): number => short.filter((block) => words.test(block.text)).length;
  const wordsWhere = (test: (block: TextBlock, count: number) => boolean): number => blocks.reduce((sum, block, index) => sum + (test(block, counts[index] ?? 0) ? (counts[index] ?? 0) : 0), 0);
  const prices = says(PRICE);
  return {
    words: logged(total), blocks: logged(blocks.length),
    linked: share(blocks.reduce((sum, block) => sum + block.linkedLength, 0), letters),
    prose: logged(wordsWhere((block, count) => count > 20 && block.linkedLength * 2 < block.text.length)),
    proseShare: share(wordsWhere((block, count) => count > 20 && block.linkedLength * 2 < block.text.length), total),
    longProse: logged(wordsWhere((_, count) => count > 50)),
    code: logged(blocks.filter((block) => block.kind === 'preformatted').length),
    headings: logged(blocks.filter((block) => block.kind === 'heading').length),
    linkedHeadings: share(blocks.filter((block) => block.kind === 'heading' && block.linkedLength * 2 > block.text.length).length, blocks.filter((block) => block.kind === 'heading').length),
    items: share(blocks.filter((block) => block.kind === 'item').length, blocks.length),
    cells: share(blocks.filter((block) => block.kind === 'cell').length, blocks.length),
    controls: share(blocks.filter((block) => block.kind === 'control').length, blocks.length),
    prices: logged(prices), priceShare: share(prices, blocks.length), isPriced: Number(prices > 0),
    sold: logged(says(SOLD)), engaged: logged(says(ENGAGED)), discussed: logged(says(DISCUSSED)), explained: logged(says(EXPLAINED)), listed: logged(says(LISTED)), dated: logged(says(DATED)),
    dated5: Number(says(DATED) > 5), prices8: Number(prices > 8),
  };
}

function logged(count: number): number {
  return Math.log1p(count) / 5;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function partsOf(url: string): { path: string; host: string } {
  try {
    const parsed = new URL(url);
    return { path: parsed.pathname.toLowerCase(), host: parsed.hostname.toLowerCase().replace(/^www\./, '') };
  } catch {
    return { path: '', host: '' };
  }
}
