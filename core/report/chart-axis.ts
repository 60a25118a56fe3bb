import type { Unit } from '../fact/fact.ts';
import type { Language } from '../language/language.ts';
import { columnFormat } from './number-format.ts';

/** Widths of a letter and of a Chinese character in axis labels of 9 points, and the blank between two labels. */
const LETTER = 5;
const WIDE = 9;
const BETWEEN = 8;
/** What the value axis takes of a chart's width, and a chart's share of what is left that Excel gives to the plot. */
const VALUE_AXIS = 60;
/** Labels of fewer categories are read even where they wrap. */
const FEW_CATEGORIES = 7;

/** The format of ticks: they are round numbers, so that decimals of values would be noise beside them. */
export function axisFormat(unit: Unit, largest: number, valueFormat: string, language: Language): string {
  switch (unit.kind) {
    case 'percent':
    case 'points':
      return largest >= 0.1 ? '0%' : '0.0%';
    case 'date':
    case 'name':
      return valueFormat;
    case 'money':
    case 'number':
      // Excel cannot divide by ten thousand, so 万 keeps its decimal; zero needs no unit.
      if (language === 'zh' && largest >= 1e5) return `[=0]0;${valueFormat}`;
      if (language === 'en' && largest >= 5e6) return '0,,"M"';
      if (language === 'en' && largest >= 1e6) return '0.0,,"M"';
      if (language === 'en' && largest >= 1e4) return '0,"K"';
      return largest >= 10 ? columnFormat(unit, { largest, isWhole: true, isSigned: false }, language).replace(/\.0+$/, '') : withFewerDigits(valueFormat, largest);
  }
}

/** No more digits than steps of a tenth of the range have. */
function withFewerDigits(format: string, range: number): string {
  const needed = range > 0 ? Math.max(1, 1 - Math.floor(Math.log10(range))) : Infinity;
  return format.replace(/\.(0+)$/, (all, zeros: string) => (zeros.length <= needed ? all : `.${'0'.repeat(needed)}`));
}

/** `2025年9月1日`, `Week 38, 2025`, `Sep 2025`: the year, with what parts it from the rest. */
const YEAR_FIRST = /^(\d{4})年(?=.)/;
const YEAR_LAST = /(?<=.),? (\d{4})$/;

/** Labels of a sequence of periods, a year said only where it begins. */
export function yearsOnce(labels: readonly string[]): string[] {
  const yearOf = (label: string) => (YEAR_FIRST.exec(label) ?? YEAR_LAST.exec(label))?.[1];
  const years = labels.map(yearOf);
  if (years.some((year) => year === undefined)) return [...labels];
  return labels.map((label, index) => (index > 0 && years[index] === years[index - 1] ? label.replace(YEAR_FIRST, '').replace(YEAR_LAST, '') : label));
}

/** Every which label of an axis is written, so that those of a sequence stand side by side rather than aslant. */
export function labelSpacing(labels: readonly string[], chartWidth: number): number {
  if (labels.length <= FEW_CATEGORIES) return 1;
  const all = labels.reduce((sum, label) => sum + labelWidth(label) + BETWEEN, 0);
  return Math.max(1, Math.ceil(all / Math.max(1, chartWidth - VALUE_AXIS)));
}

function labelWidth(label: string): number {
  return [...label].reduce((sum, character) => sum + (character > '\u2e7f' ? WIDE : LETTER), 0);
}

/** Where an axis of lines begins that are read by their differences: a round number somewhat below the lowest value. */
export function axisStart(values: readonly number[]): number | null {
  const lowest = Math.min(...values);
  const range = Math.max(...values) - lowest;
  if (!Number.isFinite(range) || range <= 0) return null;
  const step = 10 ** Math.floor(Math.log10(range));
  const start = Math.floor((lowest - range * 0.1) / step) * step;
  // Rid of what the multiplication leaves behind the last digit.
  const round = Number(start.toPrecision(12));
  return lowest >= 0 ? Math.max(0, round) : round;
}
