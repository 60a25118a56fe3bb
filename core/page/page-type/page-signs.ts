import type { ElementIndex } from '../dom/element-index.ts';
import { metaContent, type MetaTags } from '../metadata/meta-tags.ts';
import type { Metadata } from '../metadata/metadata.ts';
import type { SchemaItem } from '../structured-data/schema-items.ts';
import type { TextBlock } from '../text-blocks/text-block.ts';
import { markupSigns } from './markup-signs.ts';
import { logged } from './scale.ts';
import { textSigns } from './text-signs.ts';

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

/** What of a page taken apart its signs come from. */
export interface SignSources {
  readonly meta: MetaTags;
  readonly items: readonly SchemaItem[];
  readonly blocks: readonly TextBlock[];
  readonly body: Element;
  /** Of the body. */
  readonly index: ElementIndex;
  readonly metadata: Pick<Metadata, 'author' | 'publishedAt'>;
}

/** Signs of a page's type by name, in its address, its metadata, its words and its build: shares and flags 0..1, counts as their logarithm over five. */
export function pageSigns(url: string, { meta, items, blocks, body, index, metadata }: SignSources): Readonly<Record<string, number>> {
  const { path, host } = partsOf(url);
  const products = items.filter((item) => item.types.some((type) => TYPE_WORDS.isProduct.test(type))).length;
  const ogType = metaContent(meta, ['og:type']) ?? '';
  const signs: Record<string, number> = {
    hasDate: Number(metadata.publishedAt !== null), hasAuthor: Number(metadata.author !== null), isOneProduct: Number(products === 1), isManyProducts: Number(products > 3),
    ogProduct: Number(/product/i.test(ogType)), ogArticle: Number(/article|blog/i.test(ogType)), ogWebsite: Number(/website/i.test(ogType)),
    pathNone: Number(path === '/' || path === ''), pathDeep: logged(path.split('/').filter((part) => part !== '').length), pathHyphens: logged((path.split('/').filter((part) => part !== '').at(-1) ?? '').split('-').length),
    pathQuery: Number(url.includes('?')),
    ...textSigns(blocks), ...markupSigns(body, index, metaContent(meta, ['generator']) ?? ''),
  };
  for (const [name, words] of Object.entries(PATH_WORDS)) signs[name] = Number(words.test(path));
  for (const [name, words] of Object.entries(HOST_WORDS)) signs[name] = Number(words.test(host));
  for (const [name, words] of Object.entries(TYPE_WORDS)) signs[name] = Number(items.some((item) => item.types.some((type) => words.test(type))));
  return signs;
}

function partsOf(url: string): { path: string; host: string } {
  try {
    const parsed = new URL(url);
    return { path: parsed.pathname.toLowerCase(), host: parsed.hostname.toLowerCase().replace(/^www\./, '') };
  } catch {
    return { path: '', host: '' };
  }
}
