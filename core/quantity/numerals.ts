import type { Decimal } from './decimal.ts';

const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
  壹: 1, 贰: 2, 貳: 2, 叁: 3, 參: 3, 肆: 4, 伍: 5, 陆: 6, 陸: 6, 柒: 7, 捌: 8, 玖: 9,
};
const STEPS: Readonly<Record<string, bigint>> = { 十: 10n, 拾: 10n, 百: 100n, 佰: 100n, 千: 1000n, 仟: 1000n };
const GROUPS: Readonly<Record<string, bigint>> = { 万: 10_000n, 萬: 10_000n, 亿: 100_000_000n, 億: 100_000_000n };
const ANY = '零〇一二两三四五六七八九十百千万亿壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億';

/** Numbers written out in Chinese: `三百五十万`, `壹仟贰佰`, `十二点五`. */
export const CHINESE_NUMERAL = new RegExp(`[${ANY}]{1,24}(?:点[零〇一二三四五六七八九]{1,8}[十百千万亿]{0,3})?`, 'g');

/**
 * `三百五十万` -> `3500000`, `两千三` -> `2300`, `三点五亿` -> `350000000`; null where the characters make no one number
 * (`万一`, `三四十`, `百万`).
 */
export function readChineseNumeral(text: string): Decimal | null {
  const [whole = '', rest] = text.split('点');
  if (rest === undefined) return wholeNumber(whole);
  const head = wholeNumber(whole);
  const tail = /^([零〇一二三四五六七八九]+)([十百千万亿]*)$/.exec(rest);
  if (head === null || tail === null) return null;
  const digits = [...(tail[1] ?? '')].map((digit) => DIGITS[digit] ?? 0).join('');
  const places = [...(tail[2] ?? '')].reduce((sum, scale) => sum + String(STEPS[scale] ?? GROUPS[scale] ?? 1n).length - 1, 0);
  if (places === 0) return `${head}.${digits}`;
  const padded = digits.padEnd(places, '0');
  const shifted = `${head}${padded.slice(0, places)}`.replace(/^0+(?=\d)/, '');
  return padded.length > places ? `${shifted}.${padded.slice(places)}` : shifted;
}

function wholeNumber(text: string): Decimal | null {
  if (/^[百佰千仟万萬亿億]|[万萬]一$|.[零〇]$|^[零〇]./.test(text)) return null;
  let total = 0n;
  let section = 0n;
  let digit: bigint | null = null;
  /** What the last scale was worth: in `两千三` the three counts hundreds. */
  let scale = 0n;
  for (const character of text) {
    const value = DIGITS[character];
    const step = STEPS[character];
    const group = GROUPS[character];
    if (value !== undefined) {
      if (digit !== null && digit !== 0n) return null;
      digit = BigInt(value);
    } else if (step !== undefined) {
      section += (digit ?? 1n) * step;
      scale = step;
      digit = null;
    } else if (group !== undefined) {
      total = (total + section + (digit ?? 0n)) * group;
      section = 0n;
      scale = group;
      digit = null;
    }
  }
  const isShort = digit !== null && digit !== 0n && scale >= 100n && !/[零〇].$/.test(text);
  return String(total + section + (digit ?? 0n) * (isShort ? scale / 10n : 1n));
}
