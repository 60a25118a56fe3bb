// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { copyPage, type Look } from '../../../../core/page/dom/page-copy.ts';

/** jsdom lays nothing out: a page as if all of it were seen. */
const SEEN: Look = { visible: () => true, size: () => ({ width: 600, height: 400 }), background: () => null, frameHtml: () => null };

function parsed(html: string): Document {
  return new DOMParser().parseFromString(`<!doctype html><html><head><title>t</title></head><body>${html}</body></html>`, 'text/html');
}

const textOf = (page: Document, look: Look | null = null): string => (copyPage(page, look).document.querySelector('body')?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('the copy of a page', () => {
  it('has what the page has, and leaves out what is hidden', () => {
    const page = parsed('<p class=a>one</p><p hidden>two</p><!-- no --><p>three <b>four</b></p>');
    expect(textOf(page, { ...SEEN, visible: (element) => !element.hasAttribute('hidden') })).toBe('onethree four');
  });

  it('keeps what a person may open', () => {
    const page = parsed('<details><summary>Delivery</summary><p>Two days</p></details>');
    expect(textOf(page, { ...SEEN, visible: (element) => element.localName !== 'p' })).toBe('DeliveryTwo days');
  });

  it('says which frames it could not read, but for ads and points', () => {
    const page = parsed(`<iframe src="https://maps.example/x"></iframe><iframe src="https://a.example" width=1 height=1></iframe>
      <iframe src="https://b.example/ads/1"></iframe><iframe class="ad-slot" src="https://c.example"></iframe><iframe src="about:blank"></iframe>`);
    expect(copyPage(page).unreadFrames).toEqual(['maps.example']);
  });

  it('reads frames whose words stand in the page itself, and those that were read for it', () => {
    const page = parsed('<p>a</p><iframe srcdoc="&lt;p&gt;b&lt;/p&gt;"></iframe><iframe id=other src="https://other.example"></iframe>');
    expect(textOf(page, { ...SEEN, frameHtml: (frame) => (frame.id === 'other' ? '<p>c</p>' : null) })).toBe('abc');
  });
});

describe('shadow trees', () => {
  it('stand where a person sees them, with what is slotted in its places', () => {
    const page = parsed('<x-card><b slot=price>¥5</b>Kettle<i slot=none>lost</i></x-card>');
    const shadow = page.querySelector('x-card')?.attachShadow({ mode: 'open' });
    if (shadow !== undefined) shadow.innerHTML = '<h2><slot></slot></h2><p>now <slot name=price>sold out</slot></p><p><slot name=rating>not rated</slot></p>';
    expect(textOf(page)).toBe('Kettlenow ¥5not rated');
  });

  it('may hold one another', () => {
    const page = parsed('<x-outer>light</x-outer>');
    const outer = page.querySelector('x-outer')?.attachShadow({ mode: 'open' });
    if (outer !== undefined) outer.innerHTML = '<x-inner><slot></slot> passed on</x-inner>';
    const inner = outer?.querySelector('x-inner')?.attachShadow({ mode: 'open' });
    if (inner !== undefined && inner !== null) inner.innerHTML = '[<slot></slot>]';
    expect(textOf(page)).toBe('[light passed on]');
  });
});

describe('names that overlay the DOM', () => {
  const NAMES = ['parentNode', 'firstChild', 'children', 'childNodes', 'attributes', 'nodeType', 'localName', 'nextSibling', 'getAttribute', 'hasAttribute', 'querySelector', 'textContent', 'remove', 'ownerDocument', 'appendChild'];
  const OVERLAYING = `<form id=f>${NAMES.map((name) => `<input name="${name}">`).join('')}<p>inside the form</p></form>
    ${['body', 'documentElement', 'querySelector', 'querySelectorAll', 'cloneNode', 'title', 'head', 'baseURI', 'importNode', 'createElement', 'defaultView'].map((name) => `<img name="${name}">`).join('')}<p>after it</p>`;

  it('change nothing of what is read', () => {
    expect(textOf(parsed(OVERLAYING), SEEN)).toBe('inside the form after it');
    expect(textOf(parsed(`<x-card>${OVERLAYING}<template shadowrootmode=open><slot></slot>!</template></x-card>`))).toBe('inside the form after it!');
  });

  it('are not in the copy', () => {
    const form = copyPage(parsed(OVERLAYING)).document.querySelector('form');
    expect(form?.children).toHaveLength(NAMES.length + 1);
    expect(form?.id).toBe('f');
  });
});

describe('limits', () => {
  it('end a page that never ends, and say so', () => {
    const limits = { elements: 50, characters: 1_000, depth: 20 };
    expect(copyPage(parsed('<p>x</p>'.repeat(100)), null, limits).isTruncated).toBe(true);
    const long = copyPage(parsed(`<p>${'x'.repeat(5_000)}</p><p>y</p>`), null, limits);
    expect(long.isTruncated).toBe(true);
    expect(long.document.querySelector('body')?.textContent).toHaveLength(1_000 - 1);
    expect(copyPage(parsed('<p>x</p>'), null, limits).isTruncated).toBe(false);
  });

  it('lay flat what lies too deep, keeping its words in order', () => {
    const deep = copyPage(parsed(`${'<div>a'.repeat(30)}`), null, { elements: 1_000, characters: 1_000, depth: 20 });
    expect(deep.document.querySelector('body')?.textContent).toBe('a'.repeat(30));
    expect(deep.document.querySelectorAll('div').length).toBeLessThan(20);
  });
});
