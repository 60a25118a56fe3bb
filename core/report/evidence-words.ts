import { formatDate, formatNumber, formatPercent } from '../language/format.ts';
import { say } from '../language/language.ts';
import type { Language } from '../language/language.ts';
import { evidenceTexts } from '../language/texts/evidence.ts';
import { factTexts } from '../language/texts/fact.ts';
import { serialOfIso } from '../metric/calendar.ts';
import type { CellValue } from '../workbook/workbook.ts';
import type { FactEvidence } from './evidence-at.ts';

/** A number with all the digits that tell something, and its unit; null where it has none, or the report says it in full. */
export function exactWords({ value, unit, shown }: FactEvidence, language: Language): string | null {
  if (typeof value !== 'number' || unit === 'date') return null;
  const words = inUnit(value, unit, language);
  return words === shown ? null : words;
}

/** What stands in a cell now, read in the unit of its fact. */
export function presentWords(now: CellValue, unit: string, language: Language): string {
  if (typeof now === 'number') return inUnit(now, unit, language);
  if (now === null || now === '') return say(evidenceTexts.empty, language);
  return typeof now === 'object' ? now.error : String(now);
}

/** The day of an ISO date-time, in words. */
export function dayWords(moment: string, language: Language): string {
  const serial = serialOfIso(moment.slice(0, 10));
  return serial === null ? moment : formatDate(serial, language);
}

function inUnit(value: number, unit: string, language: Language): string {
  switch (unit) {
    case 'percent':
      return formatPercent(value, language, { digits: 4 });
    case 'points':
      return say(factTexts.points(formatNumber(value * 100, language, { digits: 4 })), language);
    case 'date':
      return formatDate(value, language);
    case 'money':
    case 'number':
    case 'name':
      return formatNumber(value, language, { digits: 4 });
    default:
      return `${formatNumber(value, language, { digits: 4 })} ${unit}`;
  }
}
