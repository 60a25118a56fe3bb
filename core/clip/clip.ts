import * as z from 'zod';

/**
 * The clip record: what was on a page at one moment, as typed content with its evidence.
 * Additive by design: readers keep fields they do not know (`looseObject`).
 */

export const PAGE_TYPES = [
  'article',
  'product',
  'collection',
  'listing',
  'service',
  'forum',
  'documentation',
] as const;
export const pageTypeSchema = z.enum(PAGE_TYPES);
export type PageType = z.infer<typeof pageTypeSchema>;

/** An exact decimal as text (`1299.00`, `-0.5`): amounts are never floats. */
export const decimalSchema = z.string().check(z.regex(/^-?\d+(\.\d+)?$/));

/** Money as read: amount exact, currency as ISO 4217 where known, symbol as written on the page. */
export const moneySchema = z.looseObject({
  amount: decimalSchema,
  currency: z.nullable(z.string()),
  symbol: z.nullable(z.string()),
});
export type Money = z.infer<typeof moneySchema>;

/** Finds a passage again (W3C Web Annotation TextQuoteSelector): the words and what stands around them. */
export const quoteSchema = z.looseObject({
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  /** The page of a PDF on which it stands, from 1. */
  page: z.optional(z.number()),
});
export type Quote = z.infer<typeof quoteSchema>;

/** Where a product's facts were read: structured data first, then what the page shows. */
export const productSourceSchema = z.enum(['json-ld', 'microdata', 'rdfa', 'meta', 'dom']);

/** One of the ways in which a product is had. A price of null: as the product's. */
export const productVariantSchema = z.looseObject({
  name: z.string(),
  sku: z.nullable(z.string()),
  price: z.nullable(moneySchema),
  availability: z.nullable(z.string()),
});
export type ProductVariant = z.infer<typeof productVariantSchema>;

/** A price that disagrees with a product's, and who states it. */
export const otherPriceSchema = z.looseObject({
  price: moneySchema,
  source: productSourceSchema,
  quote: z.nullable(quoteSchema),
});
export type OtherPrice = z.infer<typeof otherPriceSchema>;

export const productSchema = z.looseObject({
  name: z.string(),
  brand: z.nullable(z.string()),
  sku: z.nullable(z.string()),
  price: z.nullable(moneySchema),
  oldPrice: z.nullable(moneySchema),
  /** As schema.org says it, in kebab-case: in-stock, out-of-stock, pre-order, back-order, discontinued. */
  availability: z.nullable(z.string()),
  /** On the page's own scale; `ratingBest` is the top of that scale. */
  rating: z.nullable(z.number()),
  ratingBest: z.nullable(z.number()),
  ratingCount: z.nullable(z.number()),
  url: z.nullable(z.string()),
  image: z.nullable(z.string()),
  specifications: z.array(z.looseObject({ name: z.string(), value: z.string() })),
  source: productSourceSchema,
  /** Where the page shows the price: the words that prove it, or null when only structured data has it. */
  quote: z.nullable(quoteSchema),
  gtin: z.optional(z.string()),
  mpn: z.optional(z.string()),
  /** What it is had in (size, colour, pack), as far as the page tells. */
  variants: z.optional(z.array(productVariantSchema)),
  /** Prices that other parts of the page state for it; `price` is what the page shows to people, where it shows one. */
  otherPrices: z.optional(z.array(otherPriceSchema)),
});
export type Product = z.infer<typeof productSchema>;

/** One item of a repeated list on a page (a card of a category page, a search hit, a plan). */
export const pageRecordSchema = z.looseObject({
  name: z.string(),
  /** Of a range the lower end. */
  price: z.nullable(moneySchema),
  /** The upper end of a price that is shown as a range. */
  priceTo: z.optional(moneySchema),
  /** The price is where prices begin: `from $29`, `29元起`. */
  priceFrom: z.optional(z.boolean()),
  oldPrice: z.nullable(moneySchema),
  rating: z.nullable(z.number()),
  /** How many rated or reviewed it. */
  count: z.nullable(z.number()),
  url: z.nullable(z.string()),
  image: z.nullable(z.string()),
  badge: z.nullable(z.string()),
});
export type PageRecord = z.infer<typeof pageRecordSchema>;

/** A column of a table: the path of names over it, and what its cells hold. */
export const tableColumnSchema = z.looseObject({
  /** Header cells from the top, joined with ` / `; empty where nothing names the column. */
  name: z.string(),
  type: z.enum(['number', 'money', 'percent', 'date', 'text', 'boolean', 'link']),
  /** ISO 4217 for money, `%`, or a unit as written; null where none is known. */
  unit: z.nullable(z.string()),
  /** What a bare number in the column is multiplied with to be in `unit`: 10000 under 万元. A power of ten. */
  multiplier: z.number(),
});
export type TableColumn = z.infer<typeof tableColumnSchema>;

/** What a plan's price pays for. */
export const planPeriodSchema = z.enum(['hour', 'day', 'week', 'month', 'year']);
export type PlanPeriod = z.infer<typeof planPeriodSchema>;

/** One of the plans that a page of prices offers. */
export const planSchema = z.looseObject({
  name: z.string(),
  /** 0 for free; null where it is had by asking. */
  price: z.nullable(moneySchema),
  oldPrice: z.nullable(moneySchema),
  period: z.nullable(planPeriodSchema),
  /** What the price is counted by, as written: `user`, `seat`; null for the plan as a whole. */
  per: z.nullable(z.string()),
  features: z.array(z.string()),
  /** What it costs when paid for another period. */
  otherPrices: z.optional(z.array(z.looseObject({ price: moneySchema, period: z.nullable(planPeriodSchema) }))),
});
export type Plan = z.infer<typeof planSchema>;

/** How a list goes on beyond the page that was clipped; a part that the page does not tell is null. */
export const pagingSchema = z.looseObject({
  page: z.nullable(z.number()),
  pages: z.nullable(z.number()),
  /** Address of the next page. */
  next: z.nullable(z.string()),
  /** Items of the whole list. */
  total: z.nullable(z.number()),
  /** There are more items than the page showed. */
  hasMore: z.boolean(),
});
export type Paging = z.infer<typeof pagingSchema>;

/** A table as a rectangular grid: spans are resolved, so every row has the same number of cells. */
export const pageTableSchema = z.looseObject({
  caption: z.nullable(z.string()),
  headerRows: z.number(),
  headerColumns: z.number(),
  /** Lines of a cell are parted by line breaks; `marks` are the footnotes it refers to, which are not in `text`. */
  rows: z.array(z.array(z.looseObject({ text: z.string(), href: z.nullable(z.string()), marks: z.optional(z.array(z.string())) }))),
  /** One for each column. Empty in clips made before columns were read. */
  columns: z._default(z.array(tableColumnSchema), []),
  /** The rows below the header that are not data, by zero-based index into `rows`. */
  rowKinds: z._default(z.array(z.looseObject({ row: z.number(), kind: z.enum(['section', 'total', 'header', 'note']) })), []),
  footnotes: z._default(z.array(z.looseObject({ mark: z.nullable(z.string()), text: z.string() })), []),
  /** The page of a PDF on which it begins, from 1. */
  page: z.optional(z.number()),
});
export type PageTable = z.infer<typeof pageTableSchema>;

/** When a figure was true: a year, month, day or span, as exact as said, and where that was said. */
export const figureTimeSchema = z.looseObject({
  /** ISO 8601: `2025`, `2025-07`, `2025-07-31`. */
  from: z.string(),
  /** The last year, month or day of a span, else null. */
  to: z.nullable(z.string()),
  /** The words that say it (`2025年上半年`); the date itself where it is the page's. */
  text: z.string(),
  by: z.enum(['sentence', 'earlier-sentence', 'title', 'published']),
});
export type FigureTime = z.infer<typeof figureTimeSchema>;

/**
 * A sentence that carries a number worth keeping. `value` is an exact decimal in `unit` (ISO 4217, `%`, `pp`, a measure
 * word), of a range the lower end. Fields that clips of before lack are null in them.
 */
export const figureSchema = z.looseObject({
  text: z.string(),
  value: decimalSchema,
  upper: z._default(z.nullable(decimalSchema), null),
  unit: z.string(),
  /** `about`, `at-least`, `more-than` ...; null for an exact number. */
  bound: z._default(z.nullable(z.string()), null),
  /** What is measured, in the page's words: `营收`, `market share`. */
  about: z._default(z.nullable(z.string()), null),
  /** Whose it is, where the sentence names it before the measure. */
  subject: z._default(z.nullable(z.string()), null),
  when: z._default(z.nullable(figureTimeSchema), null),
  /** Which way the measure moved, where the sentence says so. */
  direction: z._default(z.nullable(z.enum(['up', 'down'])), null),
  sentence: z.string(),
  quote: quoteSchema,
});
export type Figure = z.infer<typeof figureSchema>;

/** One contribution of a forum thread or comment section. */
export const postSchema = z.looseObject({
  author: z.nullable(z.string()),
  publishedAt: z.nullable(z.string()),
  /** Lines that quote another post begin with `> `. */
  text: z.string(),
  /** 0 for the thread's own posts, 1 for replies to one of them, and so on. */
  depth: z._default(z.number(), 0),
  /** Place in `posts` of the post that this one stands under; null at depth 0. */
  replyTo: z._default(z.nullable(z.number()), null),
  /** Likes or votes as shown beside the post. */
  score: z._default(z.nullable(z.number()), null),
  /** Marked as the answer by the thread's opener or the forum. */
  accepted: z._default(z.boolean(), false),
});
export type Post = z.infer<typeof postSchema>;

/** What was understood of a page. Pure function of the page: no ids, no clock. */
export const pageContentSchema = z.looseObject({
  pageType: pageTypeSchema,
  /** 0..1; how sure the rules are of `pageType`. */
  pageTypeConfidence: z.number(),
  title: z.string(),
  author: z.nullable(z.string()),
  /** ISO 8601 date or date-time, as exact as the page says. */
  publishedAt: z.nullable(z.string()),
  siteName: z.nullable(z.string()),
  description: z.nullable(z.string()),
  /** BCP 47, or null where the page does not say and the text does not tell. */
  lang: z.nullable(z.string()),
  canonicalUrl: z.nullable(z.string()),
  image: z.nullable(z.string()),
  /** Main content as plain text, headings and paragraphs on their own lines. */
  text: z.string(),
  markdown: z.string(),
  tables: z.array(pageTableSchema),
  products: z.array(productSchema),
  records: z.array(pageRecordSchema),
  /** What a page of prices offers, side by side. */
  plans: z.optional(z.array(planSchema)),
  /** Where `records` are one page of a longer list. */
  paging: z.optional(pagingSchema),
  figures: z.array(figureSchema),
  posts: z.array(postSchema),
  /** How many pages a PDF has; absent where there are no pages to count. */
  pages: z.optional(z.number()),
  /** Codes of what a person should know: `no-main-content`, `truncated`, `frame-skipped:HOST` ... */
  notices: z.array(z.string()),
});
export type PageContent = z.infer<typeof pageContentSchema>;

export const blobRefSchema = z.looseObject({
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  mime: z.string(),
  bytes: z.number(),
});
export type BlobRef = z.infer<typeof blobRefSchema>;

export const clipSchema = z.looseObject({
  schema: z.literal(1),
  id: z.string(),
  url: z.string(),
  /** `url` without tracking parameters, fragment and the like: equal keys mean "the same page". */
  pageKey: z.string(),
  capturedAt: z.iso.datetime(),
  /** `page`: the whole page; `selection`: only what the person had selected. */
  scope: z.enum(['page', 'selection']),
  content: pageContentSchema,
  /** Who decided `content.pageType`. */
  pageTypeBy: z.enum(['rules', 'person']),
  /** sha256 of the canonical JSON of `content`: equal hashes mean equal understanding. */
  contentHash: z.string(),
  /** Sanitised HTML of the page at capture, as a blob; null when it could not be kept. */
  html: z.nullable(blobRefSchema),
  screenshot: z.nullable(blobRefSchema),
  project: z.nullable(z.string()),
  tags: z.array(z.string()),
  note: z.string(),
});
export type Clip = z.infer<typeof clipSchema>;
