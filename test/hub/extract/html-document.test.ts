import { describe, expect, it } from 'vitest';
import { understandPage } from '../../../core/page/understand-page.ts';
import { decodeHtml } from '../../../hub/extract/decode-html.ts';
import { documentFromHtml } from '../../../hub/extract/html-document.ts';

/** 你好 in GB 18030 and in Big5. */
const GBK_HELLO = [0xc4, 0xe3, 0xba, 0xc3];
const BIG5_HELLO = [0xa7, 0x41, 0xa6, 0x6e];
const ascii = (text: string): number[] => [...new TextEncoder().encode(text)];
const page = (charset: string, bytes: readonly number[]): Uint8Array => Uint8Array.from([...ascii(`<meta charset="${charset}"><p>`), ...bytes, ...ascii('</p>')]);

describe('the encoding of a page', () => {
  it.each([
    ['GBK as declared', page('gbk', GBK_HELLO)],
    ['Big5 as declared', page('big5', BIG5_HELLO)],
    ['GBK undeclared', Uint8Array.from([...ascii('<p>'), ...GBK_HELLO])],
    ['UTF-8 that still declares GBK', Uint8Array.from([...ascii('<meta charset="gbk"><p>'), ...ascii('你好')])],
    ['UTF-16 with its mark', Uint8Array.from([0xff, 0xfe, 0x60, 0x4f, 0x7d, 0x59])],
    ['UTF-8 with its mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...ascii('你好')])],
  ])('is found: %s', (_, bytes) => {
    expect(decodeHtml(bytes)).toContain('你好');
  });

  it('falls back to UTF-8 for a name no one knows', () => {
    expect(decodeHtml(page('x-klingon', ascii('ok')))).toContain('ok');
  });
});

describe('the document of a page', () => {
  it('has the tree that browsers build', () => {
    const document = documentFromHtml('<table><tr><td>a<td>b</table><p>one<p>two', 'https://a.example/');
    expect(document.querySelectorAll('table > tbody > tr > td')).toHaveLength(2);
    expect(document.querySelectorAll('body > p')).toHaveLength(2);
  });

  it('lays out what an empty page offers readers without scripts', () => {
    const document = documentFromHtml('<body><div id="app"></div><noscript><article><p>The thread.</p></article></noscript>', '');
    expect(document.querySelector('article p')?.textContent).toBe('The thread.');
  });

  it('has the shadow roots that its HTML declares', () => {
    const html = `<x-card><template shadowrootmode="open"><p>It costs <slot>nothing</slot>, delivery is free within the country.</p></template>¥99</x-card>${'<p>Words of the page.</p>'.repeat(40)}`;
    expect(understandPage(documentFromHtml(html, ''), { url: '', capturedAt: '2026-03-01T00:00:00Z' }).text).toContain('It costs ¥99, delivery is free');
  });

  it('stands any depth', () => {
    const deep = `${'<div>'.repeat(20_000)}x`;
    expect(documentFromHtml(deep, '').body.textContent).toBe('x');
  });
});
