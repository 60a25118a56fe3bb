import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const OUTPUT = resolve(import.meta.dirname, '../../.output');
const KB = 1024;

/** Compressed bytes of the scripts and styles that a page names itself: what it needs before its first paint. */
function firstPaint(folder: string, page: string): number {
  const html = readFileSync(join(OUTPUT, folder, page), 'utf8');
  const names = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '').filter((name) => !name.startsWith('http'));
  expect(names.length).toBeGreaterThan(0);
  return names.reduce((sum, name) => {
    const file = name.startsWith('/') ? join(OUTPUT, folder, name) : join(OUTPUT, folder, page, '..', name);
    return sum + gzipSync(readFileSync(file)).length;
  }, 0);
}

function script(folder: string, file: string): number {
  return gzipSync(readFileSync(join(OUTPUT, folder, file))).length;
}

/** Compressed bytes of the add-in's scripts that start with these names, and of all that they import. */
function withImports(...names: readonly string[]): number {
  const folder = join(OUTPUT, 'office-addin/assets');
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
  return [...seen].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
}

/** All that the pane loads until the tables of the workbook are named: the first analysis loads the rest. */
function beforeTheFirstAnalysis(): number {
  return withImports('taskpane', 'excel-workbook', 'active-place', 'understand-workbook');
}

describe('sizes of what is built, compressed', () => {
  it.each([
    ['the pane in Excel, first paint', () => firstPaint('office-addin', 'taskpane/taskpane.html'), 80 * KB],
    ['the workbench, first paint', () => firstPaint('office-addin', 'workbench/workbench.html'), 90 * KB],
    ['the pane in Excel, before the first analysis', beforeTheFirstAnalysis, 120 * KB],
    ['the side panel', () => firstPaint('chrome-mv3', 'sidepanel.html'), 90 * KB],
    ['the library', () => firstPaint('chrome-mv3', 'library.html'), 120 * KB],
    ['the background worker', () => script('chrome-mv3', 'background.js'), 80 * KB],
    ['the script that reads a page', () => script('chrome-mv3', 'clip-page.js'), 220 * KB],
    ['the script that reads a frame', () => script('chrome-mv3', 'clip-frame.js'), 8 * KB],
    ['the page that reads PDFs, without its worker', () => firstPaint('chrome-mv3', 'pdf-reader.html'), 260 * KB],
  ])('%s', (_name, measure, budget) => {
    const size = measure();
    expect(size, `${Math.round(size / KB)} KB of ${budget / KB}`).toBeLessThanOrEqual(budget);
  });
});
