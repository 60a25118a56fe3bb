import type { Formula as CellFormula, CellValue } from '../workbook/workbook.ts';
import { formulaPieces } from '../workbook/formula-pieces.ts';
import { DAYS_TO_1904 } from '../workbook/cell-text.ts';
import type { CellContent, PlannedCell } from '../workbook/sheet-plan.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Of what a cell holds, of how it looks, and of what a row is: a cell taken for unchanged by chance is one in 16 million. */
export const CONTENT_DIGITS = 4;
export const LOOK_DIGITS = 3;
export const FORMAT_DIGITS = 3;
export const KEY_DIGITS = 5;

/** A short print of a text, 6 bits a digit. Source: FNV-1a of 32 bits, over UTF-16 units. */
export function textPrint(text: string, digits: number): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  let print = '';
  for (let digit = 0; digit < digits; digit += 1) print += DIGITS[(hash >>> (6 * digit)) & 63] ?? '';
  return print;
}

/** A print of what a plan puts into a cell: the same as that of the cell, until somebody changes it. */
export function contentPrint(content: CellContent): string {
  switch (content.kind) {
    case 'text':
      return valuePrint(content.text);
    case 'number':
      return valuePrint(content.number);
    case 'date':
      return valuePrint(content.serial);
    case 'boolean':
      return valuePrint(content.boolean);
    case 'formula':
      return formulaPrint(content.formula);
    case 'blank':
      return valuePrint(null);
  }
}

/** The prints that a cell of a workbook may have: in one that counts days from 1904 a number may be a day. */
export function cellPrints(value: CellValue, formula: CellFormula['formula'] | undefined, date1904: boolean): readonly string[] {
  if (formula !== undefined) return [formulaPrint(formula)];
  return date1904 && typeof value === 'number' ? [valuePrint(value), valuePrint(value + DAYS_TO_1904)] : [valuePrint(value)];
}

/** A print of how a cell looks, its number format left out, and where its link leads. */
export function lookPrint({ style, link }: PlannedCell): string {
  return textPrint(JSON.stringify([{ ...style, numberFormat: undefined }, link ?? null]), LOOK_DIGITS);
}

export function formatPrint({ style }: PlannedCell): string {
  return textPrint(style?.numberFormat ?? '', FORMAT_DIGITS);
}

function valuePrint(value: CellValue): string {
  return textPrint(valueText(value), CONTENT_DIGITS);
}

function valueText(value: CellValue): string {
  if (value === null || value === '') return '';
  if (typeof value === 'string') return `t${value.replace(/\r\n?/g, '\n')}`;
  if (typeof value === 'number') return `n${roundText(value)}`;
  return typeof value === 'boolean' ? `b${String(value)}` : `e${value.error}`;
}

/** Programs write the last digits of a number differently. */
function roundText(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** Without what changes as rows are moved and sheets, tables and columns renamed, or as another program writes the same. */
function formulaPrint(formula: string): string {
  const kept = formulaPieces(formula.replace(/^\s*=/, ''))
    .map((piece) => (typeof piece !== 'string' ? '#' : /^\d/.test(piece) ? roundText(Number(piece)) : piece))
    .filter((piece) => !piece.startsWith("'"));
  const words = kept.join('').replace(/_xl(?:fn|ws|pm|udf)\./gi, '').replace(/[\p{L}_][\p{L}\p{N}_.]*(?=[![])/gu, '').replace(/\[#This Row\],?|@|\s/gi, '').replaceAll('#REF!', '#');
  return textPrint(`f${words.toUpperCase()}`, CONTENT_DIGITS);
}
