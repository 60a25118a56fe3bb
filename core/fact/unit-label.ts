import type { Text } from '../language/language.ts';
import { factTexts } from '../language/texts/fact.ts';
import type { Unit } from './fact.ts';

/** What a number is called where its unit does not stand beside it: `Resolution, h`; `Sales, USD`. */
export function withUnit(label: Text, unit: Unit): Text {
  if (unit.kind === 'number' && unit.noun !== null) return factTexts.inUnit(label, unit.noun);
  return unit.kind === 'money' && unit.currency !== null ? factTexts.inUnit(label, { zh: unit.currency, en: unit.currency }) : label;
}

/** A unit as a metric's definition names it: a currency's code, `%`, a noun; null where it has none. */
export function unitName(unit: Unit): string | null {
  if (unit.kind === 'money') return unit.currency;
  if (unit.kind === 'number') return unit.noun?.en ?? null;
  return unit.kind === 'percent' ? '%' : null;
}
