import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The code of README that begins with a line: what a reader would copy is what tests run. */
export function readmeExample(fence: string, firstLine: string): string {
  const readme = readFileSync(resolve(import.meta.dirname, '../README.md'), 'utf8');
  const start = readme.indexOf(`\`\`\`${fence}\n${firstLine}`);
  if (start < 0) throw new Error(`README has no ${fence} code that begins with ${firstLine}`);
  const from = start + fence.length + 4;
  return readme.slice(from, readme.indexOf('```', from));
}
