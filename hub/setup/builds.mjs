// @ts-check
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETUP_STEPS, stepFailed } from '../../core/language/texts/setup.mjs';
import { language, say } from './speak.mjs';

/**
 * What is built from the sources, and from which: a build runs again only when its sources changed.
 * @typedef {{step: keyof typeof SETUP_STEPS, sources: string[], output: string, module: string, args: string[]}} Build
 * @type {Record<'extension' | 'automation' | 'firefox' | 'addin', Build>}
 */
export const BUILDS = {
  extension: {
    step: 'extension',
    sources: ['core', 'extension', 'wxt.config.ts', 'package-lock.json'],
    output: '.output/chrome-mv3',
    module: 'wxt/bin/wxt.mjs',
    args: ['build'],
  },
  automation: {
    step: 'extension',
    sources: ['core', 'extension', 'wxt.config.ts', 'package-lock.json'],
    output: '.output/chrome-mv3-automation',
    module: 'wxt/bin/wxt.mjs',
    args: ['build', '--mode', 'automation'],
  },
  firefox: {
    step: 'extension',
    sources: ['core', 'extension', 'wxt.config.ts', 'package-lock.json'],
    output: '.output/firefox-mv3',
    module: 'wxt/bin/wxt.mjs',
    args: ['build', '-b', 'firefox', '--mv3'],
  },
  addin: {
    step: 'addin',
    sources: ['core', 'office-addin', 'package-lock.json'],
    output: '.output/office-addin',
    module: 'vite/bin/vite.js',
    args: ['build', '--config', 'office-addin/vite.config.ts', '--logLevel', 'error'],
  },
};

/** @param {string} root @param {string[]} sources */
function fingerprint(root, sources) {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(root, source);
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' }).sort().map((file) => join(path, file))
      : [path];
    for (const file of files) {
      if (!statSync(file).isFile()) continue;
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

/**
 * Builds what is missing or out of date.
 * @param {string} root
 * @param {readonly (keyof typeof BUILDS)[]} names
 * @returns {boolean} false where a build failed, after saying why
 */
export function ensureBuilds(root, names) {
  for (const name of names) {
    const build = BUILDS[name];
    const stampFile = join(root, '.output/.stamps', name);
    const stamp = fingerprint(root, build.sources);
    const isFresh =
      existsSync(join(root, build.output)) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
    if (isFresh) continue;
    const step = SETUP_STEPS[build.step];
    say(step);
    const run = spawnSync(process.execPath, [join(root, 'node_modules', build.module), ...build.args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    if (run.status !== 0) {
      const reason = run.error?.message ?? `${run.stdout}\n${run.stderr}`.trim().split('\n').slice(-12).join('\n');
      say(stepFailed(step[language], reason));
      return false;
    }
    mkdirSync(join(root, '.output/.stamps'), { recursive: true });
    writeFileSync(stampFile, stamp);
  }
  return true;
}
