import type { Engine } from '../engine/engine.ts';
import type { TypedTable } from '../sheet/typed-table.ts';

const loaded = new WeakMap<Engine, Map<string, TypedTable>>();
const loading = new WeakMap<Engine, Promise<void>>();

/**
 * Loads a table unless the engine holds this very one already: a study loads, its report finds it there. One table is
 * loaded at a time, so that two that want the same one do not get in each other's way.
 */
export function loadOnce(engine: Engine, table: TypedTable, signal?: AbortSignal): Promise<void> {
  const mine = (loading.get(engine) ?? Promise.resolve()).then(() => loadNow(engine, table, signal));
  loading.set(engine, mine.catch(() => undefined));
  return mine;
}

async function loadNow(engine: Engine, table: TypedTable, signal: AbortSignal | undefined): Promise<void> {
  const known = loaded.get(engine) ?? new Map<string, TypedTable>();
  loaded.set(engine, known);
  if (known.get(table.name) === table) return;
  await engine.load(table, signal);
  known.set(table.name, table);
}
