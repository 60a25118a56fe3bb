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
    const { body } = documentFromHtml(deep, '');
    expect(body.textContent).toBe('x');
    expect(body.querySelectorAll('div')).toHaveLength(20_000);
    let depth = 0;
    for (let around = [...body.querySelectorAll('div')].at(-1)?.parentElement ?? null; around !== null; around = around.parentElement) depth += 1;
    expect(depth).toBeLessThan(600);
  });
});

describe('an encoding that nobody declares', () => {
  it.each([
    ['Simplified Chinese in GB 18030', 'd5e2cac7d2bbb8f6b2fac6b7b5c4bcdbb8f1a3acced2c3c7d4dacbb5c3f7c8e7baced1a1b9baa1a3', '这是一个产品的价格，我们在说明如何选购。'],
    ['Traditional Chinese in Big5', 'b36fac4fa440add3b2a3ab7eaababbf9aee6a141a7daadcca662bba1a9faa670a6f3bfefc1caa143', '這是一個產品的價格，我們在說明如何選購。'],
    ['Japanese in Shift_JIS', '82b182cc8fa4956982cc89bf8a6982cd82b182bf82e782c582b28a6d944682ad82be82b382a28142', 'この商品の価格はこちらでご確認ください。'],
    ['Japanese in EUC-JP', 'a4b3a4cebea6c9caa4ceb2c1b3caa4cfa4b3a4c1a4e9a4c7a4b4b3cec7a7a4afa4c0a4b5a4a4a1a3', 'この商品の価格はこちらでご確認ください。'],
    ['Korean in EUC-KR', 'c0cc20c1a6c7b0c0c720b0a1b0ddc0ba20bec6b7a1bfa1bcad20c8aec0cec7d220bcf620c0d6bdc0b4cfb4d92e', '이 제품의 가격은 아래에서 확인할 수 있습니다.'],
    ['French in windows-1252', '4c6520636166e920636ffb7465207472e8732070657520e0206c61206a6f75726ee9652e', 'Le café coûte très peu à la journée.'],
  ])('is found by what makes sense: %s', (_, hex, text) => {
    expect(decodeHtml(Uint8Array.from([...ascii('<p>'), ...Buffer.from(hex, 'hex'), ...ascii('</p>')]))).toContain(text);
  });
});
