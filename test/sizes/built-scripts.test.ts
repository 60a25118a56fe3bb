import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BEFORE_FIRST_ANALYSIS_BUDGET, beforeTheFirstAnalysis, compressed, firstPaint } from './page-scripts.ts';

const OUTPUT = resolve(import.meta.dirname, '../../.output');
const KB = 1024;

const built = (...path: readonly string[]) => join(OUTPUT, ...path);

describe('sizes of what is built, compressed', () => {
  it.each([
    ['the pane in Excel, first paint', () => firstPaint(built('office-addin'), 'taskpane/taskpane.html'), 80 * KB],
    ['the workbench, first paint', () => firstPaint(built('office-addin'), 'workbench/workbench.html'), 90 * KB],
    ['the pane in Excel, before the first analysis', () => beforeTheFirstAnalysis(built('office-addin')), BEFORE_FIRST_ANALYSIS_BUDGET],
    ['the side panel', () => firstPaint(built('chrome-mv3'), 'sidepanel.html'), 90 * KB],
    ['the library', () => firstPaint(built('chrome-mv3'), 'library.html'), 120 * KB],
    ['the background worker', () => compressed(built('chrome-mv3', 'background.js')), 90 * KB],
    ['the script that reads a page', () => compressed(built('chrome-mv3', 'clip-page.js')), 220 * KB],
    ['the script that reads a frame', () => compressed(built('chrome-mv3', 'clip-frame.js')), 8 * KB],
    ['the page that reads PDFs, without its worker', () => firstPaint(built('chrome-mv3'), 'pdf-reader.html'), 260 * KB],
  ])('%s', (_name, measure, budget) => {
    const size = measure();
    expect(size, `${Math.round(size / KB)} KB of ${budget / KB}`).toBeLessThanOrEqual(budget);
  });
});
