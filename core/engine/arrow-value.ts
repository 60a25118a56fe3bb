import { DataType, Precision, TimeUnit, Type, type Field, type Vector } from 'apache-arrow';
import type { SqlValue } from './engine.ts';
import { fromBigInt, fromDecimal, isoDay, isoMoment } from './sql-value.ts';

/** Reads one value of an Arrow vector of this type in plain terms; lists and structs become JSON text. */
export function arrowReader(type: DataType): (value: unknown) => SqlValue {
  if (DataType.isDate(type)) return (value) => (typeof value === 'number' ? isoDay(Math.floor(value / 86_400_000)) : null);
  if (DataType.isTimestamp(type)) return (value) => (typeof value === 'number' ? isoMoment(BigInt(Math.round(value * 1000))) : null);
  if (DataType.isDecimal(type)) return (value) => (value instanceof Uint32Array ? fromDecimal(wideInteger(value), type.scale) : null);
  if (DataType.isList(type) || DataType.isStruct(type) || DataType.isFixedSizeList(type)) {
    return (value) => (value === null ? null : JSON.stringify(nested(type, value)));
  }
  return plain;
}

/** DuckDB's name for an Arrow type. */
export function arrowTypeName(type: DataType): string {
  if (DataType.isFloat(type)) return type.precision === Precision.SINGLE ? 'FLOAT' : 'DOUBLE';
  if (DataType.isInt(type)) return `${type.isSigned ? '' : 'U'}${INTEGER_NAMES[type.bitWidth] ?? 'INTEGER'}`;
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return 'VARCHAR';
  if (DataType.isBool(type)) return 'BOOLEAN';
  if (DataType.isDate(type)) return 'DATE';
  if (DataType.isTimestamp(type)) return type.timezone ? 'TIMESTAMP WITH TIME ZONE' : TIMESTAMP_NAMES[type.unit];
  if (DataType.isDecimal(type)) return `DECIMAL(${type.precision},${type.scale})`;
  return Type[type.typeId].toUpperCase();
}

const INTEGER_NAMES: Readonly<Record<number, string>> = { 8: 'TINYINT', 16: 'SMALLINT', 32: 'INTEGER', 64: 'BIGINT' };
const TIMESTAMP_NAMES: Readonly<Record<TimeUnit, string>> = {
  [TimeUnit.SECOND]: 'TIMESTAMP_S',
  [TimeUnit.MILLISECOND]: 'TIMESTAMP_MS',
  [TimeUnit.MICROSECOND]: 'TIMESTAMP',
  [TimeUnit.NANOSECOND]: 'TIMESTAMP_NS',
};

function plain(value: unknown): SqlValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return fromBigInt(value);
  return JSON.stringify(value);
}

function nested(type: DataType, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (DataType.isList(type) || DataType.isFixedSizeList(type)) {
    const [inner]: readonly Field<DataType>[] = type.children;
    return inner !== undefined && isIterable(value) ? Array.from(value, (item) => nested(inner.type, item)) : null;
  }
  if (DataType.isStruct(type)) {
    const fields: readonly Field<DataType>[] = type.children;
    return isRecord(value) ? Object.fromEntries(fields.map((field) => [field.name, nested(field.type, value[field.name])])) : null;
  }
  return arrowReader(type)(value);
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Four little-endian words as one signed integer. */
function wideInteger(words: Uint32Array): bigint {
  const unsigned = words.reduce((total, word, index) => total | (BigInt(word) << BigInt(32 * index)), 0n);
  return BigInt.asIntN(32 * words.length, unsigned);
}

/** Values of a vector, one by one, without naming the type that they have in it. */
export function valueAt(vector: Vector, row: number): unknown {
  return vector.get(row);
}
