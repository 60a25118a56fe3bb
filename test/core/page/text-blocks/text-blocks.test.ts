import { describe, expect, it } from 'vitest';
import { textBlocks } from '../../../../core/page/text-blocks/text-blocks.ts';
import { documentFromHtml } from '../../../../hub/extract/html-document.ts';

function blocks(html: string): ReturnType<typeof textBlocks> {
  return textBlocks(documentFromHtml(`<body>${html}</body>`, '').body, 'https://a.example/');
}

describe('the text blocks of a page', () => {
  it('are what stands between breaks', () => {
    expect(blocks('<h2>Plans</h2>loose <b>words</b><p>one<br>two</p><ul><li>item</li></ul>').map(({ kind, text }) => [kind, text])).toEqual([
      ['heading', 'Plans'], ['paragraph', 'loose words'], ['paragraph', 'one'], ['paragraph', 'two'], ['item', 'item'],
    ]);
  });

  it('keep links side by side apart, and words whole', () => {
    expect(blocks('<div><a href="/a">Home</a><a href="/b">Shop</a></div>')[0]?.text).toBe('Home Shop');
    expect(blocks('<p>un<b>believ</b>able</p>')[0]?.text).toBe('unbelievable');
    expect(blocks('<p><span>H</span><span>i</span></p>')[0]?.text).toBe('Hi');
  });

  it('say labels side by side once each', () => {
    expect(blocks('<p><span>¥259.00</span><span>¥299.00</span> <span>sale</span></p>').map((block) => block.text)).toEqual(['¥259.00 ¥299.00 sale']);
  });

  it('know what is hidden and how much of them is linked', () => {
    expect(blocks('<div style="display: none">a</div><div hidden>b</div><p>c <a href="/d">d</a></p>').map(({ hidden, linkedLength }) => [hidden, linkedLength])).toEqual([[true, 0], [true, 0], [false, 1]]);
  });

  it('leave out code, styles and controls that hold no words of the page', () => {
    expect(blocks('<script>x</script><style>y</style><select><option>z</select><textarea>t</textarea><p>kept</p>').map(({ text }) => text)).toEqual(['kept']);
  });

  it('keep the lines of preformatted text', () => {
    expect(blocks('<pre>a\n  b</pre>')[0]).toMatchObject({ kind: 'preformatted', text: 'a\n  b' });
  });
});
