/** The main job of `npm start`: pages to clips to a workbook with its report, then the workbench. */
import { existsSync } from 'node:fs';
import { basename, extname, join, relative, resolve } from 'node:path';
import {
  addinPortTaken,
  bundleWritten,
  clippingPages,
  howToLoadExtension,
  howToSideload,
  readingWorkbook,
  reportWritten,
  servingPages,
  tableFound,
  workbenchServed,
  writingReport,
} from '../../core/language/texts/start.ts';
import { buildMissing, noChromium, nothingClipped, pageClipped, pageFailed, stopped, unexpected } from '../../core/language/texts/command-line.ts';
import { languageOf, say, type Text } from '../../core/language/language.ts';
import { Problem } from '../../core/language/problem.ts';
import { readBundle } from '../../core/sync/bundle.ts';
import { reportLines } from '../analyze/report-lines.ts';
import { writeReport } from '../analyze/write-report.ts';
import { AUTOMATION_BUILD } from '../command-line/clip.ts';
import { UsageError } from '../command-line/command.ts';
import { writeOutput } from '../command-line/files.ts';
import { clipPages } from '../clip/drive-extension.ts';
import { ADDIN_BUILD, ADDIN_PORT, CERTIFICATE_FOLDER } from '../serve/addin-build.ts';
import { serveFolder, type FolderServer } from '../serve/folder-server.ts';
import { localhostCertificate } from '../serve/localhost-certificate.ts';
import { findProgram } from '../setup/programs.mjs';
import { startOptions, type StartOptions } from './start-options.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const WORKBENCH_PORT = 3000;
const terminalLanguage = languageOf(process.env['CLIPSHEET_LANG'] ?? process.env['LC_ALL'] ?? process.env['LANG']);
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

function tell(text: Text): void {
  process.stdout.write(`${say(text, terminalLanguage)}\n`);
}

function shown(file: string): string {
  const fromHere = relative(process.cwd(), file);
  return fromHere.startsWith('..') ? file : fromHere;
}

async function clipInto(bundleFile: string, urls: readonly string[]) {
  const chromiumPath = findProgram('chromium');
  if (chromiumPath === null) throw new Problem('no-chromium', noChromium);
  if (!existsSync(AUTOMATION_BUILD)) throw new Problem('build-missing', buildMissing);
  tell(clippingPages(urls.length));
  const { bundle, results } = await clipPages({
    urls,
    extensionDir: AUTOMATION_BUILD,
    chromiumPath,
    project: null,
    tags: [],
    delayMs: 0,
    signal: stop.signal,
    onPage: (page) => {
      tell(page.ok ? pageClipped(page.url, page.title) : pageFailed(page.url, say(page.problem, terminalLanguage)));
    },
  });
  stop.signal.throwIfAborted();
  if (results.every((page) => !page.ok)) throw new Problem('nothing-clipped', nothingClipped);
  await writeOutput(bundleFile, bundle);
  tell(bundleWritten(shown(bundleFile)));
  return (await readBundle(bundle)).clips;
}

async function clipSource(options: StartOptions, bundleFile: string) {
  if (options.pages.kind === 'addresses') return clipInto(bundleFile, options.pages.urls);
  const pages = await serveFolder({ folder: options.pages.folder, port: 0 });
  try {
    const urls = options.pages.files.map((file) => `${pages.url}/${encodeURIComponent(file)}`);
    tell(servingPages(urls.length, pages.url));
    return await clipInto(bundleFile, urls);
  } finally {
    await pages.close();
  }
}

function isPortTaken(error: unknown): error is Problem {
  return error instanceof Problem && error.code === 'port-taken';
}

async function serveWorkbench({ workbenchPort }: StartOptions): Promise<FolderServer> {
  const options = { folder: ADDIN_BUILD, home: '/workbench/workbench.html' };
  try {
    return await serveFolder({ ...options, port: workbenchPort ?? WORKBENCH_PORT });
  } catch (error) {
    if (workbenchPort !== null || !isPortTaken(error)) throw error;
    return serveFolder({ ...options, port: 0 });
  }
}

/** The add-in's pages for Excel, at the one address that the manifest names; null, after saying so, where it is taken. */
async function serveAddin(): Promise<FolderServer | null> {
  const certificate = await localhostCertificate(CERTIFICATE_FOLDER, new Date());
  try {
    const server = await serveFolder({ folder: ADDIN_BUILD, port: ADDIN_PORT, certificate });
    tell(howToSideload(shown(join(ROOT, 'manifest.xml')), server.url, shown(certificate.file)));
    return server;
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    tell(addinPortTaken(ADDIN_PORT));
    return null;
  }
}

async function serveUntilStopped(options: StartOptions): Promise<void> {
  const workbench = await serveWorkbench(options);
  tell(howToLoadExtension(shown(join(ROOT, '.output/chrome-mv3'))));
  const addin = await serveAddin();
  tell(workbenchServed(workbench.url));
  if (!stop.signal.aborted) await new Promise((ended) => stop.signal.addEventListener('abort', ended, { once: true }));
  await Promise.all([workbench.close(), addin?.close()]);
}

async function start(args: readonly string[]): Promise<void> {
  const options = await startOptions(args, terminalLanguage);
  const name = basename(options.workbook, extname(options.workbook));
  const clips = await clipSource(options, join(options.outFolder, `${name}.clipsheet`));
  tell(readingWorkbook(shown(options.workbook)));
  const reportFile = join(options.outFolder, `${name}-report${extname(options.workbook)}`);
  const { report, written } = await writeReport({
    file: options.workbook,
    out: reportFile,
    clips,
    sheet: null,
    only: null,
    period: null,
    calendar: {},
    language: options.language,
    now: new Date(),
    signal: stop.signal,
    onStudy: (study) => {
      for (const table of study.tables) tell(tableFound(table.name, `${table.source.sheet}!${table.source.range}`, table.rowCount));
      tell(writingReport);
    },
  });
  process.stdout.write(`\n${reportLines(report, options.language).join('\n')}\n\n`);
  tell(reportWritten(shown(reportFile), written.sheets.join(', '), written.formulas));
  if (!options.once) await serveUntilStopped(options);
}

function complain(error: unknown): number {
  const isKnown = error instanceof Problem || error instanceof UsageError;
  const reason = error instanceof Error ? error.message : String(error);
  const sentence = isKnown ? error.sentence : stop.signal.aborted ? stopped : unexpected(reason);
  process.stderr.write(`${say(sentence, terminalLanguage)}\n`);
  return error instanceof UsageError ? 2 : 1;
}

process.exitCode = await start(process.argv.slice(2)).then(() => 0, complain);
