import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

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

/**
 * Builds the add-in's pages as static files into `.output/office-addin`. The pages stay small: whatever reads
 * workbooks or runs analyses is loaded after the first paint, the engine only when it is asked.
 */
export default defineConfig({
  root: here,
  base: './',
  plugins: [preact(), icons()],
  worker: { format: 'es' },
  build: {
    outDir: resolve(here, '../.output/office-addin'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      input: {
        taskpane: resolve(here, 'taskpane/taskpane.html'),
        workbench: resolve(here, 'workbench/workbench.html'),
        offline: resolve(here, 'workbench/offline.ts'),
      },
      output: {
        // A service worker needs a name that stays, and a place above the pages and the engine's files.
        entryFileNames: (chunk) => (chunk.name === 'offline' ? 'offline.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
