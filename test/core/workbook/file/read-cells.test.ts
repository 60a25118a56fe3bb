import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../../core/language/problem.ts';
import type { CellChunk, CellValue } from '../../../../core/workbook/workbook.ts';
import { openPackage } from '../../../../core/workbook/file/package.ts';
import { readCells } from '../../../../core/workbook/file/read-cells.ts';
import { handmadeFile, sheetOf, type HandmadeFile } from './handmade-file.ts';

interface Region {
  readonly values: CellValue[][];
  readonly formats: string[][];
  readonly formulas: Record<string, string>;
}

async function readAll(bytes: Uint8Array, range: string, sheet = 'Sheet1'): Promise<Region> {
  const region: Region = { values: [], formats: [], formulas: {} };
  for await (const chunk of readCells(openPackage(bytes), { sheet, range })) {
    for (const [i, row] of chunk.values.entries()) {
      region.values.push([...row]);
      region.formats.push(Array.from(chunk.formatIds[i] ?? [], (id) => chunk.formats[id] ?? '?'));
    }
    for (const { row, column, formula } of chunk.formulas) region.formulas[`${row},${column}`] = formula;
  }
  return region;
}

const read = (rows: string, range: string, rest: Omit<HandmadeFile, 'sheets'> = {}): Promise<Region> => readAll(sheetOf(rows, rest), range);
const valuesOf = async (rows: string, range: string, rest?: Omit<HandmadeFile, 'sheets'>): Promise<CellValue[][]> => (await read(rows, range, rest)).values;

async function codeOf(reading: Promise<unknown>): Promise<string> {
  const outcome: unknown = await reading.catch((error: unknown) => error);
  if (outcome instanceof Problem) return outcome.code;
  throw outcome;
}

describe('values', () => {
  it('reads every type of cell', async () => {
    const row = `<row r="1"><c r="A1"><v>1.5</v></c><c r="B1" t="n"><v>-2E-3</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="str"><f>A1&amp;"x"</f><v>1.5x</v></c><c r="E1" t="inlineStr"><is><t>in place</t></is></c><c r="F1" t="b"><v>1</v></c><c r="G1" t="b"><v>0</v></c><c r="H1" t="e"><v>#N/A</v></c><c r="I1" s="3"/><c r="J1"></c><c r="K1" t="s"/></row>`;
    const sharedStrings = '<si><t>zero</t></si><si><t>one</t></si>';
    expect(await valuesOf(row, 'A1:K1', { sharedStrings })).toEqual([
      [1.5, -0.002, 'one', '1.5x', 'in place', true, false, { error: '#N/A' }, null, null, null],
    ]);
  });

  it('keeps numbers to the last digit', async () => {
    const numbers = [0.1, 0.30000000000000004, 1 / 3, 123456789012345, 1234567890123456, 5e-324, 1.7976931348623157e308, -0.000001, 44927.520833333336];
    const cells = numbers.map((number) => `<c><v>${number}</v></c>`).join('');
    expect(await valuesOf(`<row>${cells}</row>`, 'A1:I1')).toEqual([numbers]);
  });

  it('shows what is no number as the text it is, and nothing for an empty value', async () => {
    expect(await valuesOf('<row><c><v>NaN</v></c><c><v>12abc</v></c><c><v></v></c><c><v/></c><c t="s"><v>99</v></c></row>', 'A1:E1')).toEqual([
      ['NaN', '12abc', null, null, { error: '#REF!' }],
    ]);
  });

  it('turns ISO dates into serial numbers with a date format', async () => {
    const row = '<row><c t="d"><v>2024-02-29</v></c><c t="d"><v>1900-01-01T06:00:00Z</v></c><c t="d"><v>18:00</v></c><c t="d"><v>soon</v></c></row>';
    const region = await read(row, 'A1:D1');
    expect(region.values).toEqual([[45351, 1.25, 0.75, 'soon']]);
    expect(region.formats[0]).toEqual(['yyyy-mm-dd', 'yyyy-mm-dd hh:mm:ss', 'hh:mm:ss', 'General']);
    expect(await valuesOf(row, 'A1', { date1904: true })).toEqual([[45351 - 1462]]);
  });

  it('keeps the empty text that a formula gives apart from no value', async () => {
    expect(await valuesOf('<row><c t="str"><f>""</f><v></v></c><c t="str"/></row>', 'A1:B1')).toEqual([['', null]]);
  });
});

describe('texts', () => {
  const texts = (items: string, count: number): Promise<CellValue[][]> =>
    valuesOf(`<row>${Array.from({ length: count }, (_, i) => `<c t="s"><v>${i}</v></c>`).join('')}</row>`, `A1:${'ABCDEFGH'[count - 1]}1`, { sharedStrings: items });

  it('joins the runs of rich text, keeps blanks between them and leaves phonetics out', async () => {
    const items =
      '<si><r><t> rich</t></r><r><rPr><b/></rPr><t> </t></r><r><t>text </t></r></si>' +
      '<si><r><t xml:space="preserve"> a_x000a_</t></r><r><t xml:space="preserve">b </t></r></si>' +
      '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si><si/><si><t/></si>';
    expect(await texts(items, 5)).toEqual([['rich text', ' a\nb ', '東京', '', '']]);
  });

  it('keeps blanks at the ends only where the file asks for it', async () => {
    expect(await texts('<si><t> a </t></si><si><t xml:space="preserve"> a </t></si><si><t>\n  b\n</t></si>', 3)).toEqual([['a', ' a ', 'b']]);
  });

  it('resolves entities, escapes, CDATA and characters beyond the first plane', async () => {
    const items =
      '<si><t>A&amp;B &lt;c&gt; &quot;d&quot; &#8364;&#x1F600;</t></si><si><t>a_x000D_b_x005F_x000D_c</t></si>' +
      '<si><t><![CDATA[1 < 2 & 3]]></t></si><si><t>𠮷野家 😀 é</t></si><si><t>_xD83D__xDE00_</t></si><si><t>&unknown; &constructor; &</t></si>';
    expect(await texts(items, 6)).toEqual([
      ['A&B <c> "d" €😀', 'a\rb_x000D_c', '1 < 2 & 3', '𠮷野家 😀 é', '😀', '&unknown; &constructor; &'],
    ]);
  });

  it('reads inline texts of every form', async () => {
    const row =
      '<row><c t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>' +
      '<c t="inlineStr"><is><t xml:space="preserve"> a&#10;b </t></is></c><c t="inlineStr"><is><t/></is></c>' +
      '<c t="inlineStr"><v>bare</v></c><c><is><t>untyped</t></is></c><c t="str"><v><![CDATA[a<b]]></v></c></row>';
    expect(await valuesOf(row, 'A1:F1')).toEqual([['a b', ' a\nb ', '', 'bare', 'untyped', 'a<b']]);
  });

  it('finds the same texts again after many others', async () => {
    const count = 40_000;
    const sharedStrings = Array.from({ length: count }, (_, i) => `<si><t>text ${i} ${i % 7 === 0 ? '&amp;' : '和'}</t></si>`).join('');
    const rows = [0, 16_384, 0, count - 1, 32_768].map((i) => `<row><c t="s"><v>${i}</v></c></row>`).join('');
    expect(await valuesOf(rows, 'A1:A5', { sharedStrings })).toEqual([['text 0 &'], ['text 16384 和'], ['text 0 &'], [`text ${count - 1} 和`], ['text 32768 和']]);
  });
});

describe('places', () => {
  it('counts rows and cells on where they have no address', async () => {
    const rows = '<row><c><v>1</v></c><c r="C1"><v>2</v></c><c><v>3</v></c></row><row r="4"><c><v>4</v></c></row><row><c><v>5</v></c></row>';
    expect(await valuesOf(rows, 'A1:D5')).toEqual([
      [1, null, 2, 3],
      [null, null, null, null],
      [null, null, null, null],
      [4, null, null, null],
      [5, null, null, null],
    ]);
  });

  it('trusts addresses over spans, and a cell’s address where its row has none', async () => {
    const rows = '<row r="2" spans="1:1"><c r="C2"><v>1</v></c></row><row><c r="A5"><v>2</v></c></row>';
    expect(await valuesOf(rows, 'A2:C5')).toEqual([[null, null, 1], [null, null, null], [null, null, null], [2, null, null]]);
  });

  it('gives every row of the region, also beyond what the sheet holds', async () => {
    const chunks: CellChunk[] = [];
    const bytes = sheetOf('<row r="3"><c r="B3"><v>1</v></c></row>');
    for await (const chunk of readCells(openPackage(bytes), { sheet: 'sheet1', range: '$B$2:C9000' })) chunks.push(chunk);
    expect(chunks.map(({ firstRow, firstColumn }) => [firstRow, firstColumn])).toEqual([[1, 1], [4097, 1], [8193, 1]]);
    expect(chunks.reduce((sum, { values }) => sum + values.length, 0)).toBe(8999);
    expect(chunks[0]?.values.slice(0, 3)).toEqual([[null, null], [1, null], [null, null]]);
  });

  it('reads prefixed elements, single quotes, comments and instructions', async () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "<c>">]><x:worksheet xmlns:x='urn'><!-- <x:sheetData> --><x:sheetData><x:row r='1' ><x:c r = 'A1' s='0' t='str'><x:v >a</x:v ></x:c ><!-- <x:c/> --><x:c r='B1'><x:f>1+1</x:f><!-- two --><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const region = await readAll(handmadeFile({ sheets: [{ name: 'Sheet1', xml }] }), 'A1:B1');
    expect(region).toMatchObject({ values: [['a', 2]], formulas: { '0,1': '=1+1' } });
  });

  it('puts rows in order that are out of order within a chunk, and joins a row given twice', async () => {
    const rows = '<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="B3"><v>4</v></c></row>';
    expect(await valuesOf(rows, 'A1:B3')).toEqual([[1, null], [null, null], [3, 4]]);
  });

  it('says so where rows are too far out of order to be put right', async () => {
    const rows = '<row r="9000"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>';
    expect(await codeOf(read(rows, 'A1:B9000'))).toBe('workbook-broken');
  });

  it('gives the same cells however the bytes are cut', async () => {
    const long = 'very long text '.repeat(3000);
    const rows = Array.from({ length: 400 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>${i % 50 === 0 ? long : '短'}${i}</t></is></c><c r="B${i + 1}"><f>A${i + 1}</f><v>${i / 7}</v></c></row>`).join('');
    const region = await read(rows, 'A1:B400');
    expect(region.values).toEqual(Array.from({ length: 400 }, (_, i) => [`${i % 50 === 0 ? long : '短'}${i}`, i / 7]));
  });
});

describe('number formats', () => {
  const styles =
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.0&quot;万&quot;"/><numFmt numFmtId="165" formatCode="GENERAL"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="31"/><xf numFmtId="999"/></cellXfs>' +
    '<dxfs><dxf><numFmt numFmtId="164" formatCode="0"/></dxf></dxfs>';

  it('knows built-in and custom formats, and General for all else', async () => {
    const cells = [0, 1, 2, 3, 4, 5, 77].map((style) => `<c s="${style}"><v>1</v></c>`).join('');
    const region = await read(`<row>${cells}<c><v>1</v></c></row>`, 'A1:I1', { styles });
    expect(region.formats).toEqual([['General', 'm/d/yyyy', '#,##0.0"万"', 'General', 'yyyy"年"m"月"d"日"', 'General', 'General', 'General', 'General']]);
  });

  it('keeps the format of cells that hold nothing else', async () => {
    const region = await read('<row r="2"><c r="B2" s="1"/></row>', 'A1:B2', { styles });
    expect(region).toMatchObject({ values: [[null, null], [null, null]], formats: [['General', 'General'], ['General', 'm/d/yyyy']] });
  });

  it('reads a workbook without styles', async () => {
    expect((await read('<row><c s="4"><v>1</v></c></row>', 'A1')).formats).toEqual([['General']]);
  });
});

describe('formulas', () => {
  it('resolves shared formulas for every cell, from a master outside the region too', async () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B3:B1" si="0">A1*$A$1+A$1+$A1</f><v>3</v></c></row>' +
      '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>5</v></c></row>' +
      '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"></f><v>7</v></c></row>';
    expect((await read(rows, 'A1:B3')).formulas).toEqual({ '0,1': '=A1*$A$1+A$1+$A1', '1,1': '=A2*$A$1+A$1+$A2', '2,1': '=A3*$A$1+A$1+$A3' });
    expect((await read(rows, 'B3')).formulas).toEqual({ '2,1': '=A3*$A$1+A$1+$A3' });
  });

  it('resolves one that is shared over rows and columns', async () => {
    const cell = (address: string): string => `<c r="${address}"><f t="shared" si="4"/><v>0</v></c>`;
    const rows = `<row r="2"><c r="B2"><f t="shared" ref="B2:C3" si="4">$A2*B$1</f><v>0</v></c>${cell('C2')}</row><row r="3">${cell('B3')}${cell('C3')}</row>`;
    expect((await read(rows, 'A1:C3')).formulas).toEqual({ '1,1': '=$A2*B$1', '1,2': '=$A2*C$1', '2,1': '=$A3*B$1', '2,2': '=$A3*C$1' });
  });

  it('gives fewer rows at once where a long formula is shared by very many cells', async () => {
    const text = `A1&${'"'.padEnd(20_000, 'x')}"`;
    const rows = `<row><c><f t="shared" si="0" ref="A1:A1000">${text}</f></c></row>${'<row><c><f t="shared" si="0"/></c></row>'.repeat(999)}`;
    const sizes: number[] = [];
    for await (const chunk of readCells(openPackage(sheetOf(rows)), { sheet: 'Sheet1', range: 'A1:A1000' })) {
      sizes.push(chunk.values.length);
      expect(chunk.formulas.map(({ row }) => row)).toEqual(chunk.values.map((_, i) => chunk.firstRow + i));
    }
    expect(sizes.length).toBeGreaterThan(3);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1000);
  });

  it('reads array formulas and data tables, and leaves out what only files write', async () => {
    const row =
      '<row><c><f t="array" ref="A1:A2">SUM(B1:B2*C1:C2)</f><v>1</v></c><c><f t="dataTable" ref="B1:B2" dt2D="1" dtr="1" r1="D1" r2="D2"/><v>1</v></c>' +
      '<c><f>_xlfn._xlws.SORT(A1:A2)&amp;"_xlfn.x"</f><v>1</v></c><c><f>IF(A1&lt;2,"a ""b""",1)</f><v>1</v></c><c><f/><v>1</v></c></row>';
    expect((await read(row, 'A1:E1')).formulas).toEqual({
      '0,0': '=SUM(B1:B2*C1:C2)',
      '0,1': '=TABLE(D1,D2)',
      '0,2': '=SORT(A1:A2)&"_xlfn.x"',
      '0,3': '=IF(A1<2,"a ""b""",1)',
    });
  });
});

describe('asking for cells', () => {
  const bytes = sheetOf('<row><c><v>1</v></c></row>');

  it('refuses sheets that are not there and ranges that are none', async () => {
    expect(await codeOf(readAll(bytes, 'A1', 'Other'))).toBe('no-such-sheet');
    expect(await codeOf(readAll(bytes, 'A0:B'))).toBe('bad-range');
  });

  it.each([
    ['cut off within its rows', '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>'],
    ['another part', '<chartsheet/>'],
    ['no XML', 'Hello'],
    ['empty', ''],
  ])('refuses a sheet that is %s', async (_, xml) => {
    const broken = handmadeFile({ sheets: [{ name: 'Sheet1', xml: '' }], parts: { 'xl/worksheets/sheet1.xml': xml } });
    expect(await codeOf(readAll(broken, 'A1:B9'))).toBe('workbook-broken');
  });

  it('stops when told to and says how far it is', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c><c r="B${i + 1}"><v>${i * 3}</v></c></row>`).join('');
    const stopper = new AbortController();
    const seen: number[] = [];
    const reading = async (): Promise<void> => {
      const work = { signal: stopper.signal, onProgress: ({ done }: { done: number }) => seen.push(done) };
      for await (const chunk of readCells(openPackage(sheetOf(rows)), { sheet: 'Sheet1', range: 'A1:B30000' }, work)) {
        expect(chunk.values.length).toBeGreaterThan(0);
        if (chunk.firstRow > 0) stopper.abort(new Error('enough'));
      }
    };
    await expect(reading()).rejects.toThrow('enough');
    expect(seen.slice(0, 2)).toEqual([4096, 8192]);
    expect(seen.at(-1)).toBeLessThan(30_000);
  });

  it('never fails with anything but a problem, whatever the sheet says', async () => {
    const token = fc.constantFrom('<', '>', '/', '"', '=', ' ', '<row r="2">', '</row>', '<c r="A2" t="s">', '<c>', '</c>', '<v>', '</v>', '<f t="shared" si="0">', '</f>', '<is><t>', '</t></is>', '<!--', '-->', '<![CDATA[', ']]>', '&amp;', '1', 'r', '</sheetData>', 'é');
    await fc.assert(
      fc.asyncProperty(fc.array(token, { maxLength: 40 }), async (tokens) => {
        const xml = `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>${tokens.join('')}</sheetData></worksheet>`;
        const outcome: unknown = await readAll(handmadeFile({ sheets: [{ name: 'Sheet1', xml }] }), 'A1:C5').catch((error: unknown) => error);
        if (outcome instanceof Error && !(outcome instanceof Problem)) throw outcome;
      }),
      { numRuns: 300 },
    );
  });
});
