import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonValues } from '../../../../core/page/structured-data/mend-json.ts';

describe('JSON that is not quite', () => {
  it.each([
    ['plain', '{"a":1}', [{ a: 1 }]],
    ['commas too many', '{"a":[1,2,],}', [{ a: [1, 2] }]],
    ['comments', '{/* all */"a":1, // one\n"b":"http://x/y"}', [{ a: 1, b: 'http://x/y' }]],
    ['raw line breaks in a string', '{"a":"one\ntwo\tthree"}', [{ a: 'one\ntwo three' }]],
    ['an apostrophe escaped', String.raw`{"a":"it\'s"}`, [{ a: "it's" }]],
    ['several objects in a row', '{"a":1}{"b":2};\n[3]', [{ a: 1 }, { b: 2 }, [3]]],
    ['CDATA and a closing semicolon', '//<![CDATA[\n{"a":1}\n//]]>', [{ a: 1 }]],
    ['an HTML comment around it', '<!-- {"a":1} -->', [{ a: 1 }]],
    ['entities for quotation marks', '{&quot;a&quot;:&quot;b &amp; c&quot;}', [{ a: 'b & c' }]],
    ['one that is beyond mending beside one that is whole', '{"a":1}{b:2}', [{ a: 1 }]],
    ['none', 'var a = "b";', []],
  ])('%s', (_, text, values) => {
    expect(readJsonValues(text)).toEqual(values);
  });

  it('is read as it is where it is JSON', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 3 }).filter((value) => value !== null), (value) => {
      expect(readJsonValues(JSON.stringify(value))).toEqual([JSON.parse(JSON.stringify(value))]);
    }));
  });

  it('never throws', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', '//', '/*', '*/', '\n', 'a', '1', '&quot;', '<!--');
    fc.assert(fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }).map((parts) => parts.join('')), (text) => {
      expect(Array.isArray(readJsonValues(text))).toBe(true);
    }));
  });
});
