#!/usr/bin/env node
// @ts-check
/** The `clipsheet` command: runs the TypeScript of `command-line/` as it stands in the checkout. */
import { isNodeNewEnough } from './setup/node-version.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
if (!isNodeNewEnough() || !ensurePackages(root)) process.exit(1);
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('./command-line/main.ts');
process.exitCode = await main(process.argv.slice(2));
