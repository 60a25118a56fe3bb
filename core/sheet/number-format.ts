/** What a number format code says about the values shown with it. */
export interface FormatFacts {
  readonly kind: 'date' | 'time' | 'elapsed' | 'percent' | 'number' | 'text' | 'general';
  /** `元`, `¥`, `kg` written into the format; null where there is none. */
  readonly unit: string | null;
  /** 10000 where the format writes 万 beside a value that is itself in 万; else 1. */
  readonly multiplier: number;
}

const known = new Map<string, FormatFacts>();

/** Facts about a format code; remembered, because a workbook has few codes and many cells. */
export function formatFacts(code: string): FormatFacts {
  const before = known.get(code);
  if (before) return before;
  const facts = readFormat(code);
  if (known.size < 4096) known.set(code, facts);
  return facts;
}

function readFormat(code: string): FormatFacts {
  const section = code.split(';', 1)[0] ?? '';
  const bare = section.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[\$[^\]]*\]/g, '').replace(/AM\/PM|A\/P|上午\/下午/gi, '');
  if (/^\s*(general|g\/通用格式)?\s*$/i.test(bare.replace(/\[[^\]]*\]/g, ''))) return { kind: 'general', ...literalUnit(section) };
  if (/\[(h+|m+|s+)\]/i.test(bare)) return { kind: 'elapsed', unit: null, multiplier: 1 };
  const plain = bare.replace(/\[[^\]]*\]/g, '').replace(/general/gi, '');
  if (/[ymdhs年月日时]/i.test(plain) && !/[#?]/.test(plain)) {
    return { kind: /[yd年日]/i.test(plain) || /m/i.test(plain.replace(/h+:?m+|m+:?s+/gi, '')) ? 'date' : 'time', unit: null, multiplier: 1 };
  }
  if (plain.includes('%')) return { kind: 'percent', unit: '%', multiplier: 1 };
  if (plain.includes('@')) return { kind: 'text', unit: null, multiplier: 1 };
  return { kind: 'number', ...literalUnit(section) };
}

/** A unit in quotes, after a backslash, or a currency: `#,##0.00"元"`, `[$¥-804]#,##0`, `0.0"万"`. */
function literalUnit(section: string): { unit: string | null; multiplier: number } {
  const currency = /\[\$([^\]-]+)(?:-[0-9A-Fa-f]+)?\]/.exec(section)?.[1] ?? /[¥￥$€£₩]/.exec(section.replace(/\[[^\]]*\]/g, ''))?.[0];
  const quoted = [...section.matchAll(/"([^"]*)"/g)].map((match) => (match[1] ?? '').trim()).filter((text) => text !== '');
  const words = quoted.find((text) => /\p{L}/u.test(text)) ?? null;
  // `0!.0,"万"` and `0.0,"k"` show plain values shortened: the trailing comma does the scaling.
  const shortened = /[0#?],+(?![0#?])/.test(section);
  const wan = words !== null && /^[万亿]/.test(words) && !shortened;
  const unit = words === null ? (currency ?? null) : words.replace(/^[万亿千百](?=.)/, '');
  return { unit, multiplier: wan ? (words.startsWith('亿') ? 1e8 : 1e4) : 1 };
}
