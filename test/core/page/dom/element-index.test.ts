import { describe, expect, it } from 'vitest';
import { ElementIndex } from '../../../../core/page/dom/element-index.ts';
import { documentFromHtml } from '../../../../hub/extract/html-document.ts';

const PAGE = '<section class="Post"><p id="date-1">one</p><p class="byline">two</p></section><div><span class="byline">three</span></div><p class="">four</p>';

function indexOf(html: string): ElementIndex {
  return new ElementIndex(documentFromHtml(html, '').body);
}

describe('an index of elements', () => {
  it('counts the elements below its root by tag and by class attribute', () => {
    const index = indexOf(PAGE);
    expect(index.count).toBe(6);
    expect(Object.fromEntries(index.tagCounts)).toEqual({ section: 1, p: 3, div: 1, span: 1 });
    expect(Object.fromEntries(index.classCounts)).toEqual({ Post: 1, byline: 2 });
  });

  it('finds elements by their classes and ids, in page order and each once', () => {
    const index = indexOf(PAGE);
    expect(index.called({ classes: /post|byline/i }).map((element) => element.localName)).toEqual(['section', 'p', 'span']);
    expect(index.called({ classes: /byline/, ids: /date/ }).map((element) => element.textContent)).toEqual(['one', 'two', 'three']);
    expect(indexOf('<p class="date" id="date">x</p>').called({ classes: /date/, ids: /date/ })).toHaveLength(1);
  });

  it('is empty for a root without elements', () => {
    expect(indexOf('only words').called({ classes: /./ })).toEqual([]);
  });
});
