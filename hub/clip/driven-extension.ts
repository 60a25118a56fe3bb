import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import * as z from 'zod';
import { Problem } from '../../core/language/problem.ts';
import { driving } from '../../core/language/texts/clip.ts';

/** How often a message is sent again after the worker was stopped before it answered. */
const TRIES = 3;
const START_MILLISECONDS = 60_000;

const problemSchema = z.object({ code: z.string(), sentence: z.object({ zh: z.string(), en: z.string() }) });
const failureSchema = z.object({ ok: z.literal(false), problem: problemSchema });
const clippedSchema = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), title: z.string() }), failureSchema]);
const bundleSchema = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), bundle: z.string() }), failureSchema]);

/**
 * A browser of its own with the automation build of the extension, which is spoken to from the extension's
 * library page by the messages that its own pages use (`clip-tab`, `export-bundle`).
 */
export class DrivenExtension {
  readonly #context: BrowserContext;
  readonly #library: Page;
  readonly #profile: string;

  private constructor(context: BrowserContext, library: Page, profile: string) {
    this.#context = context;
    this.#library = library;
    this.#profile = profile;
  }

  /**
   * Starts the browser on an empty profile, which `close` deletes.
   *
   * @throws Problem `extension-not-started`
   */
  static async start(options: { extensionDir: string; chromiumPath: string }): Promise<DrivenExtension> {
    const profile = await mkdtemp(join(tmpdir(), 'clipsheet-browser-'));
    let context: BrowserContext | null = null;
    try {
      context = await chromium.launchPersistentContext(profile, {
        executablePath: options.chromiumPath,
        headless: true,
        // Chromium's sandbox refuses to run as root.
        chromiumSandbox: process.getuid?.() !== 0,
        args: [`--disable-extensions-except=${options.extensionDir}`, `--load-extension=${options.extensionDir}`],
        timeout: START_MILLISECONDS,
      });
      const worker =
        context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: START_MILLISECONDS }));
      const library = await context.newPage();
      await library.goto(new URL('/library.html', worker.url()).href);
      return new DrivenExtension(context, library, profile);
    } catch (error) {
      await context?.close();
      await rm(profile, { recursive: true, force: true });
      throw new Problem('extension-not-started', driving.notStarted, { cause: error });
    }
  }

  /** Opens an empty tab. @returns the page to drive and the tab's id as the extension knows it. */
  async openTab(): Promise<{ page: Page; tabId: number }> {
    const before = new Set(await this.#tabIds());
    const page = await this.#context.newPage();
    const tabId = (await this.#tabIds()).find((id) => !before.has(id));
    if (tabId === undefined) throw new Problem('extension-not-answered', driving.notAnswered);
    return { page, tabId };
  }

  /**
   * Clips what a tab shows, by the extension's own path.
   *
   * @param request `jobId` (a new UUID) becomes the clip's id.
   * @returns the clip's title.
   * @throws Problem as the extension gave it, or `extension-not-answered`.
   */
  async clipTab(request: { jobId: string; tabId: number; project: string | null; tags: readonly string[] }): Promise<string> {
    const answer = clippedSchema.safeParse(await this.#send({ type: 'clip-tab', ...request }));
    if (!answer.success) throw new Problem('extension-not-answered', driving.notAnswered, { cause: answer.error });
    if (!answer.data.ok) throw new Problem(answer.data.problem.code, answer.data.problem.sentence);
    return answer.data.title;
  }

  /** The bundle of these clips, as bytes. @throws Problem as the extension gave it, or `extension-not-answered`. */
  async exportBundle(ids: readonly string[]): Promise<Uint8Array> {
    const answer = bundleSchema.safeParse(await this.#send({ type: 'export-bundle', ids }));
    if (!answer.success) throw new Problem('extension-not-answered', driving.notAnswered, { cause: answer.error });
    if (!answer.data.ok) throw new Problem(answer.data.problem.code, answer.data.problem.sentence);
    return Buffer.from(answer.data.bundle, 'base64');
  }

  async close(): Promise<void> {
    await this.#context.close();
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  async #tabIds(): Promise<number[]> {
    const ids: unknown = await this.#library.evaluate('chrome.tabs.query({}).then((tabs) => tabs.map((tab) => tab.id))');
    return z.array(z.number()).parse(ids);
  }

  /** Messages name their job, so that one sent again after the worker was stopped is done once. */
  async #send(message: object): Promise<unknown> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#library.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`);
      } catch (error) {
        if (attempt === TRIES) throw new Problem('extension-not-answered', driving.notAnswered, { cause: error });
      }
    }
  }
}
