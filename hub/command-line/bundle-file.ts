import type { Bundle } from '../../core/sync/bundle.ts';
import { readBundle } from '../../core/sync/bundle.ts';
import { readInput } from './files.ts';

/** A `.clipsheet` file, wholly checked. Throws Problem where it is missing, broken or too new. */
export async function openBundle(file: string): Promise<Bundle> {
  return readBundle(await readInput(file));
}
