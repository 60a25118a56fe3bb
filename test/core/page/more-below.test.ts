import { describe, expect, it } from 'vitest';
import type { Paging } from '../../../core/clip/clip.ts';
import { ElementIndex } from '../../../core/page/dom/element-index.ts';
import { goesOnBelow } from '../../../core/page/more-below.ts';
import { documentFromHtml } from '../../../hub/extract/html-document.ts';

const CARDS = '<ul><li>Kettle ¥99</li><li>Pot ¥88</li><li>Pan ¥77</li></ul>';
const NO_PAGES: Paging = { page: null, pages: null, next: null, total: null, hasMore: false };
function goesOn(html: string, paging: Paging | null = null, hasList = true): boolean {
  const { body } = documentFromHtml(html, '');
  return goesOnBelow(body, new ElementIndex(body), hasList, paging);
}

describe('a list that goes on below', () => {
  it.each([
    ['a button that loads more', `${CARDS}<button>Load more products</button>`],
    ['the same in Chinese', `${CARDS}<a href="#">加载更多</a>`],
    ['a marker that loads more when it is seen', `${CARDS}<div class="infinite-scroll-component__outerdiv infinite-scroll"></div>`],
    ['a feed that is loading', '<div role="feed" aria-busy="true"><article>one</article></div>'],
    ['rows kept only while they are on the screen', '<div role="grid" aria-rowcount="500"><div role="row">1</div><div role="row">2</div></div>'],
    ['items kept only while they are on the screen', '<ul><li aria-setsize="120" aria-posinset="1">1</li><li aria-setsize="120" aria-posinset="2">2</li></ul>'],
  ])('is known by %s', (_, html) => {
    expect(goesOn(html)).toBe(true);
  });

  it('is known by a count that is larger than what has loaded', () => {
    expect(goesOn(CARDS, { ...NO_PAGES, total: 240, hasMore: true })).toBe(true);
  });

  it.each([
    ['a whole list', CARDS],
    ['a list with all its rows', '<table aria-rowcount="2"><tr><td>1</td></tr><tr><td>2</td></tr></table>'],
    ['a link that shows something else', `${CARDS}<a href="/about">Show me more of your fine company history</a>`],
  ])('is not seen in %s', (_, html) => {
    expect(goesOn(html)).toBe(false);
  });

  it('is not one that has pages to open, nor a text that unfolds', () => {
    expect(goesOn(`${CARDS}<button>Load more</button>`, { ...NO_PAGES, page: 1, next: 'https://a.example/?page=2', hasMore: true })).toBe(false);
    expect(goesOn('<p>About us</p><button>Show more</button>', null, false)).toBe(false);
  });
});
