import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { functionMetadata } from './functions/function-list.ts';

const here = import.meta.dirname;

/** The icons that the manifest names, under the addresses that it names them by. */
function icons(): Plugin {
  return {
    name: 'clipsheet-icons',
    apply: 'build',
    generateBundle() {
      for (const file of readdirSync(resolve(here, 'icons'))) {
        this.emitFile({ type: 'asset', fileName: `icons/${file}`, source: readFileSync(resolve(here, 'icons', file)) });
      }
    },
  };
}

/** What Excel lists of the functions, in a file for each language that the manifest names. */
function functionLists(): Plugin {
  return {
    name: 'clipsheet-functions',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'functions/functions.json', source: JSON.stringify(functionMetadata('en')) });
      this.emitFile({ type: 'asset', fileName: 'functions/functions.zh-CN.json', source: JSON.stringify(functionMetadata('zh')) });
    },
  };
}

/** Scripts whose addresses stay: a service worker needs one above the pages and the engine's files, the manifest names the functions'. */
const FIXED_SCRIPTS: Readonly<Record<string, string>> = { offline: 'offline.js', functions: 'functions/functions.js' };

/**
 * Builds the add-in's pages as static files into `.output/office-addin`. The pages stay small: whatever reads
 * workbooks or runs analyses is loaded after the first paint, the engine only when it is asked.
 */
export default defineConfig({
  root: here,
  base: './',
  plugins: [preact(), icons(), functionLists()],
  worker: { format: 'es' },
  build: {
    outDir: resolve(here, '../.output/office-addin'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 600,
    // The functions' script is among the first that the pane loads: what answers formulas is named there, not all that it is made of.
    modulePreload: { resolveDependencies: (file, needed) => (file.includes('answers') ? [] : needed) },
    rolldownOptions: {
      input: {
        taskpane: resolve(here, 'taskpane/taskpane.html'),
        workbench: resolve(here, 'workbench/workbench.html'),
        offline: resolve(here, 'workbench/offline.ts'),
        functions: resolve(here, 'functions/functions.ts'),
      },
      output: {
        entryFileNames: ({ name }) => FIXED_SCRIPTS[name] ?? 'assets/[name]-[hash].js',
      },
    },
  },
});
