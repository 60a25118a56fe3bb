import { describe, expect, it } from 'vitest';
import { openPackage } from '../../../../core/workbook/file/package.ts';
import { readWorkbookInfo } from '../../../../core/workbook/file/workbook-info.ts';
import { readWorkbookPart } from '../../../../core/workbook/file/workbook-part.ts';
import type { SheetInfo, WorkbookInfo } from '../../../../core/workbook/workbook.ts';
import { handmadeFile, handmadeParts, zipParts, type HandmadeFile } from './handmade-file.ts';

const infoOf = (file: HandmadeFile): Promise<WorkbookInfo> => readWorkbookInfo(openPackage(handmadeFile(file)), 'book.xlsx');

async function sheetOf(xml: string, rest: Omit<HandmadeFile, 'sheets'> = {}): Promise<SheetInfo | undefined> {
  return (await infoOf({ ...rest, sheets: [{ name: 'Sheet1', xml }] })).sheets[0];
}

describe('what is known of a workbook before its cells are read', () => {
  it('lists sheets in order with what they are', async () => {
    const file: HandmadeFile = {
      date1904: true,
      sheets: [
        { name: 'Q1 &amp; 计划', xml: '<sheetData/>' },
        { name: 'Kept', state: 'hidden', xml: '<sheetData/>' },
        { name: 'Deep', state: 'veryHidden', xml: '<sheetData/>' },
        { name: 'Chart', xml: '<chartsheet/>' },
        { name: 'Lost', xml: '<sheetData/>' },
      ],
    };
    const parts = handmadeParts(file);
    const rels = String(parts['xl/_rels/workbook.xml.rels'])
      .replace('/worksheet" Target="worksheets/sheet4.xml"', '/chartsheet" Target="worksheets/sheet4.xml"')
      .replace('worksheets/sheet5.xml', 'worksheets/none.xml');
    const info = await readWorkbookInfo(openPackage(zipParts({ ...parts, 'xl/_rels/workbook.xml.rels': rels })), 'book.xlsx');
    expect(info).toMatchObject({ name: 'book.xlsx', date1904: true });
    expect(info.sheets.map(({ name, visibility, kind }) => [name, visibility, kind])).toEqual([
      ['Q1 & 计划', 'visible', 'worksheet'],
      ['Kept', 'hidden', 'worksheet'],
      ['Deep', 'very-hidden', 'worksheet'],
      ['Chart', 'visible', 'other'],
      ['Lost', 'visible', 'other'],
    ]);
  });

  it('finds the used range by looking, whatever the file claims', async () => {
    const rows =
      '<row r="1"><c r="A1" s="1"/></row><row r="3"><c r="C3" t="inlineStr"><is><t>x</t></is></c></row>' +
      '<row r="4"><c r="B4"><v>1</v></c><c r="E4"><f>1</f></c></row><row r="5"><c r="Z5"></c><c r="AA5"><v/></c></row>';
    expect((await sheetOf(`<dimension ref="A1:ZZ99"/><sheetData>${rows}</sheetData>`))?.usedRange).toBe('B3:E4');
    expect((await sheetOf('<dimension ref="A1:B2"/><sheetData><row r="1"><c r="A1" s="1"/></row></sheetData>'))?.usedRange).toBeNull();
    expect((await sheetOf('<sheetData><row><c><v>1</v></c></row></sheetData>'))?.usedRange).toBe('A1');
  });

  it('knows merges, hidden rows and columns, and protection', async () => {
    const sheet = await sheetOf(
      '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" hidden="0"/></cols>' +
        '<sheetData><row r="2" hidden="1"/><row r="3" hidden="false"/><row hidden="true"/></sheetData><sheetProtection sheet="1"/>' +
        '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="$A$5:B6"/><mergeCell ref="nonsense"/></mergeCells>',
    );
    expect(sheet).toMatchObject({ merges: ['A1:C1', 'A5:B6'], isProtected: true });
    expect([...(sheet?.hiddenRows ?? [])]).toEqual([1, 3]);
    expect([...(sheet?.hiddenColumns ?? [])]).toEqual([1, 2]);
  });

  it('does not let a hostile column span grow', async () => {
    const sheet = await sheetOf('<cols><col min="16384" max="99999999999" hidden="1"/><col min="-5" max="0" hidden="1"/></cols><sheetData/>');
    expect([...(sheet?.hiddenColumns ?? [])]).toEqual([16383]);
  });

  it('knows Excel tables', async () => {
    const table =
      '<x:table xmlns:x="m" id="1" name="t" displayName="Sales" ref="A1:B4" totalsRowCount="1"><x:tableColumns count="2"><x:tableColumn id="1" name="Order&#10;No"/><x:tableColumn id="2" name="Amount_x000a_USD"/></x:tableColumns></x:table>';
    const file: HandmadeFile = {
      sheets: [{ name: 'Sheet1', xml: '<sheetData/>', relationships: [['table', '../tables/table1.xml'], ['table', '/xl/tables/bare.xml'], ['table', '../tables/none.xml']] }],
      parts: { 'xl/tables/table1.xml': table, 'xl/tables/bare.xml': '<table name="Bare" ref="D1:D2" headerRowCount="0"/>' },
    };
    expect((await infoOf(file)).sheets[0]?.tables).toEqual([
      { name: 'Sales', range: 'A1:B4', headerRow: true, totalsRow: true, columns: ['Order\nNo', 'Amount\nUSD'] },
      { name: 'Bare', range: 'D1:D2', headerRow: false, totalsRow: false, columns: [] },
    ]);
  });

  it('knows names, but not those that Excel makes for itself', async () => {
    const definedNames =
      '<definedNames><definedName name="Rate">Sheet1!$A$1</definedName><definedName name="Local" localSheetId="0">\'A &amp; B\'!$B$2</definedName>' +
      '<definedName name="_xlnm.Print_Area" localSheetId="0">Sheet1!$A$1:$B$2</definedName><definedName name="empty"/></definedNames>';
    expect((await infoOf({ sheets: [{ name: 'Sheet1', xml: '<sheetData/>' }], definedNames })).names).toEqual([
      { name: 'Rate', refersTo: 'Sheet1!$A$1', sheet: null },
      { name: 'Local', refersTo: "'A & B'!$B$2", sheet: 'Sheet1' },
    ]);
    expect((await infoOf({ sheets: [{ name: 'Sheet1', xml: '<sheetData/>' }], definedNames: '<definedNames/>' })).names).toEqual([]);
  });

  it('reads strict files, which have other namespaces', async () => {
    const parts = handmadeParts({ sheets: [{ name: 'Sheet1', xml: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' }] });
    const strict = Object.fromEntries(
      Object.entries(parts).map(([name, content]) => [
        name,
        String(content)
          .replaceAll('http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'http://purl.oclc.org/ooxml/officeDocument/relationships')
          .replaceAll('http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main'),
      ]),
    );
    expect((await readWorkbookInfo(openPackage(zipParts(strict)))).sheets[0]).toMatchObject({ kind: 'worksheet', usedRange: 'A1' });
  });

  it('reads prefixed workbook parts and a locked structure', () => {
    const xml = '<x:workbook xmlns:x="m" xmlns:rel="r"><x:workbookPr date1904="true"/><x:workbookProtection lockStructure="1"/><x:sheets><x:sheet name="甲" sheetId="3" rel:id="rId1"/></x:sheets></x:workbook>';
    const pkg = openPackage(handmadeFile({ sheets: [{ name: '甲', xml: '<sheetData/>' }], parts: { 'xl/workbook.xml': xml } }));
    expect(readWorkbookPart(pkg)).toMatchObject({ date1904: true, isStructureLocked: true, sheets: [{ name: '甲', kind: 'worksheet', part: 'xl/worksheets/sheet1.xml' }] });
  });

  it('falls back on customary part names where relationships are missing', async () => {
    const parts = handmadeParts({ sheets: [{ name: 'Sheet1', xml: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' }] });
    const unrelated = Object.fromEntries(Object.entries(parts).filter(([name]) => !name.endsWith('.rels')));
    expect((await readWorkbookInfo(openPackage(zipParts(unrelated)))).sheets[0]).toMatchObject({ kind: 'worksheet', usedRange: 'A1' });
  });

  it('stops when told to', async () => {
    const pkg = openPackage(handmadeFile({ sheets: [{ name: 'Sheet1', xml: '<sheetData/>' }] }));
    await expect(readWorkbookInfo(pkg, '', { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });
});
