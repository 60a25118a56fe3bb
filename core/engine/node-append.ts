import { BOOLEAN, DATE, DECIMAL, DOUBLE, DuckDBDataChunk, INTEGER, TIMESTAMP, VARCHAR, type DuckDBConnection, type DuckDBType } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import { dayData, decimalData, momentData, validityOf } from './column-data.ts';
import { DECIMAL_DIGITS, loadedType, type LoadedType } from './table-shape.ts';

/** DuckDB's own size of a vector. */
const CHUNK_ROWS = 2048;
/** Chunks between two looks at the clock of the rest of the program. */
const CHUNKS_PER_TURN = 32;

/** Appends the rows of a table, `source_row` last. Whole vectors are copied; only texts go one by one. */
export async function appendRows(connection: DuckDBConnection, table: TypedTable, signal?: AbortSignal): Promise<void> {
  const types = table.columns.map(loadedType);
  const chunkTypes = [...types.map(nodeType), INTEGER];
  const appender = await connection.createAppender(table.name);
  try {
    let chunks = 0;
    for (let first = 0; first < table.rowCount; first += CHUNK_ROWS) {
      const count = Math.min(CHUNK_ROWS, table.rowCount - first);
      const { chunk } = DuckDBDataChunk.create(chunkTypes, count);
      table.columns.forEach((column, index) => fill(duckdb.data_chunk_get_vector(chunk, index), column, types[index], first, count));
      copy(duckdb.data_chunk_get_vector(chunk, types.length), Int32Array.from(table.sourceRows.subarray(first, first + count), (row) => row + 1));
      appender.appendDataChunk(new DuckDBDataChunk(chunk));
      if (++chunks % CHUNKS_PER_TURN === 0) {
        await new Promise((resume) => setTimeout(resume, 0));
        signal?.throwIfAborted();
      }
    }
  } finally {
    appender.closeSync();
  }
}

function nodeType(type: LoadedType): DuckDBType {
  switch (type.kind) {
    case 'DOUBLE':
      return DOUBLE;
    case 'DECIMAL':
      return DECIMAL(DECIMAL_DIGITS, type.scale);
    case 'DATE':
      return DATE;
    case 'TIMESTAMP':
      return TIMESTAMP;
    case 'BOOLEAN':
      return BOOLEAN;
    case 'VARCHAR':
      return VARCHAR;
  }
}

function fill(vector: duckdb.Vector, column: TypedColumn, type: LoadedType | undefined, first: number, count: number): void {
  switch (column.type) {
    case 'number':
    case 'date':
      copy(vector, numericData(column.values.subarray(first, first + count), type));
      break;
    case 'boolean':
      copy(vector, Uint8Array.from(column.values.slice(first, first + count), Number));
      break;
    case 'text':
      for (let row = 0; row < count; row++) {
        const text = column.values[first + row] ?? null;
        if (text !== null) duckdb.vector_assign_string_element(vector, row, text);
      }
  }
  const { nullCount, nullBitmap } = validityOf(column, first, count);
  if (nullCount === 0) return;
  duckdb.vector_ensure_validity_writable(vector);
  duckdb.copy_data_to_vector_validity(vector, 0, nullBitmap.buffer, nullBitmap.byteOffset, nullBitmap.byteLength);
}

function numericData(values: Float64Array, type: LoadedType | undefined): VectorData {
  switch (type?.kind) {
    case 'DATE':
      return dayData(values);
    case 'TIMESTAMP':
      return momentData(values);
    case 'DECIMAL':
      return decimalData(values, type.scale, 8);
    default:
      return values.slice();
  }
}

type VectorData = Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer> | BigInt64Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

function copy(vector: duckdb.Vector, data: VectorData): void {
  duckdb.copy_data_to_vector(vector, 0, data.buffer, data.byteOffset, data.byteLength);
}
