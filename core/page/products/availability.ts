/** How data and pages write it, without spaces and marks, and schema.org's name for it in kebab-case. */
const WRITTEN: Readonly<Record<string, string>> = {
  instock: 'in-stock', available: 'in-stock', onlineonly: 'in-stock', limitedavailability: 'in-stock', lowstock: 'in-stock', yes: 'in-stock',
  instoreonly: 'in-store-only', outofstock: 'out-of-stock', outstock: 'out-of-stock', oos: 'out-of-stock', soldout: 'out-of-stock', unavailable: 'out-of-stock', no: 'out-of-stock',
  preorder: 'pre-order', presale: 'pre-order', backorder: 'back-order', madetoorder: 'made-to-order', discontinued: 'discontinued', reserved: 'reserved', pending: 'pre-order',
};
const SHOWN: readonly (readonly [RegExp, string])[] = [
  [/^(?:currently )?(?:out of stock|sold out|unavailable|no longer available|temporarily out of stock)|^(?:已?售罄|缺货|无货|暂时缺货|rupture de stock|ausverkauft|agotado)/i, 'out-of-stock'],
  [/^pre-?order\b|^预售|^预订/i, 'pre-order'],
  [/^back-?order/i, 'back-order'],
  [/^discontinued\b|^已下架|^停产/i, 'discontinued'],
  [/^(?:(?:\d+|only \d+(?: left)?) )?in stock\b|^(?:available now|ready to ship|add to (?:cart|basket|bag)|buy now|en stock|auf lager|en existencia)|^(?:有货|现货|加入购物车|立即购买)/i, 'in-stock'],
];

/** `https://schema.org/InStock`, `instock` or `In stock` as `in-stock`; other words as they are, in kebab-case. */
export function availabilityOf(written: string | null): string | null {
  const bare = (written ?? '').replace(/^.*[/#]/, '').trim();
  if (bare === '') return null;
  const key = bare.toLowerCase().replace(/[\s_-]+/g, '');
  return Object.hasOwn(WRITTEN, key) ? (WRITTEN[key] ?? null) : bare.replace(/([a-z])([A-Z])/g, '$1-$2').replace(/[\s_]+/g, '-').toLowerCase();
}

/** What the lines of a page say about whether a product is to be had; the surest first, then whether it can be put into a cart. */
export function shownAvailability(lines: readonly string[]): string | null {
  const short = lines.filter((line) => line.length < 60);
  return SHOWN.find(([words]) => short.some((line) => words.test(line)))?.[1] ?? null;
}
