import { describe, expect, it } from 'vitest';
import { readDelimited, sniffDelimiter } from '../../../../core/sheet/foreign/delimited-text.ts';
import { decodeText } from '../../../../core/sheet/foreign/text-encoding.ts';
import { csvRecord } from '../../../../core/sync/export/csv.ts';
import { Random } from '../generated/random.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('text with delimiters', () => {
  it.each([
    ['a,b\n1,2\n', [['a', 'b'], ['1', '2']]],
    ['a,b\r\n1,2', [['a', 'b'], ['1', '2']]],
    ['a,b\r1,2\r', [['a', 'b'], ['1', '2']]],
    ['"a ""x""","b,c"\n"two\nlines",\n', [['a "x"', 'b,c'], ['two\nlines', '']]],
    ['a,b\n\n\n1,2\n', [['a', 'b'], ['1', '2']]],
    ['"a" b,c\n', [['a b', 'c']]],
    ['a"b,c\n', [['a"b', 'c']]],
    [',,\n', [['', '', '']]],
    ['', []],
  ])('%j is %j', (text, records) => {
    expect(readDelimited(text, ',')).toEqual(records);
  });

  it('is refused where a quote never closes, with its line', () => {
    expect(() => readDelimited('a,b\n"1\n2",3\n4,"5\n6,7\n', ',')).toThrow(/foreign-broken: .* line 4 /);
  });

  it.each([
    [',', 'a,b;x\n1,2\n'],
    [';', 'Name;Price\nTea;1,50\nMilk;2,20\n'],
    ['\t', 'a, x\tb\n1, 2\t3\n'],
    ['|', 'a|b|c\n1|2|3\n'],
    [';', 'sep=;\na,b;c\n'],
    [',', 'only one column\nof words\n'],
    [',', '"a;b;c",d\n"1;2;3",4\n'],
  ])('is parted by %j: %j', (delimiter, text) => {
    expect(sniffDelimiter(text)).toBe(delimiter);
  });

  it.each(Array.from({ length: 40 }, (_, seed) => seed + 1))('comes back as it was written, whatever stands in its fields: %d', (seed) => {
    const random = new Random(seed);
    const letters = ['a', '中', '"', ',', '\n', '\r\n', ' ', ';', '0', '\t', '┋'];
    const width = random.whole(2, 5);
    const field = () => `x${Array.from({ length: random.whole(0, 6) }, () => random.pick(letters)).join('')}`;
    const records = Array.from({ length: random.whole(1, 20) }, () => Array.from({ length: width }, field));
    expect(readDelimited(records.map(csvRecord).join(''), ',')).toEqual(records);
  });
});

describe('the text of a file', () => {
  it.each([
    ['UTF-8', utf8('姓名,ä')],
    ['UTF-8 with its mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('姓名,ä')])],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, ...[...'姓名,ä'].flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8])])],
  ])('is read from %s', (_, written) => {
    expect(decodeText(written)).toBe('姓名,ä');
  });

  it('is read from GB18030, as spreadsheets in Chinese save it, and from Windows-1252', () => {
    expect(decodeText(bytes(0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd7, 0xb4, 0xcc, 0xac))).toBe('姓名,状态');
    expect(decodeText(bytes(0x43, 0x61, 0x66, 0xe9, 0x73, 0x2c, 0xfc, 0x62, 0x65, 0x72))).toBe('Cafés,über');
  });

  it('is none where bytes are no text', () => {
    expect(() => decodeText(bytes(0x41, 0, 0, 0x42))).toThrow(/foreign-not-text/);
  });
});
