import type { PageType } from '../clip/clip.ts';
import type { SchemaItem } from './structured-data/schema-items.ts';

/** What the rules for page types look at; shares are 0..1. */
export interface PageSigns {
  readonly url: string;
  readonly ogType: string | null;
  readonly items: readonly SchemaItem[];
  readonly hasDate: boolean;
  readonly hasAuthor: boolean;
  readonly prices: number;
  readonly words: number;
  readonly linkedShare: number;
  readonly paragraphWords: number;
  readonly codeBlocks: number;
}

export interface PageTypeGuess {
  readonly pageType: PageType;
  readonly confidence: number;
  /** How the signs divide over all types; sums to 1. */
  readonly shares: Readonly<Record<PageType, number>>;
}

/** The type that most signs speak for. Every sign adds points; the winner's lead gives the confidence. */
export function guessPageType(signs: PageSigns): PageTypeGuess {
  const points: Record<PageType, number> = { article: 1, product: 0, collection: 0, listing: 0, service: 1, forum: 0, documentation: 0 };
  const typed = (pattern: RegExp): boolean => signs.items.some((item) => item.types.some((type) => pattern.test(type)));
  const { path, host } = partsOf(signs.url);
  const products = signs.items.filter((item) => item.types.includes('Product')).length;
  if (products === 1 || (products > 0 && /product/i.test(signs.ogType ?? ''))) points.product += 3;
  if (products > 4) points.collection += 2;
  if (/product/i.test(signs.ogType ?? '')) points.product += 3;
  if (/article|blog/i.test(signs.ogType ?? '')) points.article += 2;
  if (typed(/^(?:NewsArticle|BlogPosting|ReportageNewsArticle)$/)) points.article += 3;
  if (typed(/^(?:Article)$/)) points.article += 1.5;
  if (typed(/^TechArticle$|APIReference/)) points.documentation += 3;
  if (typed(/DiscussionForumPosting|QAPage|Question$/) && !typed(/FAQPage/)) points.forum += 5;
  if (typed(/CollectionPage|ItemList|OfferCatalog/)) { points.collection += 1; points.listing += 1; }
  if (typed(/^Service$|ProfessionalService|LocalBusiness/)) points.service += 1.5;
  if (/\/(?:products?|item|dp|p|sku|goods)\/[^/]{3,}/.test(path)) points.product += 2.5;
  if (/\/(?:collections?|category|categories|c|shop|store|cat|product-category|browse|parts|deals)(?:\/|$)/.test(path)) points.collection += 2.5;
  if (/\/(?:threads?|topics?|t|forums?|questions?|r|discussions?|viewtopic|showthread|comments|community|faq)(?:\/|$|\.php)/.test(path) || /forum|community|discuss|bbs|answers|tieba|zhidao/.test(host)) points.forum += 3.5;
  if (/\/(?:docs?|documentation|reference|manual|api|guide|tutorials?|learn)(?:\/|$)/.test(path) || /^(?:docs?|developer|developers|api|learn|wiki)\./.test(host)) points.documentation += 3.5;
  if (/\/(?:blog|news|article|articles|story|stories|post|posts)\/|\/20\d\d\/\d\d|\/a\/\d/.test(path)) points.article += 2.5;
  if (/\/(?:services?|solutions?|pricing|plans?|features?|platform|consulting)(?:\/|$|\.|-)/.test(path)) points.service += 3;
  if (/\/(?:list|lists|search|directory|jobs|events|archive|tag|tags|wiki\/list_)/i.test(path)) points.listing += 2.5;
  if (path === '/' || path === '') { points.service += 1; points.listing += 1; points.article -= 1; }
  if (signs.prices >= 8) { points.collection += 2; points.article -= 1; } else if (signs.prices >= 1) points.product += 1;
  if (signs.hasDate && signs.hasAuthor) points.article += 1.5;
  if (signs.paragraphWords > 600) points.article += 1;
  if (signs.paragraphWords < 120) { points.collection += 1; points.listing += 1; points.article -= 1; }
  if (signs.linkedShare > 0.5) { points.listing += 1; points.collection += 1; }
  if (signs.codeBlocks >= 2) points.documentation += 2;
  const ranked = Object.entries(points).sort(([, a], [, b]) => b - a);
  const pageType = PAGE_TYPE_NAMES.find((type) => type === ranked[0]?.[0]) ?? 'article';
  const lead = (ranked[0]?.[1] ?? 0) - (ranked[1]?.[1] ?? 0);
  return { pageType, confidence: Math.round((1 - 0.6 * Math.exp(-lead / 2)) * 100) / 100, shares: sharesOf(points) };
}

function sharesOf(points: Readonly<Record<PageType, number>>): Record<PageType, number> {
  const shares = { ...points };
  const total = PAGE_TYPE_NAMES.reduce((sum, type) => sum + Math.exp(points[type]), 0);
  for (const type of PAGE_TYPE_NAMES) shares[type] = Math.exp(points[type]) / total;
  return shares;
}

const PAGE_TYPE_NAMES: readonly PageType[] = ['article', 'product', 'collection', 'listing', 'service', 'forum', 'documentation'];

function partsOf(url: string): { path: string; host: string } {
  try {
    const parsed = new URL(url);
    return { path: parsed.pathname.toLowerCase(), host: parsed.hostname.toLowerCase() };
  } catch {
    return { path: '', host: '' };
  }
}
