import type { Engine } from '../engine/engine.ts';
import type { TypedTable } from '../sheet/typed-table.ts';

const loaded = new WeakMap<Engine, Map<string, TypedTable>>();

/** Loads a table unless the engine holds this very one already: a study loads, its report finds it there. */
export async function loadOnce(engine: Engine, table: TypedTable, signal?: AbortSignal): Promise<void> {
  const known = loaded.get(engine) ?? new Map<string, TypedTable>();
  loaded.set(engine, known);
  if (known.get(table.name) === table) return;
  await engine.load(table, signal);
  known.set(table.name, table);
}
