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
