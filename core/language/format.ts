import type { Language, Text } from './language.ts';

/** Numbers and dates as people of a language write them. `short` writes 万 and 亿 in Chinese, K and M in English. */
const LOCALES = { zh: 'zh-CN', en: 'en-US' } as const;
const numbers = madeOnce((language: Language, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(LOCALES[language], options));
const dates = madeOnce((language: Language, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(LOCALES[language], options));
const EPOCH_SERIAL = 25_569;
const DAY_MS = 86_400_000;

/** From this size on a number is shortened: below it every digit can be read at a glance. */
const SHORT_FROM = { zh: 10_000, en: 10_000 } as const;

/** Below this size two digits after the point would say next to nothing. */
const SMALL = 0.1;

export interface NumberLook {
  /** `+` before what is more than nothing. */
  readonly signed?: boolean;
  /** Most digits after the point; 2 where nothing is said, none for whole numbers. */
  readonly digits?: number;
}

export function formatNumber(value: number, language: Language, look: NumberLook = {}): string {
  return format(value, language, look, { maximumFractionDigits: look.digits ?? 2 });
}

/** `1265793.29` -> `126.6万`, `1.27M`: about three digits that count. */
export function formatShort(value: number, language: Language, look: NumberLook = {}): string {
  return format(value, language, look, shortening(value, language, look));
}

/** Money with its sign where the currency is an ISO 4217 code, as a plain number where it is not known. */
export function formatMoney(value: number, currency: string | null, language: Language, look: NumberLook = {}): string {
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) return formatShort(value, language, look);
  // Cents are written out or not at all: $17.10, never $17.1.
  const cents = Math.abs(value) < SHORT_FROM[language] && !Number.isInteger(value) ? { minimumFractionDigits: 2 } : {};
  return format(value, language, look, {
    ...shortening(value, language, look),
    ...cents,
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
}

/** Exactly as priced: `$1,299.00`, never shortened. */
export function formatPrice(value: number, currency: string | null, language: Language): string {
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) return formatNumber(value, language);
  return numbers(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(value);
}

/** A currency where its name stands for a unit: `元`, `美元`; `CNY`, `USD`. Codes that nobody knows stay as they are. */
export function currencyWords(currency: string): Text {
  const name = /^[A-Z]{3}$/.test(currency) ? new Intl.DisplayNames('zh-CN', { type: 'currency' }).of(currency) : undefined;
  return { zh: currency === 'CNY' ? '元' : (name ?? currency), en: currency };
}

/** A fraction as percent: `0.1234` -> `12.3%`. */
export function formatPercent(fraction: number, language: Language, look: NumberLook = {}): string {
  return format(fraction, language, look, { style: 'percent', maximumFractionDigits: look.digits ?? 1 });
}

/** A serial day of the 1900 system: `2018年5月6日`, `May 6, 2018`. */
export function formatDate(serial: number, language: Language): string {
  return dates(language, { year: 'numeric', month: language === 'zh' ? 'long' : 'short', day: 'numeric', timeZone: 'UTC' }).format(utcOf(serial));
}

/** `2026-11-24 03:10` of an ISO date-time, as it stands in files and lists. */
export function shortMoment(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}

/** Without the year: `5月6日`, `May 6`. */
export function formatDay(serial: number, language: Language): string {
  return dates(language, { month: language === 'zh' ? 'long' : 'short', day: 'numeric', timeZone: 'UTC' }).format(utcOf(serial));
}

/** `2018年4月`, `Apr 2018`. */
export function formatMonth(serial: number, language: Language): string {
  return dates(language, { year: 'numeric', month: language === 'zh' ? 'long' : 'short', timeZone: 'UTC' }).format(utcOf(serial));
}

function format(value: number, language: Language, look: NumberLook, options: Intl.NumberFormatOptions): string {
  const signDisplay = look.signed === true ? 'exceptZero' : 'negative';
  return numbers(language, { minimumFractionDigits: 0, ...options, signDisplay }).format(value);
}

/** Formats are kept: making one takes a hundred times as long as using it. */
function madeOnce<Options, Format>(make: (language: Language, options: Options) => Format): (language: Language, options: Options) => Format {
  const made = new Map<string, Format>();
  return (language, options) => {
    const key = `${language} ${JSON.stringify(options)}`;
    const format = made.get(key) ?? make(language, options);
    made.set(key, format);
    return format;
  };
}

function shortening(value: number, language: Language, look: NumberLook): Intl.NumberFormatOptions {
  const size = Math.abs(value);
  if (size > 0 && size < SMALL && look.digits === undefined) return { maximumSignificantDigits: 2 };
  if (size < SHORT_FROM[language]) return { maximumFractionDigits: look.digits ?? 2 };
  const unit = language === 'zh' ? (size >= 1e8 ? 1e8 : 1e4) : size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : 1e3;
  const digits = size / unit >= 100 ? 1 : 2;
  return { notation: 'compact', maximumFractionDigits: digits };
}

function utcOf(serial: number): number {
  return (Math.floor(serial) - EPOCH_SERIAL) * DAY_MS;
}
