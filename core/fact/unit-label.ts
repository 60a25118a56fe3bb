import { currencyWords } from '../language/format.ts';
import type { Text } from '../language/language.ts';
import { factTexts } from '../language/texts/fact.ts';
import type { Unit } from './fact.ts';

/** What a number is called where its unit does not stand beside it: `Resolution, h`; `Sales, USD`. */
export function withUnit(label: Text, unit: Unit): Text {
  const words = unitWords(unit);
  return words === null ? label : factTexts.inUnit(label, words);
}

/** A measure with its unit, under a title: `销售（元）`, `Sales (CNY)`. */
export function measureInUnit(label: Text, unit: Unit): Text {
  const words = unitWords(unit);
  return words === null ? label : factTexts.withUnit(label, words);
}

/** Money's currency, or what is counted; null for all that says its unit itself, or has none. */
function unitWords(unit: Unit): Text | null {
  if (unit.kind === 'number') return unit.noun;
  return unit.kind === 'money' && unit.currency !== null ? currencyWords(unit.currency) : null;
}

/** A unit as a metric's definition names it: a currency's code, `%`, a noun; null where it has none. */
export function unitName(unit: Unit): string | null {
  if (unit.kind === 'money') return unit.currency;
  if (unit.kind === 'number') return unit.noun?.en ?? null;
  return unit.kind === 'percent' ? '%' : null;
}
