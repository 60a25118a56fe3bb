import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAttributes, readXml } from '../../../../core/workbook/file/xml.ts';

function eventsOf(xml: string): string[] {
  const events: string[] = [];
  readXml(xml, {
    open: (name, attributes, isEmpty) => events.push(`<${name}${[...attributes].map(([key, value]) => ` ${key}=${value}`).join('')}${isEmpty ? '/' : ''}>`),
    close: (name) => events.push(`</${name}>`),
    text: (text) => events.push(text),
  });
  return events;
}

describe('reading small XML parts', () => {
  it('walks through elements, whatever their prefix', () => {
    expect(eventsOf(`<?xml version="1.0"?>\n<x:a x:b='1 > 0' c = "Q&amp;A"><!-- <no/> -->t&lt;<![CDATA[<&amp;>]]><d e=""/></x:a >`)).toEqual([
      '\n', '<a x:b=1 > 0 c=Q&A>', 't<', '<&amp;>', '<d e=/>', '</d>', '</a>',
    ]);
  });

  it('expands no entities of a document type', () => {
    expect(eventsOf('<!DOCTYPE a [<!ENTITY b "<c/>">]><a>&b;</a>')).toEqual(['<a>', '&b;', '</a>']);
  });

  it('takes what never ends as it is', () => {
    expect(eventsOf('<a><!-- never')).toEqual(['<a>']);
    expect(eventsOf('a < b')).toEqual(['a < b']);
    expect(eventsOf('<a b="c')).toEqual(['<a b="c']);
    expect(eventsOf('<![CDATA[x')).toEqual(['']);
  });

  it('reads attributes with blanks, without values and without quotes', () => {
    expect([...readAttributes(` a="1"\n b = '2' c d=4 e="5"/`)]).toEqual([['a', '1'], ['b', '2'], ['e', '5']]);
  });

  it.each(['<', '<!--', '<a ', '<a b="', "<a b='", '&', '&amp', '<![CDATA[', '<!', ' ', '<a b', '="'])('comes to an end over very many of %j', (piece) => {
    const long = piece.repeat(Math.floor(1_000_000 / piece.length));
    expect(() => eventsOf(`${long};<a ${long}>`)).not.toThrow();
  });

  it('takes any text', () => {
    const piece = fc.constantFrom('<', '>', '/', '!', '--', '[', ']', 'CDATA[', '"', "'", '=', ' ', 'a', '&', ';', '?', ':');
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => { expect(() => eventsOf(pieces.join(''))).not.toThrow(); }), { numRuns: 2000 });
  });
});
