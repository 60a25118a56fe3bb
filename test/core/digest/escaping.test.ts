// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeDigest } from '../../../core/digest/digest.ts';
import { digestHtml } from '../../../core/digest/digest-html.ts';
import { digestMarkdown } from '../../../core/digest/digest-markdown.ts';
import { digestText, type DigestText } from '../../../core/digest/digest-text.ts';
import { webAddress } from '../../../core/digest/harmless-text.ts';
import { messageFor } from '../../../core/digest/messages/message.ts';
import { WEBHOOK_KINDS } from '../../../core/digest/webhook.ts';
import { clip, figure, kpi, news, price, SPAN } from './news.ts';

/** What strangers write who want more than to be read. */
const hostile = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '[click](https://evil.example)', '![x](https://evil.example/x.png)', '<https://evil.example>', '<!channel>', '<@U123>', '<!here|x>',
    '@all', '@所有人', '<@all>', '<at user_id="all">x</at>', '<at id=all></at>', '**bold**', '`code', '~~~', '# Heading', '\n# Heading', '- item', '1. item', 'https://evil.example/a', '&lt;b&gt;', '&#60;at&#62;', '\u202Eevil', '\\', ']( https://evil.example )', '| a | b |', '***', '_x_', '</a>',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const mixed = fc.array(hostile, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
const address = fc.oneof(
  fc.constantFrom('javascript:alert(1)', 'data:text/html,x', 'https://shop.example/a)b(c', 'https://shop.example/"><b', 'https://shop.example/a|b>c', 'https://u:p@shop.example/', 'not an address', 'https://shop.example/[x](y)', 'ftp://shop.example/', 'https://shop.example/a b\n# c', 'https://shop.example/a&b=<@all>'),
  mixed.map((words) => `https://shop.example/${words}`),
);

const texts = fc
  .record({ team: mixed, name: mixed, title: mixed, sentence: mixed, label: mixed, shown: mixed, workbook: mixed, who: mixed, currency: mixed, url: address, language: fc.constantFrom('zh', 'en') })
  .map(({ team, name, title, sentence, label, shown, workbook, who, currency, url, language }): DigestText => {
    const said = news({
      prices: [price({ name, currency, url })],
      clips: [clip({ title, who, project: name, url })],
      figures: [figure({ sentence, url })],
      kpis: [kpi({ label, shown, workbook, report: title, source: sentence, period: name, who, url, before: { period: name, value: 1, shown } })],
    });
    return digestText(makeDigest(said, { ...SPAN, team }), language, 'UTC');
  });

/** Addresses that a digest may link to. */
const linksOf = ({ lines }: DigestText) => new Set(lines.flatMap(({ spans }) => spans.flatMap((span) => (span.kind === 'link' ? [span.url] : []))));
const RUNS = { numRuns: 300 };

describe('what strangers wrote', () => {
  it('is words on the page and nothing else', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const page = new DOMParser().parseFromString(digestHtml(text), 'text/html');
        const allowed = new Set(['HTML', 'HEAD', 'META', 'TITLE', 'STYLE', 'BODY', 'H1', 'H2', 'P', 'UL', 'LI', 'A', 'STRONG']);
        const own = new Set(['lang', 'charset', 'name', 'content', 'href', 'rel', 'class']);
        for (const element of page.querySelectorAll('*')) {
          expect(allowed).toContain(element.tagName);
          for (const { name } of element.attributes) expect(own).toContain(name);
        }
        for (const link of page.querySelectorAll('a')) expect(linksOf(text)).toContain(link.getAttribute('href'));
        expect(page.body.querySelectorAll('li')).toHaveLength(4);
      }),
      RUNS,
    );
  });

  it('makes no link, tag or mention in Markdown', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const said = digestMarkdown(text);
        const links = linksOf(text);
        // Whatever stands escaped is out of play.
        const rest = said.replace(/\\[\\`*_[\]<>#~|&@!{}:.+\-=)]/g, '');
        for (const [, url = ''] of rest.matchAll(/\]\(([^)]*)\)/g)) expect(links).toContain(url);
        const plain = rest.replace(/\]\([^)]*\)/g, ']');
        expect(plain).not.toMatch(/[<>`@~|&]|https?:\/\//);
        expect(said.split('\n').filter((line) => line.startsWith('#'))).toHaveLength(5);
      }),
      RUNS,
    );
  });

  it.each(WEBHOOK_KINDS)('means nothing to %s', async (kind) => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const { body } = await messageFor(kind, text, { url: 'https://hooks.example/x', secret: null }, new Date(0));
        const links = linksOf(text);
        const words = stringsOf(body).join('\n');
        if (kind === 'slack') {
          const raw = words.replace(/<(https?:[^|<>]*)\|[^<>|]*>/g, (_, url: string) => (expect(links).toContain(url.replaceAll('&amp;', '&')), ''));
          expect(raw).not.toMatch(/[<>@`~]|:\/\//);
          expect(raw).not.toMatch(/&(?!amp;)/);
        } else if (kind === 'feishu') {
          expect(hrefsOf(body).every((url) => links.has(url))).toBe(true);
          expect(words.split('\n').filter((line) => !links.has(line)).join('\n')).not.toMatch(/[<>@[\]*`]|:\/\//);
        } else {
          const raw = words.replace('http://adaptivecards.io/schemas/adaptive-card.json', '').replace(/\[[^[\]]*\]\(([^()]*)\)/g, (_, url: string) => (expect(links).toContain(url), ''));
          expect(raw.replace(/^> /gm, '')).not.toMatch(/[<>@[\]`~]|:\/\/|&#?\w+;/);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is no address to be sent to but that of a web page, without a password', () => {
    expect(['javascript:alert(1)', 'data:text/html,x', 'ftp://a.example/', 'about:blank', 'x'].map(webAddress)).toEqual([null, null, null, null, null]);
    expect(webAddress('https://user:secret@shop.example/a(b)?q=[c]')).toBe('https://shop.example/a%28b%29?q=%5Bc%5D');
    expect(webAddress(`https://shop.example/a?q=${'x'.repeat(500)}`)).toBe('https://shop.example/a');
    expect(webAddress(`https://shop.example/${'x'.repeat(500)}`)).toBeNull();
  });
});

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

function hrefsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => (name === 'href' && typeof one === 'string' ? [one] : hrefsOf(one)));
}
