// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readPage } from '../../../extension/reader/read-page.ts';

const NOW = '2026-03-01T08:30:00.000Z';
const PAGE = `<!doctype html><html lang="en"><head><title>Plans</title></head><body><main>
  <p id="first">The basic plan costs nine dollars a month and holds three projects.</p>
  <table id="prices"><tr><th>Plan</th><th>Price</th></tr><tr id="team"><td>Team</td><td>$19</td></tr></table>
</main></body></html>`;

function pageWith(html: string): Document {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  document.documentElement.lang = parsed.documentElement.lang;
  document.head.innerHTML = parsed.head.innerHTML;
  document.body.innerHTML = parsed.body.innerHTML;
  // jsdom lays nothing out; every element counts as shown.
  Element.prototype.checkVisibility = () => true;
  return document;
}

function select(page: Document, selector: string): void {
  const node = page.querySelector(selector);
  if (node !== null) page.getSelection()?.selectAllChildren(node);
}

describe('readPage', () => {
  it('reads the page with its address and leaves it as it is', () => {
    const page = pageWith(PAGE);
    const before = page.documentElement.outerHTML;
    const reading = readPage(page, 'page', NOW);
    expect(reading).toMatchObject({ url: document.location.href, capturedAt: NOW });
    expect(reading?.content.title).toBe('Plans');
    expect(reading?.html).toContain('basic plan');
    expect(page.documentElement.outerHTML).toBe(before);
  });

  it('understands the page as what a person says it is', () => {
    expect(readPage(pageWith(PAGE), 'page', NOW, { pageType: 'forum' })).toMatchObject({ pageTypeBy: 'person', content: { pageType: 'forum', pageTypeConfidence: 1 } });
  });

  it('reads only what is selected', () => {
    const page = pageWith(PAGE);
    const before = page.documentElement.outerHTML;
    select(page, '#first');
    const reading = readPage(page, 'selection', NOW);
    expect(reading?.html).toContain('basic plan');
    expect(reading?.html).not.toContain('Team');
    expect(page.documentElement.outerHTML).toBe(before);
  });

  it('keeps selected rows as a table', () => {
    const page = pageWith(PAGE);
    select(page, '#prices tbody');
    const reading = readPage(page, 'selection', NOW);
    expect(reading?.content.tables[0]?.rows.map((row) => row.map(({ text }) => text))).toContainEqual(['Team', '$19']);
  });

  it('gives nothing where nothing is selected', () => {
    expect(readPage(pageWith(PAGE), 'selection', NOW)).toBeNull();
  });

  it('says so where a page is too large for a snapshot', () => {
    const reading = readPage(pageWith(PAGE), 'page', NOW, { longestHtml: 100 });
    expect(reading?.html).toBeNull();
    expect(reading?.content.notices).toContain('html-too-large');
  });
});
