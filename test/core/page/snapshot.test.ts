// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { snapshotHtml } from '../../../core/page/snapshot.ts';

const page = new DOMParser().parseFromString(`<!doctype html><title>A & B</title><body onload="x()"><h1>Kettle</h1><a href="/k" onclick="steal()">link</a><a href="javascript:alert(1)">bad</a>
  <img src="i.png" onerror="x()"><form action="/pay"><input name="card"><p>inside</p></form><iframe src="https://ads.example"></iframe><script>bad()</script>
  <svg><a xlink:href="javascript:alert(2)"><text>t</text></a></svg><img class=late src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" data-src="/late.jpg">
  <table><tr><td colspan="2">kept</td></tr></table>`, 'text/html');

describe('the snapshot of a page', () => {
  const before = page.documentElement.outerHTML;
  const html = snapshotHtml(page, 'https://shop.example/a/b');

  it('keeps what was said', () => {
    for (const kept of ['<h1>Kettle</h1>', 'colspan="2"', '<title>A &amp; B</title>', 'inside']) expect(html).toContain(kept);
  });

  it('keeps addresses whole', () => {
    expect(html).toContain('href="https://shop.example/k"');
    expect(html).toContain('src="https://shop.example/a/i.png"');
    expect(html).toContain('src="https://shop.example/late.jpg"');
  });

  it('keeps nothing that acts', () => {
    expect(html).not.toMatch(/<script|<form|<input|<iframe|onload|onclick|onerror|javascript:/i);
  });

  it('leaves the page as it was', () => {
    expect(page.documentElement.outerHTML).toBe(before);
  });
});
