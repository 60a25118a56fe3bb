import { describe, expect, it } from 'vitest';
import { understandPage } from '../../../core/page/understand-page.ts';
import { documentFromHtml } from '../../../hub/extract/html-document.ts';

const URL_OF_PAGE = 'https://blog.example/posts/kettles';
const PARAGRAPH = 'A kettle made by hand from a single sheet of copper holds its heat longer than one made of steel, which we measured over three weeks.';
const PAGE = `<!doctype html><html lang="en"><head><title>Kettles</title></head><body>
<nav><a href="/"><img class="logo" src="/logo.png" alt="Blog"></a> <a href="/a">Other</a></nav>
<article><h1>Kettles compared</h1><p>${PARAGRAPH}</p>
<figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" data-src="/img/heat (1).jpg" alt="Heat by hour"><figcaption>Heat by hour</figcaption></figure>
<p>${PARAGRAPH.replace('kettle', 'pot')}</p><p><img class="emoji" src="/smile.png" alt="smile">${PARAGRAPH.replace('copper', 'brass')}</p>
<p><img src="/img/last.jpg"></p></article>
<footer><img src="/partner.jpg" alt="Partner"> © Blog</footer></body></html>`;

describe('pictures in the markdown', () => {
  const { markdown } = understandPage(documentFromHtml(PAGE, URL_OF_PAGE), { url: URL_OF_PAGE, capturedAt: '2026-03-01T10:00:00Z' });

  it('stand where the page shows them, described and with a whole address', () => {
    expect(markdown).toContain('which we measured over three weeks.\n\n![Heat by hour](https://blog.example/img/heat%20%281%29.jpg)\n\n');
  });

  it('are only those of the main content', () => {
    expect(markdown).not.toMatch(/logo\.png|smile\.png|partner\.jpg/);
    expect(markdown).toContain('![](https://blog.example/img/last.jpg)');
  });
});
