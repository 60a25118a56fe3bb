import type { Decimal } from './decimal.ts';

const DIGITS: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const STEPS: Readonly<Record<string, bigint>> = { 十: 10n, 百: 100n, 千: 1000n };
const GROUPS: Readonly<Record<string, bigint>> = { 万: 10_000n, 亿: 100_000_000n };

/** Numbers written out in Chinese, of two characters or more with at least one of 十百千万亿: `三百五十万`. */
export const CHINESE_NUMERAL = /[零〇一二两三四五六七八九十百千万亿]{2,24}/g;

/** `三百五十万` -> `3500000`; null where the characters make no number (`万一`, `一一`). */
export function readChineseNumeral(text: string): Decimal | null {
  if (!/[十百千万亿]/.test(text) || /^[百千万亿]|万一$|[零〇]$/.test(text)) return null;
  let total = 0n;
  let group = 0n;
  let digit: bigint | null = null;
  for (const character of text) {
    const value = DIGITS[character];
    const step = STEPS[character];
    const scale = GROUPS[character];
    if (value !== undefined) {
      if (digit !== null && digit !== 0n) return null;
      digit = BigInt(value);
    } else if (step !== undefined) {
      group += (digit ?? 1n) * step;
      digit = null;
    } else if (scale !== undefined) {
      total = (total + group + (digit ?? 0n)) * scale;
      group = 0n;
      digit = null;
    }
  }
  return String(total + group + (digit ?? 0n));
}

/** Powers of ten that words after a number mean. English ones stand alone or right behind the number. */
const MAGNITUDES: readonly (readonly [pattern: RegExp, places: number])[] = [
  [/^ ?(?:万亿|兆)/, 12],
  [/^ ?(?:亿|億)/, 8],
  [/^ ?千万/, 7],
  [/^ ?百万/, 6],
  [/^ ?十万/, 5],
  [/^ ?(?:万|萬)/, 4],
  [/^ ?千(?!克|米|瓦|卡|字)/, 3],
  [/^ ?(?:trillion|tn)(?![a-z])/i, 12],
  [/^ ?(?:billion|bn)(?![a-z])/i, 9],
  [/^B(?![a-z])/i, 9],
  [/^ ?(?:million|mn|mln)(?![a-z])/i, 6],
  [/^M(?![a-z²³23])/, 6],
  [/^ ?thousand(?![a-z])/i, 3],
  [/^k(?![a-z])/i, 3],
];

export interface Magnitude {
  /** The power of ten. */
  readonly places: number;
  /** How many characters it takes. */
  readonly length: number;
  /** `12余万` is more than 120,000. */
  readonly isMore: boolean;
}

/** The magnitude at the head of `rest`, the text behind a number. */
export function magnitudeAt(rest: string): Magnitude {
  const more = /^ ?[余多](?=[十百千万萬亿億])/.exec(rest)?.[0] ?? '';
  for (const [pattern, places] of MAGNITUDES) {
    const match = pattern.exec(rest.slice(more.length));
    if (match !== null) return { places, length: more.length + match[0].length, isMore: more !== '' };
  }
  return { places: 0, length: 0, isMore: false };
}
