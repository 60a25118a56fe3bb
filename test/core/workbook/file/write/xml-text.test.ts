import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unescapeCharacters } from '../../../../../core/workbook/file/cell-text.ts';
import { decodeEntities } from '../../../../../core/workbook/file/xml.ts';
import { element, plainText, prefixed, xstring } from '../../../../../core/workbook/file/write/xml-text.ts';
import { isWellFormedXml } from '../../../../../core/workbook/well-formed-xml.ts';

/** Any sequence of UTF-16 units, with those that need care more often than chance would have it. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(...[...'_x00F\r\n\t<&>"\u0001\ufffe\ud83d\ude00'].map((c) => c.charCodeAt(0)))))
  .map((units) => String.fromCharCode(...units));

describe('texts of cells', () => {
  it('come back unit by unit, whatever they are', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const written = xstring(text);
        return isWellFormedXml(`<t>${written}</t>`) && unescapeCharacters(decodeEntities(written)) === text;
      }),
      { numRuns: 500 },
    );
  });

  it('escape an underscore only where it would begin an escape', () => {
    expect(xstring('a_b _x00 _x0041_ _xZZZZ_')).toBe('a_b _x00 _x005F_x0041_ _xZZZZ_');
  });
});

describe('plain texts', () => {
  it('are always well-formed, and lose only what XML cannot hold', () => {
    fc.assert(fc.property(anyText, (text) => isWellFormedXml(`<t a="${plainText(text)}">${plainText(text)}</t>`)));
    expect(plainText('a\u0000<b>😀_x0041_')).toBe('a&lt;b&gt;😀_x0041_');
  });
});

describe('elements', () => {
  it('escape attributes, turn booleans to digits and leave out what is undefined', () => {
    expect(element('c:x', { a: 'Q&"A"\n', b: true, c: false, d: 0, e: undefined })).toBe('<c:x a="Q&amp;&quot;A&quot;&#10;" b="1" c="0" d="0"/>');
  });

  it('take a prefix, texts that look like tags do not', () => {
    expect(prefixed(element('a', {}, element('b', { c: '<d' }, plainText('</e>'))), 'x:')).toBe('<x:a><x:b c="&lt;d">&lt;/e&gt;</x:b></x:a>');
  });
});
