import { describe, expect, it } from 'vitest';
import type { Paging } from '../../../../core/clip/clip.ts';
import { readPage } from '../../../../core/page/read-page.ts';
import { pagePaging } from '../../../../core/page/records/paging.ts';
import { documentFromHtml } from '../../../../hub/extract/html-document.ts';

const url = 'https://shop.example/tea?page=2';
function paging(body: string, shown = 24, head = ''): Paging | null {
  const page = readPage(documentFromHtml(`<html><head>${head}</head><body>${body}</body></html>`, url), { url });
  if (page === null) throw new Error('the sample has no body');
  return pagePaging(page.copy, page.body, page.blocks, page.baseUrl, shown);
}

describe('where a list goes on', () => {
  it('is read from a row of numbered pages', () => {
    expect(paging('<ul><li><a href="?page=1">1</a></li><li class="current"><span>2</span></li><li><a href="?page=3">3</a></li><li>…</li><li><a href="?page=12">12</a></li><li><a rel="next" href="?page=3">Next ›</a></li></ul>'))
      .toEqual({ page: 2, pages: 12, next: 'https://shop.example/tea?page=3', total: null, hasMore: true });
  });

  it.each([
    ['<p>Showing 1–24 of 240 results</p>', { total: 240, hasMore: true }],
    ['<p>1-48 of over 10,000 results</p>', { total: 10_000, hasMore: true }],
    ['<p>240 products</p>', { total: 240, hasMore: true }],
    ['<p>共 120 件商品</p>', { total: 120, hasMore: true }],
    ['<p>Page 3 of 14</p>', { page: 3, pages: 14, hasMore: true }],
    ['<p>第 3/14 页</p>', { page: 3, pages: 14 }],
    ['<a href="/tea?p=4">下一页</a>', { next: 'https://shop.example/tea?p=4', hasMore: true }],
    ['<button>Load more products</button>', { next: null, hasMore: true }],
    ['<button>加载更多</button>', { hasMore: true }],
    ['<p>Showing all 24 products</p>', { total: 24, hasMore: false }],
  ])('is read from %s', (html, expected) => {
    expect(paging(html)).toMatchObject(expected);
  });

  it('is read from the head', () => {
    expect(paging('<p>Tea</p>', 24, '<link rel="next" href="/tea?page=3">')).toMatchObject({ next: 'https://shop.example/tea?page=3' });
  });

  it('is unknown where nothing says so: prices, years and counts of filters are not pages', () => {
    expect(paging('<ul><li>Light (10 products)</li><li>Dark (16 products)</li></ul><p>Since 1999</p><ul><li>1</li><li>2</li><li>3</li></ul>')).toBeNull();
    expect(paging('<p>12 products</p>')).toBeNull();
  });

  it('leads nowhere but to the web', () => {
    expect(paging('<a rel="next" href="javascript:more()">Next</a>')).toBeNull();
  });
});
