import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the scripts of the add-in's pages may weigh, compressed, until the first analysis. */
export const BEFORE_FIRST_ANALYSIS_BUDGET = 120 * 1024;

/** Compressed bytes of the scripts and styles that a built page names itself: what it needs before its first paint. */
export function firstPaint(folder: string, page: string): number {
  const html = readFileSync(join(folder, page), 'utf8');
  const names = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '').filter((name) => !name.startsWith('http'));
  if (names.length === 0) throw new Error(`${page} names no script`);
  return names.reduce((sum, name) => sum + compressed(name.startsWith('/') ? join(folder, name) : join(folder, page, '..', name)), 0);
}

export function compressed(file: string): number {
  return gzipSync(readFileSync(file)).length;
}

/** Compressed bytes of the built add-in's scripts that start with these names, and of all that they import. */
function withImports(addin: string, names: readonly string[]): number {
  const folder = join(addin, 'assets');
  const waiting = names.map((name) => {
    const found = readdirSync(folder).find((file) => file.startsWith(`${name}-`) && file.endsWith('.js'));
    if (found === undefined) throw new Error(`no script ${name}`);
    return found;
  });
  const seen = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const imports = readFileSync(join(folder, file), 'utf8').matchAll(/(?:from|import)"(\.\.?\/[^"]+\.js)"/g);
    waiting.push(...[...imports].map((match) => join(dirname(file), match[1] ?? '')));
  }
  return [...seen].reduce((sum, file) => sum + compressed(join(folder, file)), 0);
}

/** All that the pane loads until the tables of the workbook are named: the first analysis loads the rest. */
export function beforeTheFirstAnalysis(addin: string): number {
  return withImports(addin, ['taskpane', 'excel-workbook', 'active-place', 'understand-workbook']);
}

/** The same for the workbench. */
export function beforeTheFirstAnalysisOfAFile(addin: string): number {
  return withImports(addin, ['workbench', 'file-workbook', 'understand-workbook']);
}
