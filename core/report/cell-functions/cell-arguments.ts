import { Problem } from '../../language/problem.ts';
import { cellFunctionTexts } from '../../language/texts/cell-functions.ts';
import { isoDayOf } from '../../metric/calendar.ts';
import { readDate } from '../../quantity/dates/dates.ts';
import type { AskedFilter } from './find-figure.ts';

/** What Excel hands to a function for an argument: a cell's value; null or nothing where the argument is left out. */
export type CellArgument = string | number | boolean | null | undefined;

export function askedText(argument: CellArgument): string {
  return argument === null || argument === undefined ? '' : String(argument).trim();
}

/** A period stands in a cell as words or as a date. */
export function askedPeriod(argument: CellArgument): string | number {
  return typeof argument === 'number' && argument > LAST_YEAR_ALONE ? argument : askedText(argument);
}

/** 2024 means the year; as a serial number it would be a day in 1905. */
const LAST_YEAR_ALONE = 2_200;

/** A day as an ISO date from a date cell or from words; null where nothing is asked. Throws Problem `date-unknown`. */
export function askedDay(argument: CellArgument): string | null {
  const words = askedText(argument);
  if (words === '') return null;
  const day = typeof argument === 'number' ? isoDayOf(argument) : readDate(words)?.slice(0, 10);
  if (day === undefined) throw new Problem('date-unknown', cellFunctionTexts.dateUnknown(words));
  return day;
}

/**
 * Filters as a person writes them: `Region=East; Product=Band` in one text, one such text a cell, or two columns of names and
 * values. A value alone means whichever column has it.
 */
export function askedFilters(cells: readonly (readonly CellArgument[])[] | null | undefined): readonly AskedFilter[] {
  return (cells ?? []).flatMap((row): AskedFilter[] => {
    const [column = '', value = '', ...others] = row.map(askedText);
    if (row.length === 2 && others.length === 0 && !/[=＝]/u.test(column + value)) return value === '' ? filtersIn(column) : [{ column: column === '' ? null : column, value }];
    return row.map(askedText).flatMap(filtersIn);
  });
}

function filtersIn(words: string): AskedFilter[] {
  return words.split(/[;；]/u).flatMap((part): AskedFilter[] => {
    const [first = '', ...rest] = part.split(/[=＝]/u).map((piece) => piece.trim());
    const value = rest.join('=');
    if (first === '' && value === '') return [];
    return [value === '' ? { column: null, value: first } : { column: first === '' ? null : first, value }];
  });
}
