// @ts-check
/** `npm start`: sets up what is missing, then runs the main job with the person's own arguments. */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { ensureBuilds } from './builds.mjs';
import { isNodeNewEnough } from './node-version.mjs';
import { ensurePackages } from './packages.mjs';
import { ensurePrograms } from './programs.mjs';

const root = resolve(import.meta.dirname, '../..');

const isReady =
  isNodeNewEnough() &&
  ensurePackages(root) &&
  ensurePrograms(['chromium']).length === 0 &&
  ensureBuilds(root, ['extension', 'automation', 'addin']);
if (!isReady) process.exit(1);

const job = spawn(
  process.execPath,
  ['--import', import.meta.resolve('tsx'), join(root, 'hub/start/start.ts'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => job.kill(signal));
job.on('exit', (code) => process.exit(code ?? 1));
