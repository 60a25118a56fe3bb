import { invalidArgument } from '../api-error.ts';

/** An error value such as `#N/A`. */
export interface ErrorValue {
  readonly error: string;
}
export type CellContent = string | number | boolean | ErrorValue | null;

export interface CellModel {
  content: CellContent;
  /** With the leading `=`. `content` is then what it computed last. */
  formula: string | null;
  numberFormat: string;
  /** Text that a leading apostrophe made text. */
  quotePrefix: boolean;
  style: Record<string, unknown>;
  hyperlink: Record<string, unknown> | null;
}

export function blankCell(): CellModel {
  return { content: null, formula: null, numberFormat: 'General', quotePrefix: false, style: {}, hyperlink: null };
}

const ERROR_VALUE = /^#(N\/A|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/;

/**
 * Puts an input into a cell the way Excel takes what is typed or set through `values` and `formulas`: texts that
 * look like a formula, number, percentage, date, time, boolean or error become one. Only an apostrophe in front
 * or the number format `@` keeps a text a text.
 * @throws ApiError InvalidArgument for a formula with unbalanced brackets or quotes.
 */
export function enter(cell: CellModel, input: unknown): void {
  if (input === null || input === undefined) return;
  cell.quotePrefix = false;
  cell.formula = null;
  if (typeof input === 'boolean') cell.content = input;
  else if (typeof input === 'number') cell.content = cell.numberFormat === '@' ? String(input) : input;
  else if (typeof input === 'string') enterText(cell, input);
  else throw invalidArgument('a cell takes texts, numbers and booleans');
}

function enterText(cell: CellModel, input: string): void {
  if (input.length > 32_767) throw invalidArgument('a cell takes at most 32,767 characters');
  if (input === '') {
    cell.content = null;
  } else if (input.startsWith("'")) {
    cell.content = input.slice(1);
    cell.quotePrefix = true;
  } else if (cell.numberFormat === '@') {
    cell.content = input;
  } else {
    interpretEntry(cell, input);
  }
}

function interpretEntry(cell: CellModel, input: string): void {
  const number = numberIn(input);
  if (number !== null) {
    cell.content = number.value;
    if (cell.numberFormat === 'General') cell.numberFormat = number.format;
  } else if (/^[=+\-@]./s.test(input)) {
    cell.formula = input.startsWith('=') ? input : `=${input}`;
    if (cell.formula.length > 8192 || !isBalanced(cell.formula)) throw invalidArgument(`formula ${input}`);
    cell.content = 0;
  } else if (/^(true|false)$/i.test(input)) {
    cell.content = input.toLowerCase() === 'true';
  } else if (ERROR_VALUE.test(input.toUpperCase())) {
    cell.content = { error: input.toUpperCase() };
  } else {
    cell.content = input;
  }
}

interface NumberEntry {
  readonly value: number;
  readonly format: string;
}

function numberIn(input: string): NumberEntry | null {
  const text = input.trim();
  const plain = /^([-+]?)([$¥€£]?)((?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:[eE][-+]?\d+)?)(%?)$/.exec(text);
  if (plain && /\d/.test(plain[3] ?? '')) {
    const size = Number((plain[3] ?? '').replaceAll(',', ''));
    const sign = plain[1] === '-' ? -1 : 1;
    if (plain[4] === '%') return { value: (sign * size) / 100, format: '0%' };
    return { value: sign * size, format: plain[2] === '' ? 'General' : '$#,##0' };
  }
  const inBrackets = /^\((\d+(?:\.\d+)?)\)$/.exec(text);
  if (inBrackets) return { value: -Number(inBrackets[1]), format: 'General' };
  return dateIn(text) ?? timeIn(text);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function dateIn(text: string): NumberEntry | null {
  const iso = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (iso) return dateEntry(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const american = /^(\d{1,2})[-/](\d{1,2})(?:[-/](\d{4}))?$/.exec(text);
  if (american) return dateEntry(Number(american[3] ?? 2026), Number(american[1]), Number(american[2]));
  const chinese = /^(\d{1,2})月(\d{1,2})日$/.exec(text);
  if (chinese) return dateEntry(2026, Number(chinese[1]), Number(chinese[2]));
  const named = /^(?:(\d{1,2})[- ])?([a-z]{3,9})[- ](\d{1,4})$/i.exec(text);
  const month = MONTHS.indexOf((named?.[2] ?? '').slice(0, 3).toLowerCase()) + 1;
  if (named && month > 0) {
    const last = Number(named[3]);
    return last > 31 ? dateEntry(last, month, Number(named[1] ?? 1)) : dateEntry(2026, month, last);
  }
  return null;
}

function dateEntry(year: number, month: number, day: number): NumberEntry | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return { value: Math.round(Date.UTC(year, month - 1, day) / 86_400_000) + 25_569, format: 'm/d/yyyy' };
}

function timeIn(text: string): NumberEntry | null {
  const time = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (!time) return null;
  const seconds = Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3] ?? 0);
  return { value: seconds / 86_400, format: 'h:mm' };
}

function isBalanced(formula: string): boolean {
  let depth = 0;
  let quoted: string | null = null;
  for (const character of formula) {
    if (quoted !== null) {
      if (character === quoted) quoted = null;
    } else if (character === '"' || character === "'") quoted = character;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0 && quoted === null;
}
