import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { clipTabAnswerSchema, exportBundleAnswerSchema } from '../../../extension/messages.ts';
import { readBundle } from '../../../core/sync/bundle.ts';
import { describeWith } from '../../environment/tools.ts';
import { PRODUCT_PAGE, THREAD_PAGE, clipTab, serveSite, startExtension, type ExtensionBrowser, type TestSite } from './extension-browser.ts';

const HOSTILE = `<!doctype html><html><head><title>&lt;img src=x onerror=steal()&gt;</title></head><body><main>
<h1>Offer</h1><p>This is a long enough paragraph for a page that means harm to whoever reads it later on.</p>
<img src="x" onerror="document.title='ran'"><a href="javascript:steal()">link</a>
<table><tr><th>=HYPERLINK("https://evil.example")</th><th>b</th></tr><tr><td><script>steal()</script>1</td><td>2</td></tr></table>
</main></body></html>`;

// Real browsers on a busy machine: the limit only ends what hangs.
vi.setConfig({ testTimeout: 120_000 });

describeWith(['chromium'], 'the extension in Chromium', () => {
  let browser: ExtensionBrowser;
  let site: TestSite;

  beforeAll(async () => {
    site = await serveSite({
      '/product': PRODUCT_PAGE,
      '/thread': THREAD_PAGE,
      '/empty': '<!doctype html><title></title>',
      '/hostile': HOSTILE,
      '/strict': PRODUCT_PAGE.replace('<head>', `<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'">`),
    });
    browser = await startExtension();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it('clips a page into IndexedDB and hands it over as a bundle', async () => {
    const { page, tabId } = await browser.openTab(`${site.url}/product?utm_source=mail`);
    const request = clipTab(tabId, { project: '竞品', tags: ['耳机'] });
    expect(clipTabAnswerSchema.parse(await browser.send(request))).toMatchObject({ ok: true, state: 'saved' });

    const saved = (await browser.rows('clips')).find(({ id }) => id === request.jobId);
    expect(saved).toMatchObject({ project: '竞品', tags: ['耳机'], content: { lang: 'zh-CN' } });
    expect(saved?.['pageKey']).toBe(`${site.url.replace('http:', 'https:')}/product`);

    const answer = exportBundleAnswerSchema.parse(await browser.send({ type: 'export-bundle', ids: [request.jobId] }));
    const bundle = await readBundle(Buffer.from(answer.ok ? answer.bundle : '', 'base64'));
    expect(bundle.clips[0]?.content.products[0]?.price).toMatchObject({ amount: '1299.00', currency: 'CNY' });
    expect(bundle.clips[0]?.content.tables[0]?.rows).toHaveLength(3);
    await page.close();
  });

  it('leaves the live page as it is', async () => {
    const { page, tabId } = await browser.openTab(`${site.url}/product`);
    await page.evaluate(`window.changes = 0;
      new MutationObserver((found) => { window.changes += found.length; })
        .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });`);
    const before = await page.content();
    await browser.send(clipTab(tabId));
    expect(await page.content()).toBe(before);
    expect(await page.evaluate('window.changes')).toBe(0);
    expect(await page.evaluate(`'clipsheetAssignment' in window`)).toBe(false);
    await page.close();
  });

  it('clips what is selected and nothing else', async () => {
    const { page, tabId } = await browser.openTab(`${site.url}/product`);
    await page.evaluate(`getSelection().selectAllChildren(document.querySelector('table'))`);
    const request = clipTab(tabId, { scope: 'selection' });
    await browser.send(request);
    const saved = (await browser.rows('clips')).find(({ id }) => id === request.jobId);
    expect(saved).toMatchObject({ scope: 'selection' });
    const content = JSON.stringify(saved?.['content']);
    expect(content).toContain('X1 Pro');
    expect(content).not.toContain('同比增长');
    await page.close();
  });

  it('reads a page whose own policy forbids everything', async () => {
    const { page, tabId } = await browser.openTab(`${site.url}/strict`);
    expect(await browser.send(clipTab(tabId))).toMatchObject({ ok: true, state: 'saved' });
    await page.close();
  });

  it('keeps a page without content, and says that there was none', async () => {
    const { page, tabId } = await browser.openTab(`${site.url}/empty`);
    const answer = clipTabAnswerSchema.parse(await browser.send(clipTab(tabId)));
    expect(answer.ok && answer.notices).toContain('no-main-content');
    await page.close();
  });

  it('says which pages no extension may read', async () => {
    const { page, tabId } = await browser.openTab('chrome://version/');
    expect(await browser.send(clipTab(tabId))).toMatchObject({ ok: false, problem: { code: 'page-closed-to-extensions' } });
    await page.close();
    expect(await browser.send(clipTab(tabId))).toMatchObject({ ok: false, problem: { code: 'tab-gone' } });
  });

  it('shows a hostile page without running anything of it', async () => {
    const { page, tabId } = await browser.openTab(`${site.url}/hostile`);
    const request = clipTab(tabId);
    expect(await browser.send(request)).toMatchObject({ ok: true });
    await page.close();

    const shown = await browser.context.newPage();
    await shown.goto(browser.at(`/library.html#clip=${request.jobId}`));
    await shown.locator('details').last().locator('summary').click();
    const frame = shown.locator('iframe.snapshot');
    await frame.waitFor();
    expect(await frame.getAttribute('sandbox')).toBe('');
    const inside = shown.frameLocator('iframe.snapshot');
    await inside.locator('h1').waitFor();
    expect(await inside.locator('script, [onerror], a[href^="javascript"]').count()).toBe(0);
    expect(await shown.locator('.detail img, .detail script').count()).toBe(0);
    expect(await shown.title()).not.toBe('ran');
    await shown.close();
  });

  it('saves from the side panel what a person set there', async () => {
    await browser.choose({ language: 'en', theme: 'light' });
    const { page, tabId } = await browser.openTab(`${site.url}/product`);
    const request = clipTab(tabId, { then: 'review' });
    expect(await browser.send(request)).toMatchObject({ ok: true, state: 'understood' });

    const panel = await browser.context.newPage();
    await panel.setViewportSize({ width: 320, height: 720 });
    await panel.goto(browser.at(`/sidepanel.html?tab=${tabId}`));
    await panel.locator('.price', { hasText: '¥1,299.00' }).waitFor();
    await panel.getByText(/content is unchanged|content has changed/).waitFor();
    await panel.getByLabel('Title').fill('Rival earbuds');
    await panel.getByLabel('Page type').selectOption('collection');
    await panel.getByLabel(/Tags/).fill('anc，sale');
    await panel.getByLabel('Note').fill('Check again in May');
    await panel.getByRole('button', { name: 'Save clip' }).click();
    await panel.getByText('Saved to the library').waitFor();

    const saved = (await browser.rows('clips')).find(({ id }) => id === request.jobId);
    expect(saved).toMatchObject({
      content: { title: 'Rival earbuds', pageType: 'collection' },
      pageTypeBy: 'person',
      tags: ['anc', 'sale'],
      note: 'Check again in May',
    });
    expect(await panel.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await panel.close();
    await page.close();
  });

  it('shows a page in the panel when its button is pressed, and says when the tab has moved on', async () => {
    const { page, tabId } = await browser.openTab(`${site.url}/product`);
    // Without a person's press the browser opens no side panel; the panel then comes as a tab.
    const opening = browser.context.waitForEvent('page');
    await browser.inWorker(`chrome.tabs.get(${tabId}).then((tab) => chrome.action.onClicked.dispatch(tab))`);
    const panel = await opening;
    await panel.getByLabel('Title').waitFor();
    expect(await panel.getByText('The tab has moved on').count()).toBe(0);
    await page.goto(`${site.url}/empty`);
    await panel.getByText('The tab has moved on').waitFor();
    await panel.close();
    await page.close();
  });

  it.each([
    ['from the page itself', false, 0],
    ['from its snapshot once the tab has moved on', true, 1],
  ])('understands a page anew as the type that a person gives it, %s', async (_, movesOn, notes) => {
    await browser.choose({ language: 'en', theme: 'light' });
    const { page, tabId } = await browser.openTab(`${site.url}/thread`);
    const request = clipTab(tabId, { then: 'review' });
    await browser.send(request);
    const panel = await browser.context.newPage();
    await panel.setViewportSize({ width: 320, height: 720 });
    await panel.goto(browser.at(`/sidepanel.html?tab=${tabId}`));
    await panel.getByLabel('Title').fill('Kettles, asked');
    await panel.getByLabel('Note').fill('Kept while it is read again');
    await panel.getByLabel('Page type').selectOption('product');
    await panel.locator('select.type:enabled').waitFor();
    if (movesOn) await page.goto(`${site.url}/empty`);
    await panel.getByLabel('Page type').selectOption('forum');
    await panel.getByRole('heading', { name: '3 posts' }).waitFor();
    expect(await panel.getByText('read from its snapshot').count()).toBe(notes);
    expect(await panel.getByLabel('Title').inputValue()).toBe('Kettles, asked');
    await panel.getByRole('button', { name: 'Save clip' }).click();
    await panel.getByText('Saved to the library').waitFor();

    const saved = (await browser.rows('clips')).find(({ id }) => id === request.jobId);
    expect(saved).toMatchObject({ pageTypeBy: 'person', note: 'Kept while it is read again', content: { title: 'Kettles, asked', pageType: 'forum' } });
    expect(saved?.['content']).toMatchObject({ posts: [{ author: 'ann' }, { author: 'bob' }, { author: 'eve' }] });
    await panel.close();
    await page.close();
  });

  it.each([
    ['the menu', (tabId: number) => `chrome.tabs.get(${tabId}).then((tab) => chrome.contextMenus.onClicked.dispatch({ menuItemId: 'clip-page' }, tab))`],
    ['the shortcut', (tabId: number) => `chrome.tabs.get(${tabId}).then((tab) => chrome.commands.onCommand.dispatch('clip-page', tab))`],
  ])('saves at once from %s, with a tick on the button', async (_, press) => {
    const { page, tabId } = await browser.openTab(`${site.url}/product`);
    const before = (await browser.rows('clips')).length;
    await browser.inWorker(press(tabId));
    await expect.poll(() => browser.inWorker(`chrome.action.getBadgeText({ tabId: ${tabId} })`), { timeout: 30_000 }).toBe('✓');
    expect(await browser.rows('clips')).toHaveLength(before + 1);
    await page.close();
  });

  it('finds, changes and deletes a clip on the library page', async () => {
    const { library } = browser;
    await browser.choose({ language: 'en', theme: 'light' });
    await library.bringToFront();
    await library.getByLabel('Search clips').fill('rival 无线');
    await library.locator('.clip', { hasText: 'Rival earbuds' }).click();
    const detail = library.getByRole('main');
    await detail.getByLabel('Note').fill('Checked');
    await detail.getByRole('button', { name: 'Save changes' }).click();
    await detail.getByText('Saved', { exact: true }).waitFor();
    expect(await browser.rows('clips')).toContainEqual(expect.objectContaining({ note: 'Checked' }));

    const before = (await browser.rows('clips')).length;
    await detail.getByRole('button', { name: 'Delete' }).click();
    await library.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    expect(await browser.rows('clips')).toHaveLength(before);
    await detail.getByRole('button', { name: 'Delete' }).click();
    await library.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await library.getByText('No clips match.').waitFor();
    expect(await browser.rows('clips')).toHaveLength(before - 1);
  });

  it('exports what the list shows, and imports it again', async () => {
    const { library } = browser;
    await library.getByRole('button', { name: 'Clear filters' }).click();
    const downloading = library.waitForEvent('download');
    await library.getByRole('button', { name: 'Export .clipsheet' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^clips-\d{4}-\d\d-\d\d\.clipsheet$/);

    const before = await browser.rows('clips');
    await library.locator('input[type=file]').setInputFiles(await download.path());
    await library.getByText(`Imported 0 clips; ${before.length} were here already.`).waitFor();
    expect(await browser.rows('clips')).toEqual(before);
  });

  it('raises no error and breaks no policy on the way', () => {
    expect(browser.complaints).toEqual([]);
  });
});
