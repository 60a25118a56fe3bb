import { formatDate, formatMoney, formatNumber, formatPercent, formatShort } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { say } from '../language/language.ts';
import { factTexts } from '../language/texts/fact.ts';
import type { KeptFact } from './evidence-document.ts';

/** The number, or the text, that a fact is; null where it could not be computed. */
export function keptValue({ value, unit }: KeptFact): number | string | null {
  if (value === null || unit === 'name') return value;
  const number = Number(value);
  return value.trim() !== '' && Number.isFinite(number) ? number : value;
}

/** As the report writes it; documents that do not keep it get the plain way of its unit. */
export function keptWords(fact: KeptFact, language: Language): string {
  if (fact.shown !== null) return fact.shown;
  const value = keptValue(fact);
  if (typeof value !== 'number') return value ?? '–';
  switch (fact.unit) {
    case 'percent':
      return formatPercent(value, language);
    case 'points':
      return say(factTexts.points(formatNumber(value * 100, language, { digits: 1 })), language);
    case 'date':
      return formatDate(value, language);
    case 'money':
    case 'number':
      return fact.unit === 'money' ? formatMoney(value, null, language) : formatShort(value, language);
    default:
      return /^[A-Z]{3}$/.test(fact.unit) ? formatMoney(value, fact.unit, language) : `${formatShort(value, language)} ${fact.unit}`;
  }
}
