import type { TableColumn } from '../../clip/clip.ts';
import { readDecimal, shiftDecimal, type Decimal } from '../../quantity/decimal.ts';
import { halfWidth } from '../../quantity/half-width.ts';
import { isPlaceholder } from '../../quantity/placeholder.ts';
import { readQuantities } from '../../quantity/quantities.ts';

/** What a single cell holds, read on its own. `value`: an exact decimal, an ISO date, `true` or `false`; null for text and nothing. */
export interface CellReading {
  readonly kind: 'number' | 'money' | 'percent' | 'date' | 'boolean' | 'missing' | 'text';
  readonly value: string | null;
  /** ISO 4217, `%`, or a unit as written. */
  readonly unit: string | null;
}

const MISSING: CellReading = { kind: 'missing', value: null, unit: null };
const TEXT: CellReading = { kind: 'text', value: null, unit: null };
const YES = /^(?:[✓✔☑√✅●]\ufe0f?|yes|y|true|included|是|支持|包含)$/i;
const NO = /^(?:[✗✘✕✖×❌☒]\ufe0f?|no|n|false|not included|否|不支持|不包含)$/i;
const PLAIN = /^[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?%?$/;
/** What may stand beside a number without changing what it is. */
const BESIDE = /^(?:[\s,;:+~≈]|about|approx\.?|around|up to|from|starting (?:at|from)|only|or more|约|大约|仅|起|以上|左右|人民币|\/ ?(?:[\p{L}.]+|个?月)|per [\p{L}]+|each|a (?:month|year)|monthly|annually|每\p{Script=Han}{1,3})*$/iu;
const LONGEST = 60;
const OWN_SIZE = /\d\s?(?:[百千万萬亿億]|(?:k|m|mn|mm|bn|b|thousand|million|billion|trillion)(?![a-z]))/i;

/** Reads one cell: a number, money, a percent, a date, yes or no, a sign that nothing is there, or text. */
export function readCell(text: string, lang: string | null): CellReading {
  const plain = halfWidth(text).replace(/\s+/g, ' ');
  if (plain === '' || isPlaceholder(plain)) return MISSING;
  if (PLAIN.test(plain)) return plainNumber(plain);
  if (plain.length > LONGEST) return TEXT;
  if (YES.test(plain)) return { kind: 'boolean', value: 'true', unit: null };
  if (NO.test(plain)) return { kind: 'boolean', value: 'false', unit: null };
  if (!/[\d一二三四五六七八九十]/.test(plain)) return TEXT;
  return signed(plain, lang);
}

function plainNumber(plain: string): CellReading {
  const percent = plain.endsWith('%');
  const digits = plain.replace(/[+%,]/g, '');
  return { kind: percent ? 'percent' : 'number', value: digits, unit: percent ? '%' : null };
}

/** Brackets around a number, and a minus before its currency, make it negative. */
function signed(plain: string, lang: string | null): CellReading {
  const bracketed = /^\(([^()]*\d[^()]*)\)(%?)$/.exec(plain);
  const minus = /^-\s?(?=[^\d\s])(.+)$/.exec(plain);
  const reading = unsigned(bracketed === null ? (minus?.[1] ?? plain) : `${bracketed[1] ?? ''}${bracketed[2] ?? ''}`, lang);
  if (bracketed === null && minus === null) return reading;
  if (reading.value === null || reading.kind === 'date' || reading.kind === 'boolean' || reading.value.startsWith('-')) return TEXT;
  return { ...reading, value: /^0(?:\.0+)?$/.test(reading.value) ? reading.value : `-${reading.value}` };
}

function unsigned(plain: string, lang: string | null): CellReading {
  const lone = readDecimal(plain);
  if (lone !== null && /^[\d.,' ]+$/.test(plain)) return { kind: 'number', value: lone, unit: null };
  const [quantity, another] = readQuantities(plain, { lang });
  if (quantity === undefined || another !== undefined || quantity.upper !== null) return TEXT;
  const around = `${plain.slice(0, quantity.start)} ${plain.slice(quantity.start + quantity.text.length)}`;
  if (!BESIDE.test(around)) return TEXT;
  const kind = quantity.kind === 'percentage-point' ? 'percent' : quantity.kind === 'duration' ? 'number' : quantity.kind;
  return { kind, value: quantity.value, unit: quantity.unit };
}

/**
 * The value of a cell in its column: an exact decimal in the column's unit with its scale applied, an ISO date, `true` or `false`.
 * Null where the cell holds nothing of the column's type.
 */
export function cellValue(text: string, column: TableColumn): Decimal | null {
  if (column.type === 'text' || column.type === 'link') return null;
  const reading = readCell(text, null);
  if (reading.value === null) return null;
  if (column.type === 'date' || column.type === 'boolean') return reading.kind === column.type ? reading.value : null;
  if (reading.kind === 'date' || reading.kind === 'boolean') return null;
  const places = OWN_SIZE.test(text) ? 0 : Math.round(Math.log10(column.multiplier));
  return places === 0 ? reading.value : shiftDecimal(reading.value, places);
}
