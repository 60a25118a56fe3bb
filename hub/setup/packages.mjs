// @ts-check
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETUP_STEPS, stepFailed } from '../../core/language/texts/setup.mjs';
import { language, say } from './speak.mjs';

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === 'object' && value !== null;

/**
 * Versions by path as a lockfile names them, optional packages left out: those depend on the machine. With
 * `NODE_ENV=production` npm leaves out what only development needs, and so does this.
 * @param {string} path
 * @returns {Map<string, unknown> | null} null where there is no readable lockfile
 */
function lockedVersions(path) {
  try {
    /** @type {unknown} */
    const lock = JSON.parse(readFileSync(path, 'utf8'));
    if (!isObject(lock) || !isObject(lock['packages'])) return null;
    const left = process.env['NODE_ENV'] === 'production' ? ['optional', 'dev', 'devOptional'] : ['optional'];
    const entries = Object.entries(lock['packages']).filter(
      ([name, entry]) => name !== '' && isObject(entry) && left.every((kind) => entry[kind] !== true),
    );
    return new Map(entries.map(([name, entry]) => [name, isObject(entry) ? entry['version'] : undefined]));
  } catch {
    return null;
  }
}

/** Whether node_modules holds what the lockfile names, version for version. @param {string} root */
function isInstalled(root) {
  const wanted = lockedVersions(join(root, 'package-lock.json'));
  const present = lockedVersions(join(root, 'node_modules/.package-lock.json'));
  if (!wanted || !present) return false;
  return [...wanted].every(([name, version]) => present.get(name) === version);
}

/**
 * Installs exactly what the lockfile names, when it is not there already. No package's install script runs.
 * @param {string} root
 * @returns {boolean} false where npm failed, after saying why
 */
export function ensurePackages(root) {
  if (isInstalled(root)) return true;
  say(SETUP_STEPS.packages);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const run = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (run.status === 0) return true;
  const reason = run.error?.message ?? run.stderr.trim().split('\n').slice(0, 3).join(' ');
  say(stepFailed(SETUP_STEPS.packages[language], reason));
  return false;
}
