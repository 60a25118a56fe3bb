import { halfWidth } from '../quantity/half-width.ts';
import { unitRatio } from './unit-families.ts';

/** A number that stands in a cell as text. */
export interface NumberText {
  /** In plain terms: percents as fractions, 万 and 亿 multiplied out, brackets as minus. */
  readonly value: number;
  readonly percent: boolean;
  /** As written beside the number: `元`, `kg`, `$`; null where there is none. */
  readonly unit: string | null;
  /** What 万, 亿, k, M beside the number stand for; 1 where there is none. Already in `value`. */
  readonly magnitude: number;
  /** Looks like a code: leading zeros, or more digits than a number keeps. */
  readonly codeLike: boolean;
}

export interface NumberTextOptions {
  /** `1.234,56`: comma before the decimals, points or blanks between groups. */
  readonly decimalComma?: boolean;
}

const MAGNITUDES: Readonly<Record<string, number>> = {
  百: 100, 千: 1e3, 万: 1e4, 萬: 1e4, 百万: 1e6, 千万: 1e7, 亿: 1e8, 億: 1e8, 万亿: 1e12,
  k: 1e3, K: 1e3, M: 1e6, mn: 1e6, MM: 1e6, B: 1e9, bn: 1e9,
};
const CURRENCY = 'RMB|CNY|USD|EUR|GBP|JPY|HKD|TWD|US\\$|HK\\$|NT\\$|A\\$|C\\$|[¥$€£₩₹]';
const UNITS =
  '元|块钱?|角|分|人民币|美元|美金|欧元|日元|港元|英镑|个月|个|件|单|次|人|位|名|户|家|台|套|张|条|箱|包|瓶|份|笔|天|日|小时|时|分钟|秒|毫秒|岁|年|周|月|' +
  '公斤|千克|克|吨|斤|公里|千米|米|厘米|毫米|平方米|平米|㎡|m²|升|毫升|' +
  'kg|mg|g|t|km|cm|mm|m|ml|l|L|lbs?|oz|hours?|hrs?|h|minutes?|mins?|min|seconds?|secs?|sec|s|ms|days?|d|weeks?|months?|years?|yrs?|' +
  'pcs|units?|items?|orders?|users?|people|GB|MB|KB|TB|pts?|bps|pp|x';

const SHAPE = new RegExp(
  `^(?<open>\\()?\\s*(?<sign>[+-])?\\s*(?<before>${CURRENCY})?\\s*(?<sign2>[+-])?` +
    `(?<digits>\\d[\\d,.' ]*|[.,]\\d+)(?<exponent>[eE][+-]?\\d{1,3})?` +
    `\\s*(?<magnitude>万亿|百万|千万|[百千万萬亿億]|mn|MM|bn|[kKMB](?![A-Za-z]))?\\s*(?<percent>[%‰])?` +
    `\\s*(?<after>${UNITS}|${CURRENCY})?\\s*(?<close>\\))?$`,
);

/** Most numbers are plain, and most texts do not begin like a number: both are told at once. */
const PLAIN = /^-?\d{1,15}(?:\.\d{1,15})?$/;
const BEGINNING = new RegExp(`^(?:[(+\\s.,-]|${CURRENCY})*\\d`);

function plainNumber(digits: string): NumberText {
  const value = Number(digits);
  return { value: value === 0 ? 0 : value, percent: false, unit: null, magnitude: 1, codeLike: /^-?0\d/.test(digits) || digits.length > 17 };
}

/**
 * Reads a text that is a number and nothing else: `1,234.50`, `１０３.７７`, `(1,200)`, `¥1,299`, `12.5%`,
 * `3.2万元`, `45 min`. Null for anything more than that.
 */
export function parseNumberText(text: string, options: NumberTextOptions = {}): NumberText | null {
  if (text.length > 40) return null;
  const narrow = halfWidth(text).replace(/^'/, '');
  if (PLAIN.test(narrow) && options.decimalComma !== true) return plainNumber(narrow);
  if (!BEGINNING.test(narrow)) return null;
  const groups = SHAPE.exec(narrow)?.groups;
  if (!groups) return compoundDuration(narrow);
  if ((groups['open'] === undefined) !== (groups['close'] === undefined)) return null;
  if (groups['sign'] !== undefined && groups['sign2'] !== undefined) return null;
  const digits = plainDigits((groups['digits'] ?? '').trim(), options.decimalComma === true);
  if (digits === null) return null;
  const size = Number(`${digits}${groups['exponent'] ?? ''}`);
  if (!Number.isFinite(size)) return null;
  const magnitude = MAGNITUDES[groups['magnitude'] ?? ''] ?? 1;
  const sign = groups['percent'];
  const share = sign === '%' ? 100 : sign === '‰' ? 1000 : 1;
  const negative = groups['open'] !== undefined || groups['sign'] === '-' || groups['sign2'] === '-';
  const scaled = magnitude === 1 && share === 1 ? size : withoutDust((size * magnitude) / share);
  return {
    value: negative && scaled !== 0 ? -scaled : scaled,
    percent: share > 1,
    unit: groups['after'] ?? groups['before'] ?? null,
    magnitude,
    codeLike: /^0\d/.test(digits) || digits.replace('.', '').replace(/^0+/, '').length > 15,
  };
}

const DURATION = /^(?:\d{1,6}(?:\.\d{1,3})?\s?(?:天|小时|时|分钟|分|秒|days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)\s?){2,4}$/i;

/** `1小时20分`, `2h 30m`: in the last of its units, the smallest. */
function compoundDuration(text: string): NumberText | null {
  if (!DURATION.test(text)) return null;
  const parts = [...text.matchAll(/([\d.]+)\s?([^\d\s.]+)/g)].map((match) => ({ size: Number(match[1]), unit: match[2] ?? '' }));
  const unit = parts.at(-1)?.unit ?? '';
  const value = parts.reduce((sum, part) => sum + part.size * (unitRatio(part.unit, unit) ?? Number.NaN), 0);
  return Number.isFinite(value) ? { value: withoutDust(value), percent: false, unit, magnitude: 1, codeLike: false } : null;
}

/** 2.9 % is 0.029, not 0.028999999999999998: what binary fractions leave behind is cut off. */
function withoutDust(value: number): number {
  return Number(value.toPrecision(15));
}

/** Digits with a point before the decimals and nothing between groups; null where the grouping makes no sense. */
function plainDigits(written: string, decimalComma: boolean): string | null {
  if (/^\d+(\.\d+)?$/.test(written) && !decimalComma) return written;
  const [group, point] = decimalComma ? ['.', ','] : [',', '.'];
  const parts = written.split(point);
  if (parts.length > 2) return null;
  const [whole = '', decimals = ''] = parts;
  if (parts.length === 2 && !/^\d+$/.test(decimals)) return decimals === '' && /^\d+$/.test(whole) ? whole : null;
  const grouped = whole.replace(/[' ]/g, group);
  const wellGrouped = group === '.' ? /^\d{1,3}(\.\d{3})*$|^\d*$/ : /^\d{1,3}(,\d{3})+$|^\d{1,2}(,\d{2})*,\d{3}$|^\d{1,4}(,\d{4})+$|^\d*$/;
  if (!wellGrouped.test(grouped)) return null;
  const joined = grouped.replaceAll(group, '');
  if (joined === '' && decimals === '') return null;
  return decimals === '' ? joined : `${joined === '' ? '0' : joined}.${decimals}`;
}

/** True for `1.234,56`: a text that only decimal commas explain. */
export function needsDecimalComma(text: string): boolean {
  if (text.length > 40 || !text.includes(',')) return false;
  const narrow = halfWidth(text).replace(/^[€$£¥]\s?|\s?(?:[€%‰]|EUR)$/g, '');
  return /^[+-]?\d{1,3}(\.\d{3})+,\d+$/.test(narrow) || /^[+-]?\d+,(\d{1,2}|\d{4,})$/.test(narrow);
}
