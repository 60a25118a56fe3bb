import { formatDate, formatMoney, formatNumber, formatPercent, formatShort } from '../language/format.ts';
import type { NumberLook } from '../language/format.ts';
import { say } from '../language/language.ts';
import type { Language } from '../language/language.ts';
import { factTexts } from '../language/texts/fact.ts';
import type { Fact } from './fact.ts';

/**
 * A fact's value as it stands in a sentence: `$1.27M`, `126.6万`, `12.3%`, `2018年5月6日`; `–` where there is none.
 * Changes carry their sign.
 */
export function factText(fact: Fact, language: Language, wished: NumberLook = {}): string {
  const { value, unit } = fact;
  const look: NumberLook = isChange(fact) ? { signed: true, ...wished } : wished;
  if (value === null) return '–';
  if (typeof value === 'string') return fact.words === undefined ? value : say(fact.words, language);
  switch (unit.kind) {
    case 'money':
      return formatMoney(value, unit.currency, language, look);
    case 'number': {
      const least = 10 ** -(unit.digits ?? 0);
      if (unit.isChance === true && value < least) return `<${formatNumber(least, language, { digits: unit.digits ?? 0 })}`;
      const number = formatShort(value, language, unit.digits === undefined ? look : { digits: unit.digits, ...look });
      return unit.noun === null ? number : `${number} ${say(unit.noun, language)}`;
    }
    case 'percent':
      return formatPercent(value, language, look);
    case 'points':
      return say(factTexts.points(formatNumber(value * 100, language, { digits: 1, ...look })), language);
    case 'date':
      return formatDate(value, language);
    case 'name':
      return formatNumber(value, language, look);
  }
}

/** Whether a fact says how much something changed, rather than how much it is. */
export function isChange({ derivation }: Fact): boolean {
  return derivation !== undefined && ['change', 'difference', 'contribution'].includes(derivation.kind);
}
