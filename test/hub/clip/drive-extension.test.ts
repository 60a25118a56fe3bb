import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readBundle } from '../../../core/sync/bundle.ts';
import { clipPages, type PageResult } from '../../../hub/clip/drive-extension.ts';
import { AUTOMATION_BUILD, PRODUCT_PAGE, serveSite, type TestSite } from '../../e2e/extension/extension-browser.ts';
import { describeWith, toolPath } from '../../environment/tools.ts';

// Real browsers on a busy machine: the limit only ends what hangs.
vi.setConfig({ testTimeout: 120_000 });

describeWith(['chromium'], 'clipPages', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await serveSite({
      '/a': PRODUCT_PAGE,
      '/late': '<title>Late</title><main></main><script>setTimeout(() => { document.querySelector("main").innerHTML = "<h1>Filled in later</h1><p>This text was put there by a script of the page.</p>"; }, 50)</script>',
    });
  });
  afterAll(() => site.close());

  function run(urls: readonly string[], signal: AbortSignal, onPage: (result: PageResult) => void = () => undefined) {
    const options = { extensionDir: AUTOMATION_BUILD, chromiumPath: toolPath('chromium'), project: 'Q3', tags: ['a'], delayMs: 0 };
    return clipPages({ ...options, urls, signal, onPage });
  }

  it('clips every page it can, tells of each, and lets none stop the rest', async () => {
    const told: PageResult[] = [];
    const urls = [`${site.url}/a?utm_source=x`, `${site.url}/no-such-page`, 'http://127.0.0.1:1/', `${site.url}/late`];
    const { bundle, results } = await run(urls, new AbortController().signal, (result) => told.push(result));

    expect(told).toEqual(results);
    expect(results.map(({ url }) => url)).toEqual(urls);
    expect(results.map((result) => (result.ok ? 'clipped' : result.code))).toEqual([
      'clipped',
      'page-refused',
      'page-not-reached',
      'clipped',
    ]);
    const { clips, blobs } = await readBundle(bundle);
    expect(clips).toMatchObject([
      { url: urls[0], project: 'Q3', tags: ['a'], content: { products: [{ price: { amount: '1299.00' } }] } },
      { url: urls[3], project: 'Q3' },
    ]);
    expect(clips[1]?.content.text).toContain('put there by a script');
    expect(blobs.size).toBe(2);
  });

  it('gives what was clipped until it was stopped', async () => {
    const stop = new AbortController();
    const { bundle, results } = await run([`${site.url}/a`, `${site.url}/late`], stop.signal, () => stop.abort());
    expect(results).toHaveLength(1);
    expect((await readBundle(bundle)).clips).toHaveLength(1);
  });

  it('says so where there is no extension to drive', async () => {
    const options = { extensionDir: import.meta.dirname, chromiumPath: '/no/such/browser', project: null, tags: [], delayMs: 0 };
    const started = clipPages({ ...options, urls: [site.url], signal: new AbortController().signal, onPage: () => undefined });
    await expect(started).rejects.toMatchObject({ code: 'extension-not-started' });
  });
});
