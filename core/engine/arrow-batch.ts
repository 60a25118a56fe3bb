import {
  Bool,
  DateDay,
  Decimal,
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
import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import { bitmap, dayData, decimalData, momentData, validityOf, type Validity } from './column-data.ts';
import { DECIMAL_DIGITS, loadedType, SOURCE_ROW } from './table-shape.ts';

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

function columnData(column: TypedColumn, first: number, length: number): Data {
  const valid = validityOf(column, first, length);
  switch (column.type) {
    case 'number':
    case 'date': {
      const values = column.values.slice(first, first + length);
      const type = loadedType(column);
      switch (type.kind) {
        case 'DATE':
          return makeData({ type: new DateDay(), length, data: dayData(values), ...valid });
        case 'TIMESTAMP':
          return makeData({ type: new TimestampMicrosecond(), length, data: momentData(values), ...valid });
        case 'DECIMAL': {
          const data = new Uint32Array(decimalData(values, type.scale, 16).buffer);
          return makeData({ type: new Decimal(type.scale, DECIMAL_DIGITS), length, data, ...valid });
        }
        default:
          return makeData({ type: new Float64(), length, data: values, ...valid });
      }
    }
    case 'boolean':
      return makeData({ type: new Bool(), length, data: bitmap(length, (row) => column.values[first + row] === true), ...valid });
    case 'text':
      return textData(column.values.slice(first, first + length), valid);
  }
}

function textData(values: readonly (string | null)[], valid: Validity): Data {
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
  return makeData({ type: new Utf8(), length, valueOffsets, data: bytes.subarray(0, end), ...valid });
}
