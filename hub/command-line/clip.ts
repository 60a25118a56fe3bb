import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  buildMissing,
  clipSummary,
  missingArgument,
  noChromium,
  nothingClipped,
  pageClipped,
  pageFailed,
  robotsForbid,
  summaries,
  wrongAddress,
} from '../../core/language/texts/command-line.ts';
import { say } from '../../core/language/language.ts';
import { Problem } from '../../core/language/problem.ts';
import { clipPages } from '../clip/drive-extension.ts';
import { findProgram } from '../setup/programs.mjs';
import { parseArguments, wholeNumber } from './arguments.ts';
import { type Command, type Terminal, UsageError } from './command.ts';
import { readInput, writeOutput } from './files.ts';
import { fetchRobots, robotsRules } from './robots.ts';

/** The build of the extension that may clip without a person's click; made by set-up. */
export const AUTOMATION_BUILD = resolve(import.meta.dirname, '../../.output/chrome-mv3-automation');

async function addressesFrom(args: readonly string[], list: string | undefined): Promise<string[]> {
  const listed = list === undefined ? [] : new TextDecoder().decode(await readInput(list)).split(/\r?\n/);
  const addresses = [...args, ...listed].map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  const wrong = addresses.find((address) => !/^https?:\/\//i.test(address) || !URL.canParse(address));
  if (wrong !== undefined) throw new UsageError(wrongAddress(wrong));
  return addresses;
}

async function withoutForbidden(addresses: readonly string[], terminal: Terminal): Promise<string[]> {
  const isAllowed = robotsRules(fetchRobots);
  const allowed: string[] = [];
  for (const address of addresses) {
    if (await isAllowed(address, terminal.signal)) allowed.push(address);
    else terminal.err.write(`${say(pageFailed(address, say(robotsForbid, terminal.language)), terminal.language)}\n`);
  }
  return allowed;
}

export const clip: Command = {
  name: 'clip',
  usage: 'URL... [--list FILE] --out F.clipsheet [--project NAME] [--tag TAG]... [--delay MS] [--ignore-robots]',
  summary: summaries.clip,
  async run(args, terminal) {
    const { values, positionals } = parseArguments(args, {
      list: { type: 'string' },
      out: { type: 'string' },
      project: { type: 'string' },
      tag: { type: 'string', multiple: true },
      delay: { type: 'string' },
      'ignore-robots': { type: 'boolean' },
    });
    if (values.out === undefined) throw new UsageError(missingArgument('--out F.clipsheet'));
    const delayMs = wholeNumber('delay', values.delay, 0);
    const asked = await addressesFrom(positionals, values.list);
    if (asked.length === 0) throw new UsageError(missingArgument('URL'));
    const chromiumPath = findProgram('chromium');
    if (chromiumPath === null) throw new Problem('no-chromium', noChromium);
    if (!existsSync(AUTOMATION_BUILD)) throw new Problem('build-missing', buildMissing);

    const urls = values['ignore-robots'] === true ? asked : await withoutForbidden(asked, terminal);
    if (urls.length === 0) throw new Problem('nothing-clipped', nothingClipped);
    let done = 0;
    const { bundle } = await clipPages({
      urls,
      extensionDir: AUTOMATION_BUILD,
      chromiumPath,
      project: values.project ?? null,
      tags: values.tag ?? [],
      delayMs,
      signal: terminal.signal,
      onPage: (page) => {
        if (page.ok) done += 1;
        const line = page.ok ? pageClipped(page.url, page.title) : pageFailed(page.url, say(page.problem, terminal.language));
        (page.ok ? terminal.out : terminal.err).write(`${say(line, terminal.language)}\n`);
      },
    });
    if (done === 0) throw new Problem('nothing-clipped', nothingClipped);
    await writeOutput(values.out, bundle);
    terminal.err.write(`${say(clipSummary(done, asked.length, values.out), terminal.language)}\n`);
    return done === asked.length ? 0 : 1;
  },
};
