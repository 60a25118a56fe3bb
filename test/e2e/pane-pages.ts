import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { serveFolder } from '../../hub/serve/folder-server.ts';
import { toolPath } from '../environment/tools.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Built pages on a server of their own, with a browser to open them in. */
export interface ServedPages {
  readonly url: string;
  /** Where the built files are. */
  readonly folder: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** The add-in's pages as they are shipped. */
export function serveAddin(): Promise<ServedPages> {
  return serveBuilt(async (outDir) => {
    await build({ configFile: join(ROOT, 'office-addin/vite.config.ts'), logLevel: 'error', build: { outDir } });
  });
}

/** The pane over plain data, in every state that it has. */
export function serveGallery(): Promise<ServedPages> {
  const root = join(import.meta.dirname, 'pane-gallery');
  return serveBuilt(async (outDir) => {
    await build({
      root,
      configFile: false,
      base: './',
      logLevel: 'error',
      plugins: [preact()],
      build: { outDir, emptyOutDir: true, target: 'es2022', rolldownOptions: { input: join(root, 'gallery.html') } },
    });
  });
}

async function serveBuilt(buildInto: (outDir: string) => Promise<void>): Promise<ServedPages> {
  const folder = await mkdtemp(join(tmpdir(), 'clipsheet-pane-'));
  await buildInto(folder);
  const server = await serveFolder({ folder, port: 0 });
  const browser = await chromium.launch({ executablePath: toolPath('chromium'), chromiumSandbox: false });
  return {
    url: server.url,
    folder,
    browser,
    async close() {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
