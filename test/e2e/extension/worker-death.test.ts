import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { describeWith } from '../../environment/tools.ts';
import { PRODUCT_PAGE, clipTab, serveSite, startExtension, type ExtensionBrowser, type TestSite } from './extension-browser.ts';

/** The page keeps its own thread busy until the test lets `/held` answer: nothing can be read in between. */
const BUSY_PAGE = PRODUCT_PAGE.replace(
  '</body>',
  `<script>addEventListener('click', () => { const r = new XMLHttpRequest(); r.open('GET', '/held', false); r.send(); })</script></body>`,
);
/** Large enough that hashing and saving take a while. */
const LARGE_PAGE = PRODUCT_PAGE.replace('</main>', `${`<p>${'市场份额继续上升，价格保持稳定。'.repeat(60)}</p>`.repeat(1_000)}</main>`);

const pagesSchema = z.array(z.object({ html: z.object({ sha256: z.string() }) }));

// Real browsers on a busy machine: the limit only ends what hangs.
vi.setConfig({ testTimeout: 120_000 });

describeWith(['chromium'], 'a worker that is stopped in the middle of a capture', () => {
  let browser: ExtensionBrowser;
  let site: TestSite;
  let release: () => void = () => undefined;
  let held = new Promise<void>(() => undefined);

  beforeAll(async () => {
    site = await serveSite({ '/busy': BUSY_PAGE, '/large': LARGE_PAGE, '/product': PRODUCT_PAGE }, () => held);
    browser = await startExtension();
  });
  afterEach(() => release());
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  async function waitForState(id: string, states: readonly string[]): Promise<void> {
    await expect
      .poll(async () => (await browser.rows('jobs')).find((job) => job['id'] === id)?.['state'], { timeout: 60_000, interval: 5 })
      .toSatisfy((state) => states.includes(String(state)));
  }

  async function expectOneClip(id: string): Promise<void> {
    const clips = await browser.rows('clips');
    expect(clips.filter((clip) => clip['id'] === id)).toHaveLength(1);
    expect(await browser.rows('entries')).toHaveLength(clips.length);
    const named = pagesSchema.parse(clips).map(({ html }) => html.sha256);
    expect((await browser.rows('blobs')).map(({ sha256 }) => sha256).sort()).toEqual([...new Set(named)].sort());
  }

  it('while the page is busy: the reader wakes a new worker and the clip is saved once', async () => {
    held = new Promise((resolve) => (release = resolve));
    const { page, tabId } = await browser.openTab(`${site.url}/busy`);
    void page.locator('h1').click({ noWaitAfter: true }).catch(() => undefined);
    await page.waitForRequest(/held/);

    const request = clipTab(tabId);
    const asked = browser.send(request).catch(() => 'the worker died');
    await waitForState(request.jobId, ['requested']);
    await browser.stopWorker();
    expect(await asked).toBe('the worker died');
    release();
    expect(await browser.send(request)).toMatchObject({ ok: true, state: 'saved' });
    await expectOneClip(request.jobId);
    await page.close();
  });

  it.each([['requested'], ['understood'], ['saved']])('at or after the step "%s"', async (state) => {
    const { page, tabId } = await browser.openTab(`${site.url}/large`);
    const request = clipTab(tabId);
    const asked = browser.send(request).catch(() => 'the worker died');
    const steps = ['requested', 'understood', 'saved'];
    await waitForState(request.jobId, steps.slice(steps.indexOf(state)));
    await browser.stopWorker();
    await asked;
    expect(await browser.send(request)).toMatchObject({ ok: true, state: 'saved' });
    await expectOneClip(request.jobId);
    await page.close();
  });

  it('again and again: each death is survived by sending the same request', async () => {
    const { page, tabId } = await browser.openTab(`${site.url}/large`);
    const request = clipTab(tabId);
    for (let death = 0; death < 5; death += 1) {
      const asked = browser.send(request).catch(() => 'the worker died');
      await expect.poll(async () => (await browser.rows('jobs')).some((job) => job['id'] === request.jobId), { timeout: 30_000, interval: 5 }).toBe(true);
      await browser.stopWorker();
      await asked;
    }
    expect(await browser.send(request)).toMatchObject({ ok: true, state: 'saved' });
    await expectOneClip(request.jobId);
    await page.close();
  });

  it('with nobody asking again: the alarm takes the capture up', async () => {
    const { page, tabId } = await browser.openTab(`${site.url}/product`);
    const { jobId } = clipTab(tabId);
    const job = {
      id: jobId,
      tabId,
      scope: 'page',
      then: 'save',
      project: null,
      tags: [],
      createdAt: new Date().toISOString(),
      attempts: 0,
      state: 'requested',
      reading: null,
      problem: null,
    };
    // What a worker leaves behind that dies right after it has written the job down.
    await browser.library.evaluate(`new Promise((resolve) => {
      const opening = indexedDB.open('clipsheet');
      opening.onsuccess = () => {
        const writing = opening.result.transaction('jobs', 'readwrite');
        writing.objectStore('jobs').add(${JSON.stringify(job)});
        writing.oncomplete = () => { opening.result.close(); resolve(); };
      };
    })`);
    await browser.stopWorker();
    await browser.library.evaluate(`chrome.alarms.create('resume-captures', { when: Date.now() + 100 })`);
    await waitForState(jobId, ['saved']);
    await expectOneClip(jobId);
    await page.close();
  });
});
