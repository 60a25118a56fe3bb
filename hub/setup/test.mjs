// @ts-check
/** `npm test`: sets up what the tests need, then runs all of them, or those named after `--`. */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { ensureBuilds } from './builds.mjs';
import { isNodeNewEnough } from './node-version.mjs';
import { ensurePackages } from './packages.mjs';
import { ensurePrograms } from './programs.mjs';

const root = resolve(import.meta.dirname, '../..');

if (!isNodeNewEnough() || !ensurePackages(root)) process.exit(1);
const missing = ensurePrograms(['chromium', 'libreoffice', 'xmllint', 'pdftoppm', 'postgresql'], { alsoPackages: ['fonts-noto-cjk'] });
if (missing.length > 0 && process.env['CI'] === 'true') process.exit(1);
if (!ensureBuilds(root, ['extension', 'automation', 'firefox', 'addin'])) process.exit(1);

const run = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
process.exit(run.status ?? 1);
