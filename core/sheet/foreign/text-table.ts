import { DATE_ORDERS, parseDateText, resolveDateText } from '../date-text.ts';
import type { DateText } from '../date-text.ts';
import { parseNumberText } from '../number-text.ts';
import type { ForeignCell, ForeignTable } from './foreign-table.ts';
import { isHeader } from './foreign-table.ts';
import { foreignRefusal } from './foreign-refusal.ts';
import { readDelimited, sniffDelimiter } from './delimited-text.ts';

/**
 * A text with delimiters as a table. A column whose every cell is a number, a day or a yes and no becomes one; all else
 * stays text, whatever it begins with, and is read as any text in a workbook. Throws Problem `foreign-empty`,
 * `foreign-broken`.
 */
export function textTable(text: string, name: string): ForeignTable {
  const records = readDelimited(text.replace(/^sep=.\r?\n/, ''), sniffDelimiter(text));
  const [first, ...others] = records;
  if (first === undefined || records.every((record) => record.every((field) => field.trim() === ''))) throw foreignRefusal.empty();
  const header = withoutEmptyEnd(first).map((field) => field.trim());
  const width = others.reduce((most, record) => Math.max(most, withoutEmptyEnd(record).length), 0);
  const isNamed = others.length > 0 && width <= header.length && isHeader(header) && header.every((field) => parseNumberText(field) === null && parseDateText(field) === null);
  const rows = isNamed ? others : records;
  const all = Math.max(width, header.length);
  const columns = Array.from({ length: all }, (_, column) => typedColumn(rows.map((row) => (row[column] ?? '').trim())));
  return { name, columns: isNamed ? header : null, rows: rows.map((_, row) => columns.map((column) => column[row] ?? null)) };
}

function withoutEmptyEnd(record: readonly string[]): readonly string[] {
  const last = record.findLastIndex((field) => field.trim() !== '');
  return record.slice(0, last + 1);
}

function typedColumn(fields: readonly string[]): readonly ForeignCell[] {
  if (fields.every((field) => field === '')) return fields.map(() => null);
  return numbers(fields) ?? dates(fields) ?? answers(fields) ?? fields;
}

/** Codes with leading zeros or more digits than a number keeps are no numbers; those with a unit are read later, with it. */
function numbers(fields: readonly string[]): readonly ForeignCell[] | null {
  const cells: ForeignCell[] = [];
  let shares = 0;
  for (const field of fields) {
    const number = field === '' ? null : parseNumberText(field);
    if (field !== '' && (number === null || number.codeLike || number.unit !== null || number.magnitude !== 1)) return null;
    if (number?.percent === true) shares += 1;
    cells.push(number === null ? null : number.percent ? { share: number.value } : number.value);
  }
  const filled = fields.filter((field) => field !== '').length;
  return shares === 0 || shares === filled ? cells : null;
}

/** Days, with or without a time; where the numbers stand in another order than the year's first, in one that all have. */
function dates(fields: readonly string[]): readonly ForeignCell[] | null {
  const read: (DateText | null)[] = [];
  for (const field of fields) {
    const date = field === '' ? null : parseDateText(field);
    if (field !== '' && (date === null || (date.kind === 'fixed' && date.grain !== 'day' && date.grain !== 'time'))) return null;
    read.push(date);
  }
  const orders = DATE_ORDERS.filter((order) => read.every((date) => date === null || resolveDateText(date, order) !== null));
  const [order] = orders;
  // Where several orders fit, texts are left for the reader of workbooks, which says that it had to choose.
  if (order === undefined || (orders.length > 1 && read.some((date) => date?.kind === 'unordered' && !date.certain))) return null;
  return read.map((date) => {
    const serial = date === null ? null : resolveDateText(date, order);
    return serial === null ? null : { serial };
  });
}

function answers(fields: readonly string[]): readonly ForeignCell[] | null {
  return fields.every((field) => /^(?:true|false)?$/i.test(field)) ? fields.map((field) => (field === '' ? null : field.toLowerCase() === 'true')) : null;
}
