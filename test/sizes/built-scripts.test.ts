import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
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

/** The add-in's scripts but the engine and what starts it: all that may load before the first analysis is asked for. */
function beforeTheEngine(): number {
  const folder = join(OUTPUT, 'office-addin/assets');
  const files = readdirSync(folder).filter((file) => file.endsWith('.js') && !/duckdb|start-engine|workbench|browser-|file-workbook|schemas|bundle|analysis-parts|pack-reader|pack-places|clip-tables/.test(file));
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
}

describe('sizes of what is built, compressed', () => {
  it.each([
    ['the pane in Excel, first paint', () => firstPaint('office-addin', 'taskpane/taskpane.html'), 80 * KB],
    ['the workbench, first paint', () => firstPaint('office-addin', 'workbench/workbench.html'), 90 * KB],
    ['the pane in Excel, before the first analysis', beforeTheEngine, 128 * KB],
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
