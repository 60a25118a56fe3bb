import { halfWidth } from './half-width.ts';

/** A unit as it stands in a header, a caption or a cell of units. */
export interface UnitFound {
  /** The plain unit: `元` for 万元, `%`, `USD`; null where only a size is given: `(k)`. */
  readonly unit: string | null;
  readonly multiplier: number;
}

const SIZES: Readonly<Record<string, number>> = {
  十: 10, 百: 100, 千: 1e3, 万: 1e4, 萬: 1e4, 十万: 1e5, 百万: 1e6, 千万: 1e7, 亿: 1e8, 億: 1e8, 十亿: 1e9, 万亿: 1e12,
  k: 1e3, thousand: 1e3, thousands: 1e3, '000': 1e3, "'000": 1e3, '000s': 1e3,
  m: 1e6, mm: 1e6, mn: 1e6, mil: 1e6, million: 1e6, millions: 1e6,
  b: 1e9, bn: 1e9, billion: 1e9, billions: 1e9,
};

const MONEY = '元人民币|人民币元|人民币|元|块|美元|美金|欧元|日元|港元|港币|英镑|韩元|新台币|台币|卢布|RMB|CNY|USD|EUR|GBP|JPY|HKD|TWD|KRW|INR|AUD|CAD|CHF|SGD|US\\$|HK\\$|[¥$€£₩₹]';
const COUNTED =
  '个|件|单|次|人|人次|位|名|户|家|台|套|张|条|箱|包|瓶|份|笔|只|辆|吨|公斤|千克|克|斤|公里|千米|米|厘米|毫米|平方米|平米|平方公里|㎡|m²|立方米|升|毫升|度|千瓦时|kWh|' +
  '天|日|工作日|小时|时|分钟|分|秒|毫秒|岁|年|月|个月|周|点|分值|kg|g|mg|t|km|cm|mm|m|l|ml|lbs?|oz|' +
  'hours?|hrs?|hr|h|minutes?|mins?|min|seconds?|secs?|sec|s|ms|days?|d|weeks?|months?|years?|yrs?|pcs|units?|items?|orders?|users?|people|persons?|headcount|tickets?|' +
  'GB|MB|KB|TB|points?|pts?|bps|pp|℃|°C|°F|件/单|元/件|元/人|元/单|次/人|人/天';
const RATE = '%|％|‰|百分比|百分点|percent|pct';
const SIZE_WORDS = '万亿|十亿|千万|百万|十万|[十百千万萬亿億]';
const SIZE_LETTERS = "'?000s?|thousands?|millions?|billions?|mil|mn|mm|bn|k|m|b";

const CHINESE = new RegExp(`^(?:人民币|RMB|CNY)?\\s*(?:(${SIZE_WORDS})\\s*)?(${MONEY}|${COUNTED})?$`, 'i');
const ENGLISH_BEFORE = new RegExp(`^(${MONEY})?\\s*(?:in\\s+)?(${SIZE_LETTERS})\\s*(?:of\\s+)?(${MONEY})?$`, 'i');
const RATE_ONLY = new RegExp(`^(?:${RATE})$`, 'i');

/** Reads `万元`, `%`, `k USD`, `$M`, `min`, with or without brackets; null where it is no unit. */
export function unitOfCell(text: string): UnitFound | null {
  const narrow = halfWidth(text).replace(/^[([【{]\s*|\s*[)\]】}]$/g, '').replace(/^(?:单位|unit|units|in)\s*[:]?\s*/i, '').trim();
  if (narrow === '' || narrow.length > 24) return null;
  if (RATE_ONLY.test(narrow)) return { unit: narrow === '‰' ? '‰' : '%', multiplier: 1 };
  if (narrow === 'M') return { unit: null, multiplier: 1e6 };
  const chinese = CHINESE.exec(narrow);
  if (chinese && (chinese[1] !== undefined || chinese[2] !== undefined)) {
    const [, size, unit] = chinese;
    return { unit: unit ?? null, multiplier: SIZES[size ?? ''] ?? 1 };
  }
  const english = ENGLISH_BEFORE.exec(narrow);
  if (!english) return null;
  return { unit: english[1] ?? english[3] ?? null, multiplier: SIZES[(english[2] ?? '').toLowerCase()] ?? 1 };
}

/** The unit in a header: in brackets, or after a comma, a slash or a line break: `销售额(万元)`, `Revenue, USD k`. */
export function unitOfHeader(header: string): UnitFound | null {
  const narrow = halfWidth(header).replace(/[【[]/g, '(').replace(/[】\]]/g, ')');
  for (const match of [...narrow.matchAll(/\(([^()]{1,24})\)/g)].reverse()) {
    const unit = unitOfCell(match[1] ?? '');
    if (unit) return unit;
  }
  const tail = /[,/_\n:-]\s*([^,/_\n:-]{1,16})$/.exec(narrow)?.[1];
  const unit = tail === undefined ? null : unitOfCell(tail);
  if (unit && (unit.unit !== null || unit.multiplier > 1) && !/^[a-zA-Z]$/.test(tail?.trim() ?? '') && !AMBIGUOUS_TAILS.test(tail ?? '')) return unit;
  if (/%$/.test(narrow)) return { unit: '%', multiplier: 1 };
  return null;
}

/** Words that are units and as often plain names after a slash or a comma: `Year/Month`, `Orders - Users`. */
const AMBIGUOUS_TAILS = /^\s*(?:年|月|日|天|周|时|分|次|人|单|点|名|户|家|个月|days?|weeks?|months?|years?|orders?|users?|people|persons?|units?|items?|tickets?|points?|headcount)\s*$/i;

/** The unit that a caption gives to a whole table: `单位：万元`, `(in thousands of USD)`, `Amounts in $M`. */
export function unitOfCaption(caption: string): UnitFound | null {
  const narrow = halfWidth(caption);
  const named = /(?:金额)?(?:单位|计量单位|货币单位|units?)\s*[:为]?\s*([^\s,;、()。]{1,20}(?:\s+(?:USD|EUR|RMB|CNY|GBP))?)/i.exec(narrow)?.[1];
  const fromName = named === undefined ? null : unitOfCell(named.split('/')[0] ?? named);
  if (fromName) return fromName;
  const moneyFirst = /(?<![A-Za-z])((?:USD|EUR|RMB|CNY|GBP|JPY|HKD|[$€£¥])\s?(?:in\s+)?(?:thousands?|millions?|billions?|'000s?))\b/i.exec(narrow)?.[1];
  if (moneyFirst !== undefined) return unitOfCell(moneyFirst);
  const inWords = /\bin\s+((?:thousands?|millions?|billions?)(?:\s+of)?(?:\s+(?:USD|EUR|RMB|CNY|GBP|US\s?dollars|dollars|yuan))?|(?:USD|EUR|RMB|CNY|GBP|[$€£¥])\s?(?:k|m|mm|mn|bn|thousands?|millions?|'?000s?)?)\b/i.exec(narrow)?.[1];
  if (inWords !== undefined) return unitOfCell(inWords.replace(/(?:US\s?)?dollars/i, 'USD').replace(/yuan/i, 'CNY'));
  for (const match of narrow.matchAll(/\(([^()]{1,24})\)/g)) {
    const unit = unitOfCell(match[1] ?? '');
    if (unit && unit.unit !== '%' && (unit.multiplier > 1 || new RegExp(`^(?:${MONEY})$`, 'i').test(unit.unit ?? ''))) return unit;
  }
  return null;
}

/** True for money and for bare sizes: what a caption's unit may speak of. */
export function isMoneyUnit(unit: string | null): boolean {
  return unit !== null && new RegExp(`^(?:${MONEY})$`, 'i').test(unit);
}
