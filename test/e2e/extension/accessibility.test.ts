import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { describeWith } from '../../environment/tools.ts';
import { PRODUCT_PAGE, THREAD_PAGE, clipTab, serveSite, startExtension, type ExtensionBrowser, type TestSite } from './extension-browser.ts';

const LOOKS = [
  { language: 'zh', theme: 'light' },
  { language: 'zh', theme: 'dark' },
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
] as const;

// Real browsers on a busy machine: the limit only ends what hangs.
vi.setConfig({ testTimeout: 120_000 });

describeWith(['chromium'], 'the extension’s pages for everybody', () => {
  let browser: ExtensionBrowser;
  let site: TestSite;
  let reviewedTab = 0;
  let clip = '';
  let thread = '';

  beforeAll(async () => {
    site = await serveSite({ '/product': PRODUCT_PAGE, '/thread': THREAD_PAGE });
    browser = await startExtension();
    const saved = await browser.openTab(`${site.url}/product`);
    const request = clipTab(saved.tabId, { project: '竞品', tags: ['a', 'b'] });
    await browser.send(request);
    clip = request.jobId;
    await browser.send(clipTab((await browser.openTab(`${site.url}/product`)).tabId, { project: 'Q3' }));
    const talk = clipTab((await browser.openTab(`${site.url}/thread`)).tabId);
    await browser.send(talk);
    thread = talk.jobId;
    reviewedTab = (await browser.openTab(`${site.url}/product`)).tabId;
    await browser.send(clipTab(reviewedTab, { then: 'review' }));
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  async function violations(page: Page): Promise<string[]> {
    const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }

  async function opened(path: string, ready: string, width = 320): Promise<Page> {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width, height: 720 });
    await page.goto(browser.at(path));
    await page.locator(ready).first().waitFor();
    return page;
  }

  it.each(LOOKS)('axe finds nothing wrong in $language, $theme', async (look) => {
    await browser.choose(look);
    for (const [path, ready, width] of [
      [`/sidepanel.html?tab=${reviewedTab}`, '.review .note', 320],
      ['/sidepanel.html?tab=0', '.empty', 320],
      [`/library.html#clip=${clip}`, '.detail article', 1180],
      [`/library.html#clip=${clip}`, '.detail article', 360],
      [`/library.html#clip=${thread}`, '.detail .post', 1180],
      ['/options.html', '.options select', 640],
    ] as const) {
      const page = await opened(path, ready, width);
      expect(await violations(page), path).toEqual([]);
      expect(await page.locator('html').getAttribute('lang')).toBe(look.language === 'zh' ? 'zh-CN' : 'en');
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), path).toBe(true);
      await page.close();
    }
  });

  it('takes a person through the panel by keyboard alone, with the focus always seen', async () => {
    await browser.choose({ language: 'en', theme: 'light' });
    const page = await opened(`/sidepanel.html?tab=${reviewedTab}`, '.review .note');
    const visited: string[] = [];
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Tab');
      visited.push(String(await page.evaluate(`(() => {
        const focused = document.activeElement;
        const style = getComputedStyle(focused);
        const name = focused.getAttribute('aria-label') ?? focused.textContent.trim() ?? '';
        return (style.outlineStyle === 'none' ? 'unseen: ' : '') + (name || focused.closest('label')?.textContent);
      })()`)));
      if (visited.at(-1) === 'Save clip') break;
    }
    expect(visited.filter((name) => name.startsWith('unseen'))).toEqual([]);
    expect(visited).toEqual(expect.arrayContaining(['Title', 'Page type', 'Project', 'Save clip']));
    await page.keyboard.press('Enter');
    await page.getByText('Saved to the library').waitFor();
    await page.close();
  });

  it('keeps every target at 24 px or more', async () => {
    for (const [path, ready, width] of [
      [`/library.html#clip=${clip}`, '.detail article', 1180],
      ['/options.html', '.options select', 640],
    ] as const) {
      const page = await opened(path, ready, width);
      const small = await page.evaluate(`[...document.querySelectorAll('button, select, input:not([hidden]), textarea, summary')]
        
        .filter((target) => target.checkVisibility())
        .filter((target) => { const box = target.getBoundingClientRect(); return box.width < 24 || box.height < 24; })
        .map((target) => target.outerHTML.slice(0, 80))`);
      expect(small, path).toEqual([]);
      await page.close();
    }
  });
});
