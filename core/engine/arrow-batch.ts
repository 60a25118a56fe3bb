import {
  Bool,
  DateDay,
  Field,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  TimestampMicrosecond,
  Utf8,
  type Data,
  type DataType,
} from 'apache-arrow';
import { serialToUtc } from '../sheet/serial-date.ts';
import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import { loadedType, SOURCE_ROW } from './table-shape.ts';

/**
 * Rows `first` to `first + count` of a table as an Arrow IPC stream. Only `makeData` is used: Arrow's builders
 * compile code at run time, which pages of an extension forbid.
 */
export function arrowBatch(table: TypedTable, first: number, count: number): Uint8Array {
  const children: Data[] = table.columns.map((column) => columnData(column, first, count));
  const rows = Int32Array.from(table.sourceRows.subarray(first, first + count), (row) => row + 1);
  children.push(makeData({ type: new Int32(), length: count, data: rows }));
  const names = [...table.columns.map(({ name }) => name), SOURCE_ROW];
  const fields = children.map((child, index) => new Field<DataType>(names[index] ?? '', child.type, true));
  const schema = new Schema(fields);
  const data = makeData({ type: new Struct(fields), length: count, nullCount: 0, children });
  return tableToIPC(new Table(schema, [new RecordBatch(schema, data)]), 'stream');
}

function columnData(column: TypedColumn, first: number, count: number): Data {
  switch (column.type) {
    case 'number': {
      const data = column.values.slice(first, first + count);
      return makeData({ type: new Float64(), length: count, data, ...validity(count, (row) => !Number.isNaN(data[row])) });
    }
    case 'date':
      return dateData(column.values.subarray(first, first + count), loadedType(column) === 'DATE');
    case 'boolean': {
      const values = column.values.slice(first, first + count);
      const data = bitmap(count, (row) => values[row] === true);
      return makeData({ type: new Bool(), length: count, data, ...validity(count, (row) => values[row] !== null) });
    }
    case 'text':
      return textData(column.values.slice(first, first + count));
  }
}

function dateData(serials: Float64Array, wholeDays: boolean): Data {
  const length = serials.length;
  const valid = validity(length, (row) => !Number.isNaN(serials[row]));
  if (wholeDays) {
    const data = Int32Array.from(serials, (serial) => (Number.isNaN(serial) ? 0 : Math.round(serialToUtc(serial) / 86_400_000)));
    return makeData({ type: new DateDay(), length, data, ...valid });
  }
  const data = BigInt64Array.from(serials, (serial) => (Number.isNaN(serial) ? 0n : BigInt(serialToUtc(serial)) * 1000n));
  return makeData({ type: new TimestampMicrosecond(), length, data, ...valid });
}

function textData(values: readonly (string | null)[]): Data {
  const length = values.length;
  const valueOffsets = new Int32Array(length + 1);
  const room = values.reduce((total, value) => total + (value?.length ?? 0) * 3, 0);
  const bytes = new Uint8Array(room);
  const encoder = new TextEncoder();
  let end = 0;
  values.forEach((value, row) => {
    if (value !== null) end += encoder.encodeInto(value, bytes.subarray(end)).written;
    valueOffsets[row + 1] = end;
  });
  return makeData({ type: new Utf8(), length, valueOffsets, data: bytes.subarray(0, end), ...validity(length, (row) => values[row] !== null) });
}

function validity(count: number, isValid: (row: number) => boolean): { nullCount: number; nullBitmap: Uint8Array } {
  let nullCount = 0;
  const nullBitmap = bitmap(count, (row) => {
    const valid = isValid(row);
    if (!valid) nullCount++;
    return valid;
  });
  return { nullCount, nullBitmap };
}

function bitmap(count: number, isSet: (row: number) => boolean): Uint8Array {
  const bits = new Uint8Array(Math.ceil(count / 64) * 8);
  for (let row = 0; row < count; row++) if (isSet(row)) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
  return bits;
}
