import { isDateFormat } from '../../core/workbook/cell-text.ts';
import { datePieces } from './date-text.ts';

/**
 * A number as a spreadsheet shows it in a number format: `1234.5` in `#,##0.00` is `1,234.50`. Covers what
 * reports and business workbooks use: sections, conditions, literals, grouping, scaling, percent, dates.
 * Source: ECMA-376 part 1, 18.8.31. A format outside of that falls back to plain digits.
 */
export function numberText(value: number, format: string): string {
  if (format === '' || /^general$/i.test(format)) return plainNumber(value);
  const sections = splitSections(format);
  const { section, shown } = chooseSection(sections, value);
  if (/^general$/i.test(section)) return plainNumber(shown);
  if (isDateFormat(section)) return datePieces(shown, section);
  return digitsText(shown, section);
}

function plainNumber(value: number): string {
  return Number(value.toPrecision(11)).toString();
}

interface Chosen {
  readonly section: string;
  /** Without its sign where the section says it itself. */
  readonly shown: number;
}

/** Sections are for positive, negative, zero, text; or each names its own condition. */
function chooseSection(sections: readonly string[], value: number): Chosen {
  const bare = (section: string) => section.replace(/\[(?:[<>=]+[^\]]*|Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|Color ?\d+)\]/gi, '');
  const conditional = sections.some((section) => /\[[<>=]/.test(section));
  if (conditional) {
    const match = sections.find((section) => meets(section, value)) ?? '';
    return { section: bare(match), shown: value };
  }
  const [positive = '', negative, zero] = sections;
  if (value < 0 && negative !== undefined) return { section: bare(negative), shown: -value };
  if (value === 0 && zero !== undefined) return { section: bare(zero), shown: 0 };
  return { section: bare(positive), shown: value };
}

function meets(section: string, value: number): boolean {
  const match = /\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]/.exec(section);
  if (match === null) return true;
  const bound = Number(match[2]);
  switch (match[1]) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    case '<>':
      return value !== bound;
    default:
      return value === bound;
  }
}

function splitSections(format: string): readonly string[] {
  const sections = [''];
  for (const piece of format.match(/"[^"]*"|\\.|\[[^\]]*\]|[\s\S]/g) ?? []) {
    if (piece === ';') sections.push('');
    else sections[sections.length - 1] += piece;
  }
  return sections;
}

type Token = { readonly kind: 'digit'; readonly mark: string } | { readonly kind: 'literal'; readonly text: string };

/** Digits fall into their places from the right; what stands between the places stays there. */
function digitsText(value: number, section: string): string {
  const whole: Token[] = [];
  const fraction: Token[] = [];
  let side = whole;
  let scale = 1;
  let grouped = false;
  const pieces = section.match(/"[^"]*"|\\.|_.|\*.|\[\$[^\]]*\]|[\s\S]/g) ?? [];
  const literal = (text: string) => side.push({ kind: 'literal', text });
  pieces.forEach((piece, index) => {
    if (piece.startsWith('"')) literal(piece.slice(1, -1));
    else if (piece.startsWith('\\')) literal(piece.slice(1));
    else if (piece.startsWith('_')) literal(' ');
    else if (piece.startsWith('[$')) literal(/^\[\$([^\]-]*)/.exec(piece)?.[1] ?? '');
    else if (piece.length === 2) return;
    else if (/[0#?]/.test(piece)) side.push({ kind: 'digit', mark: piece });
    else if (piece === '.' && side === whole) side = fraction;
    else if (piece === ',') {
      if (pieces.slice(index + 1).some((later) => /^[0#?]$/.test(later)) && side === whole) grouped = true;
      else scale /= 1000;
    } else if (piece === '%') {
      scale *= 100;
      literal('%');
    } else literal(piece);
  });
  const places = fraction.filter((token) => token.kind === 'digit').length;
  const fixed = Math.abs(value * scale).toFixed(places);
  const [integer = '0', decimals = ''] = fixed.split('.');
  const sign = value < 0 && Number(fixed) !== 0 ? '-' : '';
  const hasDigits = [...whole, ...fraction].some((token) => token.kind === 'digit');
  if (!hasDigits) return sign + whole.map((token) => (token.kind === 'literal' ? token.text : '')).join('');
  return sign + wholeText(whole, integer === '0' ? '' : integer, grouped) + fractionText(fraction, decimals);
}

function wholeText(tokens: readonly Token[], digits: string, grouped: boolean): string {
  const places = tokens.filter((token) => token.kind === 'digit').length;
  let rest = digits;
  let seen = 0;
  let placed = 0;
  let text = '';
  const put = (digit: string) => {
    text = (grouped && seen > 0 && seen % 3 === 0 ? `${digit},` : digit) + text;
    seen += 1;
  };
  for (const token of [...tokens].reverse()) {
    if (token.kind === 'literal') {
      text = token.text + text;
      continue;
    }
    placed += 1;
    const digit = rest.at(-1) ?? (token.mark === '0' ? '0' : token.mark === '?' ? ' ' : '');
    rest = rest.slice(0, -1);
    if (digit !== '') put(digit);
    if (placed === places) for (; rest !== ''; rest = rest.slice(0, -1)) put(rest.at(-1) ?? '');
  }
  return text;
}

function fractionText(tokens: readonly Token[], decimals: string): string {
  const wanted = Math.max(
    decimals.replace(/0+$/, '').length,
    tokens.filter((token) => token.kind === 'digit').findLastIndex((token) => token.kind === 'digit' && token.mark === '0') + 1,
  );
  let position = 0;
  let text = '';
  for (const token of tokens) {
    if (token.kind === 'literal') text += token.text;
    else {
      if (position < wanted) text += decimals[position] ?? '';
      position += 1;
    }
  }
  const hasPlaces = tokens.some((token) => token.kind === 'digit');
  return hasPlaces ? `.${text}` : text;
}
