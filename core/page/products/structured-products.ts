import type { Money, Product, ProductVariant } from '../../clip/clip.ts';
import { absoluteUrl } from '../dom/nodes.ts';
import { metaContent, type MetaTags } from '../metadata/meta-tags.ts';
import { availabilityOf } from './availability.ts';
import { plainText } from './plain-text.ts';
import { exactDecimal } from './written-amount.ts';
import { isRecord, listOf, numberOf, textOf, type JsonRecord } from '../structured-data/json.ts';
import type { SchemaItem } from '../structured-data/schema-items.ts';

const PRODUCT_TYPES = new Set([
  'Product', 'ProductGroup', 'ProductModel', 'IndividualProduct', 'SomeProducts', 'Vehicle', 'Car', 'SoftwareApplication', 'MobileApplication',
  'WebApplication', 'VideoGame', 'Book',
]);
const MAX_PRODUCTS = 500;

/** The products that a page states in JSON-LD, microdata, RDFa or meta tags, each syntax kept: disagreements are for the reader to see. */
export function structuredProducts(items: readonly SchemaItem[], meta: MetaTags, url: string): Product[] {
  const products: Product[] = [];
  const parts = partsOfOthers(items);
  for (const item of items) {
    if (products.length >= MAX_PRODUCTS) break;
    if (parts.has(item.properties) || !item.types.some((type) => PRODUCT_TYPES.has(type))) continue;
    const product = productOf(item, url);
    if (product !== null) products.push(product);
  }
  const fromMeta = productOfMeta(meta, url);
  if (fromMeta !== null) products.push(fromMeta);
  return withoutRepeats(products);
}

function productOf(item: SchemaItem, url: string): Product | null {
  const read = item.properties;
  const name = plainText(textOf(read['name']));
  const offer = firstOffer(read);
  const isSoftware = !item.types.some((type) => type.startsWith('Product') || type === 'IndividualProduct');
  if (name === null || (isSoftware && offer === null)) return null;
  const rating = listOf(read['aggregateRating']).find(isRecord);
  return {
    name,
    brand: plainText(textOf(read['brand'] ?? read['manufacturer'])),
    sku: textOf(read['sku'] ?? read['productID'] ?? read['mpn']),
    price: offer === null ? null : moneyOf(offer),
    oldPrice: offer === null ? null : listPriceOf(offer),
    availability: offer === null ? null : availabilityOf(textOf(offer['availability'])),
    rating: numberOf(rating?.['ratingValue']),
    ratingBest: rating === undefined ? null : (numberOf(rating['bestRating']) ?? 5),
    ratingCount: numberOf(rating?.['ratingCount']) ?? numberOf(rating?.['reviewCount']),
    url: absoluteUrl(textOf(read['url']), url),
    image: absoluteUrl(textOf(read['image']), url),
    specifications: listOf(read['additionalProperty']).filter(isRecord).flatMap((property) => {
      const label = textOf(property['name']);
      const value = textOf(property['value']);
      return label === null || value === null ? [] : [{ name: label, value }];
    }),
    source: item.syntax,
    quote: null,
    ...codesOf(read),
    ...variantsOf(read, name),
  };
}

/** What products hold that is not a product of its own: their variants, and others that they are compared with. */
function partsOfOthers(items: readonly SchemaItem[]): ReadonlySet<JsonRecord> {
  return new Set(items.flatMap(({ properties }) => HELD.flatMap((name) => listOf(properties[name]).filter(isRecord))));
}

const HELD = ['hasVariant', 'isVariantOf', 'isRelatedTo', 'isSimilarTo', 'isAccessoryOrSparePartFor', 'isConsumableFor', 'itemOffered', 'itemReviewed', 'model', 'includesObject'] as const;

/** GTIN and maker's number, where they are stated. */
function codesOf(read: JsonRecord): { gtin?: string; mpn?: string } {
  const gtin = textOf(read['gtin'] ?? read['gtin13'] ?? read['gtin14'] ?? read['gtin12'] ?? read['gtin8'] ?? read['isbn'])?.replace(/[\s-]/g, '');
  const mpn = textOf(read['mpn']);
  return { ...(gtin !== undefined && /^\d{8,14}$/.test(gtin) ? { gtin } : {}), ...(mpn === null ? {} : { mpn }) };
}

const MAX_VARIANTS = 200;

/** The variants of a group, or those that its offers are for; none where there is but one. */
function variantsOf(read: JsonRecord, name: string): { variants?: ProductVariant[] } {
  const grouped = listOf(read['hasVariant']).filter(isRecord).flatMap((variant) => variantOf(variant, listOf(variant['offers']).find(isRecord) ?? {}, name));
  const offers = listOf(read['offers']).filter(isRecord).flatMap((offer) => [offer, ...listOf(offer['offers']).filter(isRecord)]);
  const offered = offers.flatMap((offer) => variantOf({ ...listOf(offer['itemOffered']).find(isRecord), ...offer }, offer, name));
  const variants = (grouped.length > 0 ? grouped : offered).slice(0, MAX_VARIANTS);
  const distinct = [...new Map(variants.map((variant) => [`${variant.name}\u0000${variant.sku ?? ''}`, variant])).values()];
  return distinct.length > 1 ? { variants: distinct } : {};
}

function variantOf(read: JsonRecord, offer: JsonRecord, product: string): ProductVariant[] {
  const own = plainText(textOf(read['name']));
  const options = ['color', 'size', 'material', 'pattern'].flatMap((option) => textOf(read[option]) ?? []);
  const sku = textOf(read['sku'] ?? read['mpn']);
  const rest = own === null || !own.startsWith(product) ? own : own.slice(product.length).replace(/^[\s\-–—:,|/(]+|\)$/g, '');
  const named = rest !== null && rest !== '' ? rest : options.length > 0 ? options.join(', ') : sku;
  return named === null ? [] : [{ name: named, sku, price: moneyOf(offer), availability: availabilityOf(textOf(offer['availability'])) }];
}

/** The offer to quote: of the product itself, else of its first variant that has one. */
function firstOffer(read: JsonRecord): JsonRecord | null {
  const own = listOf(read['offers']).filter(isRecord).flatMap((offer) => [offer, ...listOf(offer['offers']).filter(isRecord)]);
  const priced = own.find((offer) => moneyOf(offer) !== null);
  if (priced !== undefined) return priced;
  for (const variant of listOf(read['hasVariant']).filter(isRecord)) {
    const offer = listOf(variant['offers']).filter(isRecord).find((candidate) => moneyOf(candidate) !== null);
    if (offer !== undefined) return offer;
  }
  return own[0] ?? null;
}

function moneyOf(offer: JsonRecord): Money | null {
  const specifications = listOf(offer['priceSpecification']).filter(isRecord);
  const current = specifications.find((specification) => !isListPrice(specification));
  const written = textOf(offer['price']) ?? textOf(offer['lowPrice']) ?? textOf(current?.['price']);
  return money(written, textOf(offer['priceCurrency']) ?? textOf(current?.['priceCurrency']));
}

function listPriceOf(offer: JsonRecord): Money | null {
  const list = listOf(offer['priceSpecification']).filter(isRecord).find(isListPrice);
  return list === undefined ? null : money(textOf(list['price']), textOf(list['priceCurrency']) ?? textOf(offer['priceCurrency']));
}

function isListPrice(specification: JsonRecord): boolean {
  return /ListPrice|StrikethroughPrice|MSRP|SRP/i.test(textOf(specification['priceType']) ?? '');
}

function money(written: string | null, currency: string | null): Money | null {
  const amount = written === null ? null : exactDecimal(written);
  if (amount === null) return null;
  const code = currency?.toUpperCase() ?? '';
  return { amount, currency: /^[A-Z]{3}$/.test(code) ? code : null, symbol: null };
}

function productOfMeta(meta: MetaTags, url: string): Product | null {
  const price = money(
    metaContent(meta, ['product:price:amount', 'og:price:amount', 'product:sale_price:amount', 'twitter:data1']),
    metaContent(meta, ['product:price:currency', 'og:price:currency', 'product:sale_price:currency']),
  );
  const isProduct = /product/i.test(metaContent(meta, ['og:type']) ?? '') || typeof price?.currency === 'string';
  const name = plainText(metaContent(meta, ['og:title', 'twitter:title']));
  if (!isProduct || name === null || price === null) return null;
  return {
    name,
    brand: metaContent(meta, ['product:brand', 'og:brand']),
    sku: metaContent(meta, ['product:retailer_item_id', 'product:sku', 'product:mfr_part_no']),
    price: price.currency === null && metaContent(meta, ['product:price:amount', 'og:price:amount']) === null ? null : price,
    oldPrice: money(metaContent(meta, ['product:original_price:amount']), metaContent(meta, ['product:original_price:currency', 'product:price:currency'])),
    availability: availabilityOf(metaContent(meta, ['product:availability', 'og:availability'])),
    rating: null,
    ratingBest: null,
    ratingCount: null,
    url: absoluteUrl(metaContent(meta, ['og:url']), url),
    image: absoluteUrl(metaContent(meta, ['og:image']), url),
    specifications: [],
    source: 'meta',
    quote: null,
  };
}

/** The same statement made twice in one syntax counts once. */
function withoutRepeats(products: readonly Product[]): Product[] {
  const seen = new Set<string>();
  return products.filter((product) => {
    const key = [product.source, product.name, product.price?.amount, product.price?.currency, product.sku, product.url].join('\u0000');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
