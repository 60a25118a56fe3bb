// @ts-check
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installingPrograms, programsMissing } from '../../core/language/texts/setup.mjs';
import { say } from './speak.mjs';

/** A file in the folders of versions, the newest first. @param {string} folder @param {string} file @returns {string[]} */
function inVersions(folder, file) {
  try {
    const versions = readdirSync(folder).sort((one, other) => Number(other) - Number(one));
    return versions.map((version) => join(folder, version, file));
  } catch {
    return [];
  }
}

/**
 * Programs beside Node that Clipsheet or its tests use: how they are found, and the Debian package that brings
 * them. The first of `commands` on the PATH, else the first of `places` that exists, is taken.
 * @typedef {{commands: string[], places: string[], debian: string}} Program
 * @type {Record<'chromium' | 'libreoffice' | 'xmllint' | 'pdftoppm' | 'postgresql', Program>}
 */
export const PROGRAMS = {
  chromium: {
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
    debian: 'chromium',
  },
  libreoffice: {
    commands: ['soffice', 'libreoffice'],
    places: ['/Applications/LibreOffice.app/Contents/MacOS/soffice'],
    debian: 'libreoffice-calc',
  },
  xmllint: { commands: ['xmllint'], places: [], debian: 'libxml2-utils' },
  pdftoppm: { commands: ['pdftoppm'], places: [], debian: 'poppler-utils' },
  // Debian keeps each version's programs in a folder of its own, off the PATH.
  postgresql: { commands: ['postgres'], places: inVersions('/usr/lib/postgresql', 'bin/postgres'), debian: 'postgresql' },
};

/** @typedef {keyof typeof PROGRAMS} ProgramName */

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Full path of a program, or null where the machine does not have it. @param {ProgramName} name @returns {string | null} */
export function findProgram(name) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const { commands, places } = PROGRAMS[name];
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...places].find(isExecutable) ?? null;
}

/** @param {string[]} command @param {string[]} args */
function runAsRoot(command, args) {
  const isRoot = process.getuid?.() === 0;
  const mayAsk = process.stdin.isTTY === true;
  const sudo = mayAsk ? ['sudo'] : ['sudo', '-n'];
  const [program = '', ...rest] = [...(isRoot ? [] : sudo), ...command, ...args];
  return spawnSync(program, rest, {
    stdio: [mayAsk ? 'inherit' : 'ignore', 'ignore', mayAsk ? 'inherit' : 'ignore'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;
}

/**
 * Makes sure that programs are there: installs what is missing from the distribution where that is possible.
 * @param {readonly ProgramName[]} names
 * @param {{alsoPackages?: readonly string[]}} [options] further Debian packages to install along, such as fonts
 * @returns {ProgramName[]} what is still missing, after saying so
 */
export function ensurePrograms(names, options = {}) {
  const missing = names.filter((name) => findProgram(name) === null);
  if (missing.length === 0) return [];
  const packages = [...missing.map((name) => PROGRAMS[name].debian), ...(options.alsoPackages ?? [])];
  if (process.platform === 'linux' && ['/usr/bin/apt-get', '/bin/apt-get'].some(isExecutable)) {
    say(installingPrograms(packages.join(', ')));
    runAsRoot(['apt-get'], ['update', '-qq']);
    runAsRoot(['apt-get'], ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  }
  const stillMissing = missing.filter((name) => findProgram(name) === null);
  if (stillMissing.length > 0) say(programsMissing(stillMissing.map((name) => PROGRAMS[name].debian).join(', ')));
  return stillMissing;
}
