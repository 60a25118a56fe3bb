import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { clipSchema, type PageContent } from '../../../core/clip/clip.ts';
import { clipTabAnswerSchema } from '../../../extension/messages.ts';
import { describeWith } from '../../environment/tools.ts';
import { clipTab, serveSite, startExtension, type ExtensionBrowser, type TestSite } from './extension-browser.ts';

const LONG = 'This paragraph is long enough to be what the page is about, and it says so in more than a handful of plain words.';
const page = (body: string, head = ''): string => `<!doctype html><html lang="en"><head><title>Hard page</title>${head}</head><body>${body}</body></html>`;

/** Whatever may run, load or count on a page, set so that a trace is left when it does. */
const HOSTILE = page(
  `<main><h1>Offer</h1><p tabindex=0 id=focus>${LONG}</p><hostile-part>custom words</hostile-part><p id=chosen>selected words</p>
  <img name="body" alt=""><img name="documentElement" alt=""><img name="querySelector" alt=""><img name="cloneNode" alt=""><img name="implementation" alt=""><img name="title" alt=""><img name="getSelection" alt="">
  <form id="children"><input name="parentNode"><input name="firstChild"><input name="nodeType"><input name="attributes"><input name="localName"><input name="nextSibling"><input name="getAttribute"><input name="checkVisibility"><p>Inside the form stands ¥1,299 too.</p></form>
  <noscript><img src="/trace?noscript" onerror="window.ran='noscript'"></noscript>
  <template><img src="/trace?template" onerror="window.ran='template'"><script>window.ran='template script'</script></template>
  <svg onload="window.ran='svg'"><script>window.ran = window.ran ?? ''</script></svg>
  <img data-src="/trace?late" alt="late"><img loading="lazy" src="/trace?lazy" alt="below" style="margin-top:9000px;display:block">
  <a href="javascript:window.ran='link'">link</a><div style="display:none"><div style="background:url(/trace?hidden)"></div><video preload="auto" data-src="/trace?video"></video></div>
  <iframe srcdoc="&lt;p&gt;Words of the frame inside say that the offer holds until the end of the month for all who ask.&lt;/p&gt;&lt;script&gt;parent.frames_run=(parent.frames_run||0)+1&lt;/script&gt;" width="400" height="200"></iframe>
  <script>
    window.made = 0; window.connected = 0;
    customElements.define('hostile-part', class extends HTMLElement {
      constructor() { super(); window.made += 1; }
      connectedCallback() { window.connected += 1; }
      disconnectedCallback() { window.connected += 100; }
      adoptedCallback() { window.connected += 1000; }
    });
  </script></main>`,
  '<base href="javascript:alert(1)"><link rel="canonical" href="/trace?canonical">',
);

const SHADOW = page(`<main><h1>Shop</h1><p>${LONG}</p><price-card><b slot="price">¥1,299.00</b>Kettle</price-card>
  <declared-card><template shadowrootmode="open"><p>The declared card says <slot>nothing</slot> to everybody who opens this page, and it does so in a sentence of its own.</p></template>hello</declared-card></main>
  <script>customElements.define('price-card', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML =
    '<p>The card sells <slot></slot> for <slot name=price>no price</slot>, delivery <slot name=delivery>is free</slot> in the whole of the country.</p>'; } });</script>`);

/** HTML as nobody should write it: unclosed, misplaced, with names that overlay the DOM's own. */
const tagSoup = fc
  .array(
    fc.record({
      tag: fc.constantFrom('div', 'p', 'table', 'tr', 'td', 'form', 'input', 'img', 'a', 'ul', 'li', 'template', 'svg', 'math', 'select', 'frameset', 'iframe', 'details', 'slot', 'x-y', 'body', 'html', 'head', 'title', 'script', 'style', 'noscript', 'base', 'h1', 'article', 'dl', 'pre', 'plaintext'),
      attributes: fc.array(
        fc.tuple(fc.constantFrom('id', 'name', 'class', 'src', 'href', 'style', 'slot', 'shadowrootmode', 'colspan', 'rowspan', 'role', 'itemprop', 'itemtype', 'srcdoc', 'data-src', 'srcset', 'onload', 'hidden'), fc.constantFrom('parentNode', 'attributes', 'children', 'body', '__proto__', 'constructor', 'open', '99999999', '-1', 'price', 'javascript:1', 'data:,x', 'url(', '//', 'x 9w, ,', 'Product')),
        { maxLength: 3 },
      ),
      text: fc.constantFrom('', 'words', '¥1,299.00', '2024年5月13日', '<', '&', '</div>', '<!--', ']]>', '\u0000', '{"@type":"Product"}'),
      isClosed: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((parts) => parts.map(({ tag, attributes, text, isClosed }) => `<${tag}${attributes.map(([name, value]) => ` ${name}="${value}"`).join('')}>${text}${isClosed ? `</${tag}>` : ''}`).join(''));

// Real browsers on a busy machine: the limit only ends what hangs.
vi.setConfig({ testTimeout: 120_000 });

describeWith(['chromium'], 'hard pages in Chromium', () => {
  let browser: ExtensionBrowser;
  let site: TestSite;
  let elsewhere: string;

  beforeAll(async () => {
    const frames = page(`<main><h1>Prices</h1><p>${LONG}</p><iframe src="/inside" width="500" height="300"></iframe>
      <iframe src="ELSEWHERE/foreign" width="500" height="300"></iframe><iframe src="ELSEWHERE/foreign?ad" width="1" height="1"></iframe><p>${LONG.replace('This', 'Another')}</p></main>`);
    const pages: Record<string, string> = {
      '/hostile': HOSTILE,
      '/shadow': SHADOW,
      '/inside': page('<p>The frame of this site says that the plan costs $19 a month for every single user.</p><a href="terms">Terms</a>'),
      '/foreign': page('<p>The frame of another site says that delivery takes three days in the whole of the country.</p>'),
      '/frameset': '<!doctype html><html><head><title>Old manual</title></head><frameset cols="30%,70%"><frame src="/inside"><frame src="/inside?2"></frameset></html>',
    };
    site = await serveSite(pages);
    elsewhere = site.url.replace('127.0.0.1', 'localhost');
    pages['/frames'] = frames.replaceAll('ELSEWHERE', elsewhere);
    browser = await startExtension();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  /** What is kept of a page of the site. */
  async function clipped(path: string, by: ExtensionBrowser = browser): Promise<PageContent> {
    const { page: tab, tabId } = await by.openTab(`${site.url}${path}`);
    const request = clipTab(tabId);
    expect(await by.send(request)).toMatchObject({ ok: true, state: 'saved' });
    await tab.close();
    return clipSchema.parse((await by.rows('clips')).find(({ id }) => id === request.jobId)).content;
  }

  it('changes nothing of a hostile page, runs nothing of it and loads nothing more', async () => {
    const { page: tab, tabId } = await browser.openTab(`${site.url}/hostile`);
    await tab.evaluate(`(() => {
      document.getElementById('focus').focus();
      scrollTo(0, 150);
      getSelection.call(window).selectAllChildren(document.getElementById('chosen'));
      window.changes = 0;
      new MutationObserver((found) => { window.changes += found.length; }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    })()`);
    const state = `(() => { const s = window.getSelection(); return JSON.stringify([window.made, window.connected, window.ran, window.frames_run, window.changes, scrollX, scrollY,
      document.activeElement.id, String(s), s.anchorOffset, s.focusOffset, new XMLSerializer().serializeToString(Document.prototype.getElementById.call(document, 'focus').parentNode), Object.keys(window).length]); })()`;
    const before = await tab.evaluate(state);
    const askedBefore = site.asked.length;
    for (const scope of ['page', 'selection']) {
      const request = clipTab(tabId, { scope });
      expect(await browser.send(request)).toMatchObject({ ok: true, state: 'saved' });
      const saved = clipSchema.parse((await browser.rows('clips')).find(({ id }) => id === request.jobId));
      expect(saved.content.notices).not.toContain('not-understood');
      expect(saved.content.title).toBe('Hard page');
      if (scope === 'selection') expect(saved.content.text).toBe('selected words');
      else for (const words of ['custom words', 'Words of the frame inside']) expect(saved.content.text).toContain(words);
    }
    expect(await tab.evaluate(state)).toBe(before);
    expect(await tab.evaluate('window.made')).toBe(1);
    expect(site.asked.slice(askedBefore)).toEqual([]);
    await tab.close();
  });

  it('reads shadow trees with what is slotted into them, where a person sees it', async () => {
    const { text } = await clipped('/shadow');
    expect(text).toContain('The card sells Kettle for ¥1,299.00, delivery is free');
    expect(text).toContain('The declared card says hello to everybody');
  });

  it('reads the frames of a page in their places, those of other sites too where it may', async () => {
    const { text, notices, markdown } = await clipped('/frames');
    const places = ['This paragraph', 'The frame of this site', 'The frame of another site', 'Another paragraph'].map((words) => text.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThanOrEqual(0);
    expect(notices).toEqual([]);
    expect(markdown).not.toContain('](terms)');
  });

  it('names the frame of another site that it may not enter', async () => {
    const narrow = await startExtension(['http://127.0.0.1/*']);
    try {
      const { text, notices } = await clipped('/frames', narrow);
      expect(text).toContain('The frame of this site');
      expect(text).not.toContain('The frame of another site');
      expect(notices).toEqual(['frame-skipped:localhost']);
    } finally {
      await narrow.close();
    }
  });

  it('understands any soup of tags without failing', async () => {
    const { page: tab, tabId } = await browser.openTab(`${site.url}/inside`);
    for (const soup of fc.sample(tagSoup, { seed: 7, numRuns: 200 })) {
      await tab.evaluate(`document.documentElement.innerHTML = ${JSON.stringify(soup)}`);
      const answer = clipTabAnswerSchema.parse(await browser.send(clipTab(tabId, { then: 'review' })));
      expect(answer.ok && !answer.notices.includes('not-understood'), soup).toBe(true);
    }
    await tab.close();
  });

  it('reads framesets', async () => {
    expect((await clipped('/frameset')).text).toContain('the plan costs $19 a month');
  });
});
