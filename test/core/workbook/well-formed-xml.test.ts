import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWellFormedXml } from '../../../core/workbook/well-formed-xml.ts';

describe('well-formed documents', () => {
  it.each([
    '<a/>',
    '<?xml version="1.0" encoding="UTF-8"?>\n<a x="1" y=\'2\'>text &amp; &#20013; <b><![CDATA[<&]]></b><!-- note --></a>\n',
    '<p:a xmlns:p="urn:x" p:z=""><p:b xml:space="preserve"> </p:b></p:a>',
    '<事实 数="1">东区</事实>',
    '<a><?pi data?></a>',
  ])('%s', (xml) => {
    expect(isWellFormedXml(xml)).toBe(true);
  });
});

describe('what is not well-formed', () => {
  it.each([
    ['nothing', ''],
    ['text only', 'facts'],
    ['two roots', '<a/><b/>'],
    ['an open tag', '<a><b></a>'],
    ['an end too many', '<a/></a>'],
    ['text after the root', '<a/>x'],
    ['an attribute twice', '<a x="1" x="2"/>'],
    ['an attribute without quotes', '<a x=1/>'],
    ['a bare ampersand', '<a>Q&A</a>'],
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a/>'],
    ['an undeclared prefix', '<p:a/>'],
    ['a control character', '<a>\u0001</a>'],
    ['half a character', '<a>\ud83d</a>'],
    ['a bracket in an attribute', '<a x="<"/>'],
    ['an open comment', '<a><!-- </a>'],
    ['the end of a CDATA section in text', '<a>]]></a>'],
  ])('%s', (_, xml) => {
    expect(isWellFormedXml(xml)).toBe(false);
  });

  it('any document with one of its ends cut off', () => {
    const xml = '<facts xmlns="urn:x"><fact id="1">a &lt; b</fact></facts>';
    fc.assert(fc.property(fc.integer({ min: 1, max: xml.length - 1 }), (at) => !isWellFormedXml(xml.slice(0, at)) && !isWellFormedXml(xml.slice(at))));
  });
});
