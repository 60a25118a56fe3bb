import type { Unit } from '../fact/fact.ts';
import type { Language } from '../language/language.ts';

/** A change with its arrow and sign, so that colour never stands alone. */
export const CHANGE_FORMAT = '"▲ "+0.0%;"▼ "-0.0%;"– "0.0%';
const POINTS = { zh: '点', en: 'pts' } as const;

/** The same for rates, which differ in points: the word stands right beside the number, where the column is narrow. */
export function pointsFormat(language: Language): string {
  return CHANGE_FORMAT.split(';').map((section) => `${section}" ${POINTS[language]}"`).join(';');
}

const SIGNED_PERCENT = '+0.0%;-0.0%;0.0%';
export const DATE_FORMAT = 'yyyy-mm-dd';

const SYMBOLS: Readonly<Record<string, string>> = { CNY: '¥', JPY: '¥', USD: '$', EUR: '€', GBP: '£', HKD: 'HK$', INR: '₹', KRW: '₩' };

/** The sign of a currency as a literal of a format code: `"$"`; a code without a sign of its own as `"CHF "`. */
function prefix(unit: Unit): string {
  if (unit.kind !== 'money' || unit.currency === null) return '';
  return `"${SYMBOLS[unit.currency] ?? `${unit.currency} `}"`;
}

/**
 * A card's format: 万 and 亿, or K and M, by the value's own size, so that it holds for whatever period is chosen.
 * Excel scales by thousands only: 万 is thousands with a point set before the last digit. What is below 0 falls into the
 * first section: LibreOffice writes no minus in the last one.
 */
export function shortFormat(unit: Unit, isWhole: boolean, language: Language): string {
  const sign = prefix(unit);
  const plain = unit.kind === 'number' && unit.digits !== undefined ? withDigits(unit.digits) : isWhole ? '#,##0' : '#,##0.00';
  switch (unit.kind) {
    case 'percent':
      return '0.0%';
    case 'points':
      return SIGNED_PERCENT;
    case 'date':
      return DATE_FORMAT;
    case 'name':
      return 'General';
    case 'money':
    case 'number':
      return language === 'zh'
        ? `[<10000]${sign}${plain};[<100000000]${sign}0\\.0,"万";${sign}0\\.00,,"亿"`
        : `[<10000]${sign}${plain};[<1000000]${sign}0.0,"K";${sign}0.00,,"M"`;
  }
}

export interface ColumnScale {
  /** The largest size of a value in the column. */
  readonly largest: number;
  /** Whether every value is whole. */
  readonly isWhole: boolean;
  /** Prices as they were read: to the cent, never in 万 or K. */
  readonly isExact?: boolean;
  /** Changes are shown with their sign. */
  readonly isSigned: boolean;
}

/** One format for a column of a table: its values stay comparable at a glance. */
export function columnFormat(unit: Unit, scale: ColumnScale, language: Language): string {
  switch (unit.kind) {
    case 'percent':
    case 'points':
      return scale.isSigned ? SIGNED_PERCENT : '0.0%';
    case 'date':
      return DATE_FORMAT;
    case 'name':
      return 'General';
    case 'money':
    case 'number': {
      if (unit.kind === 'number' && unit.isChance === true) return chanceFormat(unit.digits ?? 0);
      const isGiven = unit.kind === 'number' && unit.digits !== undefined && scale.largest < 1e6;
      const plain = isGiven ? withDigits(unit.digits ?? 0) : scale.isExact === true && unit.kind === 'money' ? '#,##0.00' : numberFormat(scale, language);
      return scale.isSigned ? `+${plain};-${plain};${plain}` : plain;
    }
  }
}

/** `#,##0.000` */
/** `<0.0001` for what would else be shown as 0. */
function chanceFormat(digits: number): string {
  const least = (10 ** -digits).toFixed(digits);
  return `[<${least}]"<${least}";${withDigits(digits)}`;
}

function withDigits(digits: number): string {
  return digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`;
}

/** Below this size two digits after the point would show next to nothing. */
const SMALL = 0.1;

function numberFormat({ largest, isWhole, isExact }: ColumnScale, language: Language): string {
  if (!isWhole && largest > 0 && largest < SMALL) return withDigits(Math.min(10, Math.ceil(-Math.log10(largest)) + 1));
  if (isExact === true) return isWhole ? '#,##0' : '#,##0.00';
  if (language === 'zh' && largest >= 1e9) return '0\\.00,,"亿"';
  if (language === 'zh' && largest >= 1e6) return '0\\.0,"万"';
  if (language === 'en' && largest >= 1e9) return '#,##0.0,,"M"';
  if (language === 'en' && largest >= 1e6) return '#,##0,"K"';
  return isWhole || largest >= 1000 ? '#,##0' : '#,##0.00';
}
