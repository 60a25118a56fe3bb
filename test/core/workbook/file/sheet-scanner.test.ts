import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { SheetScanner } from '../../../../core/workbook/file/sheet-scanner.ts';

const XML = strToU8(
  `<?xml version="1.0"?><!-- c --><x:worksheet xmlns:x="urn"><x:cols><x:col min="1" max="2" hidden="1"/></x:cols><x:sheetData>` +
    `<x:row r="1" hidden="1"><x:c r="A1" t="str" s="2"><x:f t="shared" si="0" ref="A1:A2">B1&amp;"&lt;"</x:f><x:v>价 &amp; 😀</x:v></x:c><x:c r="B1"/></x:row>` +
    `<x:row><x:c t="inlineStr"><x:is><x:r><x:t>ri</x:t></x:r><x:r><x:t>ch</x:t></x:r></x:is></x:c><x:c><x:v>12.25</x:v><!-- note --></x:c></x:row>` +
    `</x:sheetData><x:mergeCells><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>`,
);

function scan(pieces: readonly Uint8Array[]): string[] {
  const seen: string[] = [];
  const scanner = new SheetScanner(
    'sheet1.xml',
    {
      row: (row, isHidden) => {
        seen.push(`row ${row}${isHidden ? ' hidden' : ''}`);
        return 'go-on';
      },
      cell: (cell) => {
        seen.push(`${cell.row},${cell.column} ${cell.type} ${cell.style} v=${cell.valueText} n=${cell.valueNumber} i=${cell.inlineText} f=${cell.hasFormula ? cell.formulaText : ''} si=${cell.isShared ? cell.formulaAttributes.get('si') : ''}`);
      },
      element: (name, attributes) => seen.push(`${name} ${[...attributes.values()].join(' ')}`),
    },
    ['col', 'mergeCell'],
  );
  for (const piece of pieces) scanner.push(piece);
  scanner.finish();
  return seen;
}

describe('scanning a sheet', () => {
  it('sees rows, cells and the elements asked for', () => {
    expect(scan([XML])).toEqual([
      'col 1 2 1',
      'row 0 hidden',
      '0,0 str 2 v=价 & 😀 n=null i=null f=B1&"<" si=0',
      '0,1 n 0 v= n=null i=null f= si=',
      'row 1',
      '1,0 inlineStr 0 v= n=null i=rich f= si=',
      '1,1 n 0 v=12.25 n=12.25 i=null f= si=',
      'mergeCell A1:B2',
    ]);
  });

  it('sees the same wherever the bytes are cut, even one by one', () => {
    const whole = scan([XML]);
    expect(scan(Array.from(XML, (byte) => new Uint8Array([byte])))).toEqual(whole);
    fc.assert(
      fc.property(fc.array(fc.nat(XML.length), { maxLength: 8 }), (cuts) => {
        const ends = [...cuts.toSorted((a, b) => a - b), XML.length];
        expect(scan(ends.map((end, i) => XML.subarray(ends[i - 1] ?? 0, end)))).toEqual(whole);
      }),
    );
  });
});
