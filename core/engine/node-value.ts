import {
  DuckDBArrayValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBStructValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { SqlValue } from './engine.ts';
import { fromBigInt, fromDecimal, isoDay, isoMoment } from './sql-value.ts';

/** A value of DuckDB's Node binding in plain terms; lists and structs become JSON text. */
export function fromNodeValue(value: DuckDBValue): SqlValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return fromBigInt(value);
  if (value instanceof DuckDBDateValue) return isoDay(value.days);
  if (value instanceof DuckDBDecimalValue) return fromDecimal(value.value, value.scale);
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue) return isoMoment(value.micros);
  if (value instanceof DuckDBTimestampMillisecondsValue) return isoMoment(value.millis * 1000n);
  if (value instanceof DuckDBTimestampSecondsValue) return isoMoment(value.seconds * 1_000_000n);
  if (value instanceof DuckDBTimestampNanosecondsValue) return isoMoment(value.nanos / 1000n);
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue || value instanceof DuckDBStructValue) {
    return JSON.stringify(nested(value));
  }
  return value.toString();
}

function nested(value: DuckDBValue): unknown {
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) return value.items.map(nested);
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(Object.entries(value.entries).map(([name, entry]) => [name, nested(entry)]));
  }
  return fromNodeValue(value);
}
