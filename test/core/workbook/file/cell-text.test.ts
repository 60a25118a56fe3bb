import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decodeCellText, decodeUtf8, parseNumber } from '../../../../core/workbook/file/cell-text.ts';
import { decodeEntities } from '../../../../core/workbook/file/xml.ts';

const text = fc.string({ unit: 'binary', maxLength: 80 });
const numberOf = (written: string): number | null => {
  const bytes = strToU8(`[${written}]`);
  return parseNumber(bytes, 1, bytes.length - 1);
};

describe('numbers in cells', () => {
  it('are read as exactly as JavaScript reads them', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => { expect(numberOf(String(number))).toBe(Number(String(number))); }),
      { numRuns: 2000, examples: [[0], [-0.5], [1e21], [5e-324], [0.1 + 0.2]] },
    );
  });

  it('are read from any decimal', () => {
    const digits = fc.array(fc.nat(9), { minLength: 1, maxLength: 20 }).map((all) => all.join(''));
    fc.assert(
      fc.property(digits, digits, fc.constantFrom('', '-'), (whole, fraction, sign) => {
        expect(numberOf(`${sign}${whole}.${fraction}`)).toBe(Number(`${sign}${whole}.${fraction}`));
        expect(numberOf(`${sign}${whole}`)).toBe(Number(`${sign}${whole}`));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([[' 12 ', 12], ['+3', 3], ['.5', 0.5], ['5.', 5], ['1e3', 1000], ['1E+2', 100]])('reads %j', (written, number) => {
    expect(numberOf(written)).toBe(number);
  });

  it.each(['', '-', '.', '-.', '1,5', '0x10', 'Infinity', 'NaN', '1e999', '1 2', '--1', '１'])('sees no number in %j', (written) => {
    expect(numberOf(written)).toBeNull();
  });
});

describe('texts in cells', () => {
  it('are decoded as any decoder of UTF-8 does', () => {
    fc.assert(fc.property(text, (written) => { const bytes = strToU8(written); expect(decodeUtf8(bytes, 0, bytes.length)).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)); }));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => { expect(decodeUtf8(bytes, 0, bytes.length)).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)); }));
  });

  it('come back as they were written', () => {
    const escape = (written: string): string =>
      written
        .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
        .replace(/[&<>\r]/g, (character) => (character === '\r' ? '_x000D_' : `&#${character.charCodeAt(0)};`));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (written) => {
        const bytes = strToU8(escape(written));
        expect(decodeCellText(bytes, 0, bytes.length, true)).toBe(written);
      }),
      { examples: [['_x000D_'], ['a\r\nb'], ['__x0041_'], ['<&>']] },
    );
  });

  it('have line ends as XML reads them', () => {
    const bytes = strToU8('a\r\nb\rc');
    expect(decodeCellText(bytes, 0, bytes.length, true)).toBe('a\nb\nc');
  });
});

describe('entities', () => {
  it('that nobody defined stay as written', () => {
    for (const written of ['&', '&;', '&nope;', '&toString;', '&#0;', '&#x110000;', '&#xZZ;', 'a & b; c', '&&amp']) expect(decodeEntities(written)).toBe(written);
    expect(decodeEntities('&&amp;&#65;&#x42;&lt;')).toBe('&&AB<');
  });
});
