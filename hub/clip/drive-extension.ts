import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Clip } from '../../core/clip/clip.ts';
import type { Text } from '../../core/language/language.ts';
import { Problem } from '../../core/language/problem.ts';
import { driving, siteAnswered } from '../../core/language/texts/clip.ts';
import { readBundle, writeBundle } from '../../core/sync/bundle.ts';
import { DrivenExtension } from './driven-extension.ts';

export type PageResult =
  | { readonly url: string; readonly ok: true; readonly title: string }
  | { readonly url: string; readonly ok: false; readonly code: string; readonly problem: Text };

export interface ClipPagesOptions {
  readonly urls: readonly string[];
  /** The unpacked automation build (`wxt build --mode automation`). */
  readonly extensionDir: string;
  readonly chromiumPath: string;
  readonly project: string | null;
  readonly tags: readonly string[];
  /** Pause between two pages, in milliseconds. */
  readonly delayMs: number;
  readonly signal: AbortSignal;
  /** Told of each page as soon as it is done. */
  readonly onPage: (result: PageResult) => void;
}

const LOAD_MILLISECONDS = 45_000;
/** A page that keeps loading is read as it is after these times; most are done and quiet long before. */
const WHOLE_MILLISECONDS = 8_000;
const QUIET_MILLISECONDS = 2_000;

/**
 * Opens each address in a browser of its own and clips it by the extension's own path, one after the other.
 * A page that fails does not stop the rest. After an abort, what was clipped until then is returned.
 *
 * @throws Problem `extension-not-started` where no page could even be tried.
 */
export async function clipPages(options: ClipPagesOptions): Promise<{ bundle: Uint8Array; results: PageResult[] }> {
  const { urls, signal, onPage, delayMs } = options;
  const results: PageResult[] = [];
  const clips: Clip[] = [];
  const blobs = new Map<string, Uint8Array>();

  const extension = await DrivenExtension.start(options);
  try {
    for (const [index, url] of urls.entries()) {
      if (index > 0 && delayMs > 0) await pauseUnlessAborted(delayMs, signal);
      if (signal.aborted) break;
      const result = await clipPage(extension, url, options, (clip, bytes) => {
        clips.push(clip);
        for (const [hash, blob] of bytes) blobs.set(hash, blob);
      });
      if (signal.aborted && !result.ok) break;
      results.push(result);
      onPage(result);
    }
  } finally {
    await extension.close();
  }
  return { bundle: writeBundle(clips, blobs, { exportedAt: new Date().toISOString() }), results };
}

async function clipPage(
  extension: DrivenExtension,
  url: string,
  { project, tags, signal }: ClipPagesOptions,
  keep: (clip: Clip, blobs: ReadonlyMap<string, Uint8Array>) => void,
): Promise<PageResult> {
  const { page, tabId } = await extension.openTab();
  const stop = (): void => void page.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await open(page, url);
    const jobId = randomUUID();
    const title = await extension.clipTab({ jobId, tabId, project, tags });
    const bundle = await readBundle(await extension.exportBundle([jobId]));
    for (const clip of bundle.clips) keep(clip, bundle.blobs);
    return { url, ok: true, title };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { url, ok: false, code: error.code, problem: error.sentence };
  } finally {
    signal.removeEventListener('abort', stop);
    await page.close();
  }
}

async function open(page: Page, url: string): Promise<void> {
  const answer = await page.goto(url, { waitUntil: 'domcontentloaded', timeout: LOAD_MILLISECONDS }).catch((error: unknown) => {
    throw new Problem('page-not-reached', driving.notReached, { cause: error });
  });
  const status = answer?.status() ?? 200;
  if (status >= 400) throw new Problem('page-refused', siteAnswered(status));
  // Pages with slow pictures are never whole and those with tickers never quiet: they are read as they are by then.
  const isWhole = await reaches(page, 'load', WHOLE_MILLISECONDS);
  if (isWhole) await reaches(page, 'networkidle', QUIET_MILLISECONDS);
}

async function reaches(page: Page, state: 'load' | 'networkidle', timeout: number): Promise<boolean> {
  return page.waitForLoadState(state, { timeout }).then(
    () => true,
    () => false,
  );
}

async function pauseUnlessAborted(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
