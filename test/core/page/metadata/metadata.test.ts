import { describe, expect, it } from 'vitest';
import { understandPage } from '../../../../core/page/understand-page.ts';
import { documentFromHtml } from '../../../../hub/extract/html-document.ts';

function understood(head: string, body: string, url = 'https://news.example/story'): ReturnType<typeof understandPage> {
  return understandPage(documentFromHtml(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`, url), { url, capturedAt: '2026-03-01T00:00:00Z' });
}

describe('what a page says about itself', () => {
  it('takes the heading for the title where the stated title agrees', () => {
    expect(understood('<title>Beard Oil for Men – Beardbrand</title>', '<h1>Beard Oil</h1>').title).toBe('Beard Oil');
  });

  it('cuts the site from a title that no heading repeats', () => {
    expect(understood('<title>Quarterly results | Example Times</title><meta property="og:site_name" content="Example Times">', '<p>x</p>').title).toBe('Quarterly results');
    expect(understood('<title>一季度财报_示例网</title><meta property="og:site_name" content="示例网">', '<p>x</p>').title).toBe('一季度财报');
  });

  it('takes the heading that the address names where the stated title is only a slogan', () => {
    const slogan = '<title>Where people talk</title>';
    expect(understood(slogan, '<h1>Enameled kettles and metal spoons</h1>', 'https://talk.example/c/1/enameled_kettles_and_metal/').title).toBe('Enameled kettles and metal spoons');
    expect(understood(slogan, '<h1>Welcome back, friend</h1>', 'https://talk.example/c/1/enameled_kettles_and_metal/').title).toBe('Where people talk');
  });

  it('names who signed where the publisher states itself as author', () => {
    const stated = (author: string): string => `<script type="application/ld+json">{"@graph":[{"@type":"Article","headline":"A","author":${author}},{"@type":"Person","@id":"#jane","name":"Jane Doe"}]}</script>`;
    expect(understood(stated('{"@type":"Organization","name":"Example Times"}'), '<h1>A</h1><div>By Ann Lee</div>').author).toBe('Ann Lee');
    expect(understood(stated('{"@type":"Organization","name":"Example Times"}'), '<h1>A</h1>').author).toBe('Example Times');
    expect(understood(stated('{"@id":"#jane"}'), '<h1>A</h1>').author).toBe('Jane Doe');
  });

  it('takes an editor or a source for no author', () => {
    expect(understood('<title>一季度财报</title>', '<h1>一季度财报</h1><p>来源：示例社</p><p>责任编辑：王五</p>').author).toBeNull();
    expect(understood('<title>一季度财报</title>', '<h1>一季度财报</h1><p>作者：李四</p>').author).toBe('李四');
  });

  it('prefers structured data for author and date', () => {
    const content = understood(
      '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"A","author":[{"name":"Jane Doe"},{"name":"Ann Lee"}],"datePublished":"2024-05-13T08:00:00Z"}]}</script><meta name="author" content="Web team">',
      '<h1>A</h1><time datetime="2020-01-01">2020</time>',
    );
    expect(content.author).toBe('Jane Doe, Ann Lee');
    expect(content.publishedAt).toBe('2024-05-13T08:00:00Z');
  });

  it('reads the lines under the title where nothing is marked', () => {
    const content = understood('<title>How we test</title>', '<h1>How we test</h1><div>By Preetam Jinka</div><div>Dec 17, 2025</div><p>Mocks are not the enemy.</p>');
    expect(content.author).toBe('Preetam Jinka');
    expect(content.publishedAt).toBe('2025-12-17');
  });

  it('does not take a copyright year or a comment for the page’s date', () => {
    expect(understood('<title>About</title>', '<h1>About</h1><p>Who we are.</p><footer><span class="date">1 May 2020</span></footer>').publishedAt).toBeNull();
  });

  it('believes the writing over a template’s language', () => {
    expect(understood('', `<p>${'今天的会议讨论了下个季度的计划和预算。'.repeat(6)}</p>`).lang).toBe('zh');
  });
});
