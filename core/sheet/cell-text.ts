/** Blanks that people and programs leave behind: no-break, ideographic, zero-width, byte-order marks. */
const EDGE_BLANKS = /^[\s\u00a0\u3000\u200b-\u200d\u2060\ufeff]+|[\s\u00a0\u3000\u200b-\u200d\u2060\ufeff]+$/g;

/** A text without the blanks at its ends. */
export function trimmed(text: string): string {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  if (isPlainInk(first) && isPlainInk(last)) return text;
  return text.replace(EDGE_BLANKS, '');
}

function isPlainInk(code: number): boolean {
  return (code > 0x20 && code < 0x7f) || (code >= 0x4e00 && code <= 0x9fff);
}

/** Full-width letters, digits and signs as their ASCII twins, other dashes and blanks as plain ones; trimmed. */
export function halfWidth(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.trim();
  const narrow = text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replace(/[\u200b-\u200d\u2060\ufeff\u200e\u200f]/g, '')
    .replace(/[\u2010-\u2015\u2212\ufe63]/g, '-')
    .replace(/\uffe5/g, '¥')
    .replace(/\uffe1/g, '£');
  return narrow.trim();
}

/** Words and signs that stand where a value is missing. */
const PLACEHOLDERS = new Set([
  '-', '--', '---', '/', '\\', '.', '...', '?', '*', 'n/a', 'na', '#n/a', 'nan', 'null', 'none', 'nil', 'n.a.', 'tbd', 'tbc',
  '无', '暂无', '没有', '空', '未知', '不详', '未填', '待定', '待补', '待补充', '缺失', '缺', '不适用',
]);

/** True for `-`, `N/A`, `暂无` and the like: there is no value, and the author said so. */
export function isPlaceholder(text: string): boolean {
  return text.length <= 8 && PLACEHOLDERS.has(halfWidth(text).toLowerCase());
}

/** One name written in several ways (case, width, blanks inside) becomes one key. */
export function nameKey(text: string): string {
  return halfWidth(text).toLowerCase().replace(/\s+/g, '');
}
