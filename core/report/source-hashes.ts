import { sha256 } from '../clip/hash.ts';
import type { Source } from '../fact/fact.ts';
import { columnCells } from '../analysis/metric-fact.ts';
import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import { sourceKey } from './evidence.ts';
import type { SourceHashes } from './evidence.ts';

/**
 * What sources held when the report was made, as SHA-256: of a clip its content hash, of a column of cells its
 * values one a line, of any other range of a table all its columns. A later report tells by it what changed.
 */
export async function hashSources(sources: readonly Source[], tables: readonly TypedTable[], signal?: AbortSignal): Promise<SourceHashes> {
  const hashes = new Map<string, string>();
  for (const source of sources) {
    signal?.throwIfAborted();
    if (source.kind === 'clip') {
      hashes.set(sourceKey(source), source.contentHash);
      continue;
    }
    const columns = columnsAt(source.ref, tables);
    if (columns.length > 0) hashes.set(sourceKey(source), await hashColumns(columns));
  }
  return hashes;
}

/** SHA-256 of what columns held, as `hashSources` has it. */
export function hashColumns(columns: readonly TypedColumn[]): Promise<string> {
  return sha256(new TextEncoder().encode(columns.map(columnText).join('\n\n')));
}

function columnsAt(ref: { readonly sheet: string; readonly range: string }, tables: readonly TypedTable[]): readonly TypedColumn[] {
  for (const table of tables) {
    if (table.source.sheet !== ref.sheet) continue;
    if (table.source.range === ref.range) return table.columns;
    const column = table.columns.find((one) => columnCells(table, one.name).range === ref.range);
    if (column !== undefined) return [column];
  }
  return [];
}

function columnText(column: TypedColumn): string {
  return column.type === 'number' || column.type === 'date' ? column.values.join('\n') : column.values.map((value) => value ?? '').join('\n');
}
