import type { Fact, Source, Unit } from '../../core/fact/fact.ts';
import { say } from '../../core/language/language.ts';
import type { Language } from '../../core/language/language.ts';
import { pane } from '../../core/language/texts/pane.ts';
import { placeName } from './table-places.ts';

const SERIAL_OF_1970 = 25569;
const LOCALES = { zh: 'zh-CN', en: 'en' } as const;

/** A fact's value as it stands in a sentence of the pane: short, with 万 and 亿 in Chinese and K and M in English. */
export function showFact(fact: Fact, language: Language): string {
  const { value } = fact;
  if (value === null) return say(pane.noValue, language);
  return typeof value === 'string' ? value : showNumber(value, fact.unit, language);
}

export function showNumber(value: number, unit: Unit, language: Language): string {
  const locale = LOCALES[language];
  switch (unit.kind) {
    case 'percent':
      return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value);
    case 'points': {
      const points = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value * 100);
      return say(pane.points(points), language);
    }
    case 'date':
      return showDate(value, language);
    case 'money':
      return showMoney(value, unit.currency, language);
    case 'number':
      return unit.noun === null ? short(value, language) : `${short(value, language)} ${unit.noun}`;
    case 'name':
      return short(value, language);
  }
}

/** A serial day of the 1900 system. */
function showDate(serial: number, language: Language): string {
  const date = new Date(Math.round((serial - SERIAL_OF_1970) * 86_400_000));
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
}

function showMoney(value: number, currency: string | null, language: Language): string {
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) return short(value, language);
  return new Intl.NumberFormat(LOCALES[language], {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...shortening(value),
  }).format(value);
}

function short(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], shortening(value)).format(value);
}

function shortening(value: number): Intl.NumberFormatOptions {
  const size = Math.abs(value);
  if (size >= 100_000) return { notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 2 };
  return { minimumFractionDigits: 0, maximumFractionDigits: Number.isInteger(value) ? 0 : 2 };
}

/** A source as a person reads it: `Sales!F2:F90`, or the page's host and the day of the clip. */
export function showSource(source: Source, language: Language): string {
  if (source.kind === 'range') return placeName(source.ref);
  const day = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium' }).format(new Date(source.capturedAt));
  return say(pane.clippedPage(hostOf(source.url), day), language);
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : url;
}
