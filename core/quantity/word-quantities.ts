import { addDecimals, compareDecimals, shiftDecimal, type Decimal } from './decimal.ts';
import type { NumberToken } from './number-tokens.ts';
import { readChineseNumeral } from './numerals.ts';
import type { QuantityKind } from './quantity.ts';

/** A quantity that a text says in words of its own rather than as a number with a unit. */
export interface WordQuantity {
  readonly kind: QuantityKind;
  readonly value: Decimal;
  readonly upper: Decimal | null;
  readonly unit: string;
  readonly start: number;
  readonly end: number;
}

const FOLDS: Readonly<Record<string, string>> = {
  doubled: '2', doubling: '2', doubles: '2', twofold: '2', tripled: '3', tripling: '3', triples: '3', trebled: '3', threefold: '3', quadrupled: '4', fourfold: '4', fivefold: '5', tenfold: '10',
};
const DIGIT = '[一两二三四五六七八九]';
/** Parts that are exact decimals of a hundred. */
const PARTS: Readonly<Record<string, string>> = { 二: '50', 四: '25', 五: '20', 八: '12.5', 十: '10' };

const FORMAL = '[零一二三四五六七八九十百千万亿壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億]';

type Reader = (match: RegExpMatchArray) => { kind: QuantityKind; value: Decimal | null; unit: string };
const READERS: readonly (readonly [RegExp, Reader])[] = [
  [/翻了?(?:一)?番|翻了?一?倍|翻倍(?!数)/g, () => ({ kind: 'number', value: '2', unit: '倍' })],
  [/翻了?([两二三四])番/g, (match) => ({ kind: 'number', value: { 两: '4', 二: '4', 三: '8', 四: '16' }[match[1] ?? ''] ?? null, unit: '倍' })],
  [/\b(?:doubled|doubling|doubles|tripled|tripling|triples|trebled|quadrupled|(?:two|three|four|five|ten)fold)\b/gi, (match) => ({ kind: 'number', value: FOLDS[match[0].toLowerCase()] ?? null, unit: 'x' })],
  [/([二四五八十])分之([一二两三四五六七八九])(?![\d十百])/g, (match) => ({ kind: 'percent', value: partOf(match[1], match[2]), unit: '%' })],
  [/(?<![\d.,])(\d{1,2})(?: in | out of every )(2|4|5|8|10|20|25|50|100)(?![\d.,])(?= )/g, (match) => ({ kind: 'percent', value: share(Number(match[1]), Number(match[2])), unit: '%' })],
  [/(?<![零一二两三四五六七八九十])([五六七八九])([一二三四五六七八九])折/g, (match) => ({ kind: 'percent', value: percentOff(`${whole(match[1]) ?? ''}${whole(match[2]) ?? ''}`), unit: '%' })],
  [/(?<![上下前后大])半(?:个)?(小时|年(?!度|报)|个?月|天)(?!前|后|内)/g, (match) => ({ kind: 'duration', value: '0.5', unit: match[1] === '月' ? '个月' : (match[1] ?? '') })],
  [new RegExp(`(\\d{1,3}|${DIGIT})个半(小时|月|季度|星期)`, 'g'), (match) => ({ kind: 'duration', value: andHalf(match[1]), unit: match[2] === '小时' ? '小时' : `个${match[2] ?? ''}` })],
  [new RegExp(`(?<!\\d)(\\d{1,2}|${DIGIT})(年|天)半(?!价)`, 'g'), (match) => ({ kind: 'duration', value: andHalf(match[1]), unit: match[2] ?? '' })],
  [new RegExp(`(\\d{1,4}|${DIGIT})倍半`, 'g'), (match) => ({ kind: 'number', value: andHalf(match[1]), unit: '倍' })],
  [new RegExp(`(?<![\\d.])(\\d{1,4}|${DIGIT})[块元](\\d|${DIGIT})(?:[角毛](?:(\\d|${DIGIT})分)?)?(?![\\d.,万千百个件张%天月折块元])`, 'g'), (match) => ({ kind: 'money', value: yuan(match[1], match[2], match[3]), unit: 'CNY' })],
  [
    new RegExp(`(${FORMAL}{1,20})[元圆圓]零?(?:(${FORMAL})角)?零?(?:(${FORMAL})分)?[整正]?`, 'g'),
    (match) => ({ kind: 'money', value: match[2] === undefined && match[3] === undefined ? null : yuan(match[1], match[2] ?? '零', match[3]), unit: 'CNY' }),
  ],
  [/(?<![\d.])(\d{1,2}|[一两二三四五六七八九])[毛角](?:钱|(?=[\s,，。;；/]|$))/g, (match) => ({ kind: 'money', value: tenth(match[1]), unit: 'CNY' })],
];

/** `翻了两番`, `doubled`, `五分之一`, `八五折`, `半年`, `一个半小时`, `3块5`: quantities whose value is in the words, none inside another. */
export function wordQuantities(plain: string): WordQuantity[] {
  const found = READERS.flatMap(([pattern, read]) =>
    [...plain.matchAll(pattern)].flatMap((match) => {
      const { kind, value, unit } = read(match);
      return value === null ? [] : [{ kind, value, upper: null, unit, start: match.index, end: match.index + match[0].length }];
    }),
  );
  found.sort((one, other) => one.start - other.start || other.end - one.end);
  let reach = 0;
  return found.filter((word) => {
    const isApart = word.start >= reach;
    if (isApart) reach = word.end;
    return isApart;
  });
}

function whole(text: string | undefined): Decimal | null {
  if (text === '零') return '0';
  return text === undefined ? null : /^\d+$/.test(text) ? String(Number(text)) : readChineseNumeral(text);
}

function andHalf(text: string | undefined): Decimal | null {
  const value = whole(text);
  return value === null ? null : `${value}.5`;
}

function tenth(text: string | undefined): Decimal | null {
  const value = whole(text);
  return value === null ? null : shiftDecimal(value, -1);
}

function yuan(units: string | undefined, tenths: string | undefined, hundredths: string | undefined): Decimal | null {
  const parts = [whole(units), whole(tenths), whole(hundredths) ?? ''];
  return parts[0] === null || parts[1] === null ? null : `${parts[0] ?? ''}.${parts[1] ?? ''}${parts[2] ?? ''}`;
}

/** `3 in 10` in percent; every denominator read here gives an exact decimal. */
function share(count: number, of: number): Decimal | null {
  return count >= of ? null : withoutZeros(shiftDecimal(String((count * 100_000) / of), -3));
}

function partOf(parts: string | undefined, count: string | undefined): Decimal | null {
  const [one, times] = [PARTS[parts ?? ''], whole(count)];
  if (one === undefined || times === null || compareDecimals(times, whole(parts) ?? '0') >= 0) return null;
  let sum: Decimal = '0';
  for (let index = 0; index < Number(times); index += 1) sum = addDecimals(sum, one);
  return sum.replace(/\.0+$/, '');
}

/** A percentage, and whether it is what a discount takes off: then the text's `from` means at most. */
export interface WordPercent extends WordQuantity {
  readonly isDiscount: boolean;
}

/**
 * Numbers that a word before or behind makes a percentage: `百分之三十`, `千分之三`, `三成五`, `8折` (20 percent off); null for
 * others. `value` and `upper` have their magnitude.
 */
export function percentWords(plain: string, first: NumberToken, last: NumberToken, { value, upper }: { value: Decimal; upper: Decimal | null }): WordPercent | null {
  const before = plain.slice(Math.max(0, first.start - 4), first.start);
  const rest = plain.slice(last.end, last.end + 8);
  const base = { kind: 'percent', unit: '%', isDiscount: false, start: first.start } as const;
  const part = /(百|千|万)分之$/.exec(before)?.[1];
  if (part !== undefined) {
    const scaled = (number: Decimal) => (part === '万' ? shiftDecimal(number, -2) : number);
    return { ...base, unit: part === '千' ? '‰' : '%', value: scaled(value), upper: upper === null ? null : scaled(upper), start: first.start - 3, end: last.end };
  }
  const tenths = /^ ?成(?:([半一二三四五六七八九])(?!年|个|月|天|家))?(?![本为立功员长交果绩熟都分品套型就人])/.exec(rest);
  if (tenths !== null && compareDecimals(value, '10') <= 0) {
    const more = tenths[1] === undefined ? '0' : tenths[1] === '半' ? '5' : (readChineseNumeral(tenths[1]) ?? '0');
    const percent = (number: Decimal) => addDecimals(withoutZeros(shiftDecimal(number, 1)), more);
    return { ...base, value: percent(value), upper: upper === null ? null : percent(upper), end: last.end + tenths[0].length };
  }
  const reduced = /^ ?折(?!叠|扣|射|线|合|算|旧|返|腾|磨|中)/.exec(rest);
  const off = reduced === null ? null : percentOff(value);
  if (reduced === null || off === null) return null;
  const least = upper === null ? null : percentOff(upper);
  return { ...base, isDiscount: true, value: least ?? off, upper: least === null ? null : off, end: last.end + reduced[0].length };
}

/** What `8折`, `8.5折` and `85折` take off, in percent; null for a number that is no discount. */
function percentOff(value: Decimal): Decimal | null {
  const kept = withoutZeros(compareDecimals(value, '10') < 0 ? shiftDecimal(value, 1) : value);
  if (compareDecimals(kept, '100') >= 0 || compareDecimals(kept, '1') < 0) return null;
  const places = kept.split('.')[1]?.length ?? 0;
  const rest = 100n * 10n ** BigInt(places) - BigInt(kept.replace('.', ''));
  return withoutZeros(shiftDecimal(String(rest), -places));
}

function withoutZeros(value: Decimal): Decimal {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}
