import type { Money, PageContent } from '../../core/clip/clip.ts';
import type { Language } from '../../core/language/language.ts';

const LOCALES = { zh: 'zh-CN', en: 'en' } as const;

/** The prices of a page as one short text: `¥1,299`, or `¥99–¥1,299` for several; null where it shows none. */
export function priceSpan(content: PageContent, language: Language): string | null {
  const prices = [...content.products, ...content.records].flatMap((item) => (item.price === null ? [] : [item.price]));
  const sorted = prices
    .filter((price) => price.currency === prices[0]?.currency)
    .sort((a, b) => Number(a.amount) - Number(b.amount));
  const low = sorted[0];
  const high = sorted.at(-1);
  if (low === undefined || high === undefined) return null;
  return low.amount === high.amount ? showPrice(low, language) : `${showPrice(low, language)}–${showPrice(high, language)}`;
}

export function showPrice(price: Money, language: Language): string {
  const amount = Number(price.amount);
  const digits = { minimumFractionDigits: 0, maximumFractionDigits: 2 };
  if (price.currency !== null && /^[A-Z]{3}$/.test(price.currency)) {
    const options = { style: 'currency', currency: price.currency, currencyDisplay: 'narrowSymbol', ...digits } as const;
    return new Intl.NumberFormat(LOCALES[language], options).format(amount);
  }
  return `${price.symbol ?? ''}${new Intl.NumberFormat(LOCALES[language], digits).format(amount)}`;
}

/** `3 days ago`; a plain date once it is more than a month past. */
export function relativeDay(moment: string, now: string, language: Language): string {
  const days = Math.round((Date.parse(moment.slice(0, 10)) - Date.parse(now.slice(0, 10))) / 86_400_000);
  if (Math.abs(days) > 30) {
    return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium' }).format(new Date(moment));
  }
  return new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto' }).format(days, 'day');
}
