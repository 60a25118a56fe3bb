import type { Money } from '../../core/clip/clip.ts';
import type { Language } from '../../core/language/language.ts';

/** How numbers, money and dates are written for a person. Pure: `now` is passed in. */

const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

export function localeOf(language: Language): string {
  return LOCALES[language];
}

export function formatCount(count: number, language: Language): string {
  return new Intl.NumberFormat(localeOf(language)).format(count);
}

/** The exact amount with its currency; as written on the page where the currency is not known. */
export function formatMoney({ amount, currency, symbol }: Money, language: Language): string {
  const digits = amount.split('.')[1]?.length ?? 0;
  const decimals = { minimumFractionDigits: Math.min(digits, 20), maximumFractionDigits: Math.min(digits, 20) };
  const plain = new Intl.NumberFormat(localeOf(language), decimals);
  // Formatted from the text itself, digit by digit: a float in between could change a price.
  if (!isDecimal(amount)) return amount;
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) return `${symbol ?? ''}${plain.format(amount)}`;
  const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...decimals } as const;
  return new Intl.NumberFormat(localeOf(language), style).format(amount);
}

/** A price that may be a range, or where prices begin: `$29–$49`, `from $29`, `¥29 起`; empty where there is none. */
export function formatPrice(item: { price: Money | null; priceTo: Money | null; isPriceFrom: boolean }, language: Language): string {
  if (item.price === null) return '';
  const lowest = formatMoney(item.price, language);
  if (item.priceTo !== null) return `${lowest}–${formatMoney(item.priceTo, language)}`;
  if (!item.isPriceFrom) return lowest;
  return language === 'zh' ? `${lowest} 起` : `from ${lowest}`;
}

function isDecimal(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}

const STEPS = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** How long ago, in the largest whole unit: "3 days ago", "昨天", "刚刚". */
export function formatAgo(moment: string, now: Date, language: Language): string {
  const seconds = Math.max(0, (now.getTime() - new Date(moment).getTime()) / 1000);
  const step = STEPS.find(([, length]) => seconds >= length);
  if (step === undefined) return language === 'zh' ? '刚刚' : 'just now';
  const [unit, length] = step;
  return new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' }).format(-Math.floor(seconds / length), unit);
}

/** Date and time to the minute, in the person's time zone. */
export function formatMoment(moment: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(moment));
}

/** A date as a page gives it, which may be a day or a moment; as written where it is neither. */
export function formatPublished(written: string, language: Language): string {
  const parsed = new Date(written);
  if (Number.isNaN(parsed.getTime())) return written;
  const zone = /^\d{4}-\d{2}-\d{2}$/.test(written) ? { timeZone: 'UTC' } : {};
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', ...zone }).format(parsed);
}

/** Days until a moment, a begun one counted whole. */
export function daysUntil(moment: string, now: Date): number {
  return Math.max(0, Math.ceil((new Date(moment).getTime() - now.getTime()) / 86_400_000));
}
