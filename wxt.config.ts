import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import preact from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';

const CMAPS = resolve(import.meta.dirname, 'node_modules/pdfjs-dist/cmaps');

/**
 * The extension's build. Folders under .output/: `chrome-mv3` (Chrome and Edge), `firefox-mv3`
 * (`wxt build -b firefox --mv3`), `chrome-mv3-automation` (`wxt build --mode automation`).
 *
 * The mode `automation` is for a driven browser, where nobody can answer a permission prompt or press the
 * toolbar button: it may read every page from the start. In nothing else does it differ: its code is built
 * as that of the shipped extension, byte for byte.
 */
export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  imports: false,
  hooks: {
    // Tables by which PDFs in Chinese, Japanese and Korean fonts are read: served by the extension, never from the network.
    'build:publicAssets': (_, files) => {
      for (const name of readdirSync(CMAPS)) files.push({ absoluteSrc: join(CMAPS, name), relativeDest: `pdf/cmaps/${name}` });
    },
  },
  vite: ({ mode }) => ({ plugins: [preact(), ...(mode === 'automation' ? [builtAsShipped()] : [])] }),
  manifest: ({ browser, mode }) => ({
    name: '__MSG_name__',
    short_name: 'Clipsheet',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: [
      'activeTab',
      'scripting',
      'storage',
      'unlimitedStorage',
      'contextMenus',
      ...(browser === 'firefox' ? [] : ['sidePanel', 'offscreen']),
      'alarms',
    ],
    ...(mode === 'automation' ? { host_permissions: ['<all_urls>'] } : { optional_host_permissions: ['<all_urls>'] }),
    action: { default_title: '__MSG_action__' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+V' } },
      'clip-page': { suggested_key: { default: 'Alt+Shift+S' }, description: '__MSG_clip_page__' },
      'clip-selection': { suggested_key: { default: 'Alt+Shift+E' }, description: '__MSG_clip_selection__' },
      'open-library': { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_open_library__' },
    },
    omnibox: { keyword: 'clips' },
    content_security_policy: { extension_pages: "script-src 'self'; object-src 'self';" },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'clipsheet@clipsheet.app',
              strict_min_version: '128.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '116' }),
  }),
});

/** A mode of our own would count as no production build, and its code would come out differently. */
function builtAsShipped(): Plugin {
  process.env['NODE_ENV'] = 'production';
  return {
    name: 'clipsheet-built-as-shipped',
    config: () => ({ define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.MODE': '"production"' } }),
  };
}
