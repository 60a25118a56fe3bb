import type { Library } from './library.ts';

/** Notes, in the transaction that changes a record, that it was changed here. */
export async function noteTouched(library: Library, id: string, kind = 'clip'): Promise<void> {
  const changes = (await library.touched.get(id))?.changes ?? 0;
  await library.touched.put({ id, kind, changes: changes + 1 });
}
