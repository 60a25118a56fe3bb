import { compilePack, refused } from './compile-pack.ts';
import type { PackReading } from './compile-pack.ts';
import { readYaml } from './pack-yaml.ts';

/**
 * The text of a pack's file, YAML or JSON, as a pack; or everything that is wrong with it, each with its line,
 * column and field. Never throws, whatever the text; nothing in it is ever run.
 */
export function readPack(text: string): PackReading {
  const { value, places, problems } = readYaml(text);
  // What is not even YAML has no fields yet to look at.
  if (value === undefined || problems.some(({ code }) => code === 'syntax')) return refused(problems);
  const reading = compilePack(value, places);
  return problems.length === 0 ? reading : refused([...problems, ...(reading.problems ?? [])]);
}
