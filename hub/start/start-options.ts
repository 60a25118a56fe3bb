import { readdir, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { noPagesIn, notAFolderOrPage } from '../../core/language/texts/start.ts';
import type { Language } from '../../core/language/language.ts';
import { languageOption, parseArguments, wholeNumber } from '../command-line/arguments.ts';
import { UsageError } from '../command-line/command.ts';

const SAMPLE = resolve(import.meta.dirname, '../sample');

/** Where the pages come from: a folder that is served on localhost, or addresses as they are. */
export type PageSource =
  | { readonly kind: 'folder'; readonly folder: string; readonly files: readonly string[] }
  | { readonly kind: 'addresses'; readonly urls: readonly string[] };

export interface StartOptions {
  readonly once: boolean;
  readonly pages: PageSource;
  readonly workbook: string;
  readonly outFolder: string;
  readonly language: Language;
  /** Null: the usual port, or any free one where that is taken. */
  readonly workbenchPort: number | null;
}

async function folderOfPages(folder: string): Promise<PageSource> {
  const files = (await readdir(folder)).filter((file) => /\.html?$/i.test(file)).sort();
  if (files.length === 0) throw new UsageError(noPagesIn(folder));
  return { kind: 'folder', folder: resolve(folder), files };
}

async function pageSource(given: readonly string[]): Promise<PageSource> {
  const [first] = given;
  if (first === undefined) return folderOfPages(resolve(SAMPLE, 'pages'));
  const wrong = given.find((word) => !/^https?:\/\//i.test(word) || !URL.canParse(word));
  if (wrong === undefined) return { kind: 'addresses', urls: given };
  const isFolder = given.length === 1 && (await stat(first).catch(() => null))?.isDirectory() === true;
  if (!isFolder) throw new UsageError(notAFolderOrPage(wrong));
  return folderOfPages(first);
}

/**
 * `npm start -- [--once] [--pages DIR|URL...] [--workbook FILE] [--out DIR] [--lang zh|en] [--port N]`; without
 * pages and workbook, the samples. Further addresses may follow `--pages` as plain words.
 */
export async function startOptions(args: readonly string[], terminalLanguage: Language): Promise<StartOptions> {
  const { values, positionals } = parseArguments(args, {
    once: { type: 'boolean' },
    pages: { type: 'string', multiple: true },
    workbook: { type: 'string' },
    out: { type: 'string' },
    lang: { type: 'string' },
    port: { type: 'string' },
  });
  return {
    once: values.once === true,
    pages: await pageSource([...(values.pages ?? []), ...positionals]),
    workbook: values.workbook ?? resolve(SAMPLE, 'sales.xlsx'),
    outFolder: resolve(values.out ?? 'out'),
    language: languageOption(values.lang, terminalLanguage),
    workbenchPort: values.port === undefined ? null : wholeNumber('port', values.port, 0),
  };
}
