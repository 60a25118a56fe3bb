import { describe, expect, it } from 'vitest';
import { Problem } from '../../../../../core/language/problem.ts';
import { openPackage, type XlsxPackage } from '../../../../../core/workbook/file/package.ts';
import { addPlan } from '../../../../../core/workbook/file/write/add-plan.ts';
import type { PlannedSheet, SheetPlan } from '../../../../../core/workbook/sheet-plan.ts';
import { isWellFormedXml } from '../../../../../core/workbook/well-formed-xml.ts';
import { fixtureParts, zipParts } from '../../fixture-file.ts';
import { SHOP } from '../../fixture.ts';
import { fullPlan } from '../../full-plan.ts';
import { plan, plannedSheet } from '../../small-plan.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
type Change = Readonly<Record<string, string | ((part: string) => string) | null>>;

/** The shop's file with some parts changed, added or left out. */
function shop(change: Change = {}): XlsxPackage {
  const parts = fixtureParts(SHOP);
  for (const [name, to] of Object.entries(change)) {
    if (to === null) delete parts[name];
    else parts[name] = typeof to === 'string' ? to : to(parts[name] ?? '');
  }
  return openPackage(zipParts(parts));
}

function add(pkg: XlsxPackage, added: SheetPlan = fullPlan()): XlsxPackage {
  const grown = openPackage(addPlan(pkg, added).bytes);
  for (const { name } of grown.entries) {
    if (/\.(xml|rels|vml)$/.test(name)) expect(isWellFormedXml(grown.text(name) ?? ''), name).toBe(true);
  }
  return grown;
}

/** The XML of the only sheet of a plan. */
function sheetXml(sheet: Partial<PlannedSheet>, pkg = shop()): string {
  return add(pkg, plan(plannedSheet({ name: 'New', ...sheet }))).text('xl/worksheets/sheet5.xml') ?? '';
}

describe('parts that are there already', () => {
  it('are copied as they lie in the archive; four are edited where something is added', () => {
    const before = shop({ 'xl/media/image1.png': 'not really a picture', 'xl/calcChain.xml': `<calcChain xmlns="${MAIN}"/>` });
    const after = add(before);
    const changed = before.entries.filter(
      (entry) => !Buffer.from(entry.localRecord).equals(after.rawPart(entry.name)?.localRecord ?? new Uint8Array()),
    );
    expect(changed.map(({ name }) => name).toSorted()).toEqual(['[Content_Types].xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/workbook.xml']);
  });

  it('are edited without touching a letter of what they hold', () => {
    const before = shop({ 'xl/workbook.xml': (xml) => xml.replace('<sheets>', "<!-- mine --><bookViews><workbookView  activeTab='0' /></bookViews><sheets>") });
    const after = add(before);
    const [start = '', end = ''] = (before.text('xl/workbook.xml') ?? '').split('</sheets>');
    expect(after.text('xl/workbook.xml')?.startsWith(start)).toBe(true);
    expect(after.text('xl/workbook.xml')?.includes(end.slice(0, end.indexOf('</definedNames>')))).toBe(true);
  });

  it('take a second report, which adds no look that is there already', () => {
    const once = add(shop());
    const twice = add(once, fullPlan({ suffix: '2' }));
    expect(twice.text('xl/styles.xml')).toBe(once.text('xl/styles.xml'));
    expect(twice.has('xl/charts/chart16.xml')).toBe(true);
    expect(twice.has('customXml/item2.xml')).toBe(true);
    expect(twice.text('xl/tables/table3.xml')).toContain(' id="3"');
  });
});

describe('what other programs write', () => {
  it('defined names closed in one tag', () => {
    const after = add(shop({ 'xl/workbook.xml': (xml) => xml.replace(/<definedNames>.*<\/definedNames>/, '<definedNames/>') }));
    expect(after.text('xl/workbook.xml')).toContain('<definedNames><definedName name="_xlnm.Print_Area" localSheetId="4">');
  });

  it('prefixed elements, as the Open XML SDK writes them, get prefixed company', () => {
    const prefix = (xml: string): string => xml.replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:').replace('xmlns=', 'xmlns:x=');
    const after = add(shop({ 'xl/workbook.xml': prefix, 'xl/styles.xml': prefix }));
    const workbook = after.text('xl/workbook.xml') ?? '';
    const styles = after.text('xl/styles.xml') ?? '';
    expect(workbook).toMatch(/<x:sheet name="Clipsheet 报告"[^>]*\/><x:sheet name="Clipsheet data"[^>]*\/><\/x:sheets>/);
    expect(workbook).toMatch(/<x:calcPr fullCalcOnLoad="1"\/>/);
    expect(workbook.replace(/<\?[^>]*\?>/, '')).not.toMatch(/<\/?(?!x:)[a-zA-Z]/);
    expect(styles.replace(/<\?[^>]*\?>/, '')).not.toMatch(/<\/?(?!x:)[a-zA-Z]/);
    expect(styles).toContain('<x:dxfs count="1">');
  });

  it.each([
    ['an empty stylesheet', `<styleSheet xmlns="${MAIN}"/>`],
    ['a stylesheet with empty lists', `<styleSheet xmlns="${MAIN}"><fonts/><fills count="0"></fills><cellXfs/></styleSheet>`],
  ])('%s gets its foundation first, so that plain cells stay plain', (_, styles) => {
    const after = add(shop({ 'xl/styles.xml': styles }));
    const xml = after.text('xl/styles.xml') ?? '';
    expect(xml).toContain('<font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font>');
    expect(xml).toMatch(/<fills count="\d+"><fill><patternFill patternType="none"\/><\/fill><fill><patternFill patternType="gray125"\/><\/fill><fill>/);
    expect(xml).toMatch(/<cellXfs( count="\d+")?><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"\/><xf/);
  });

  it('no stylesheet at all', () => {
    const after = add(
      shop({
        'xl/styles.xml': null,
        'xl/_rels/workbook.xml.rels': (xml) => xml.replace(/<Relationship [^>]*styles[^>]*>/, ''),
        '[Content_Types].xml': (xml) => xml.replace(/<Override PartName="\/xl\/styles[^>]*>/, ''),
      }),
    );
    expect(after.contentType('xl/styles.xml')).toContain('styles+xml');
    expect(after.relationships('xl/workbook.xml').filter(({ kind }) => kind === 'styles').map(({ part }) => part)).toEqual(['xl/styles.xml']);
  });

  it('names with backslashes and a leading slash', () => {
    const parts = Object.fromEntries(Object.entries(fixtureParts(SHOP)).map(([name, xml]) => [name.replaceAll('/', '\\'), xml]));
    const before = openPackage(zipParts(parts));
    const after = add(before);
    expect(after.entries.filter(({ name }) => name.includes('workbook.xml')).map(({ name }) => name)).toEqual(['xl\\workbook.xml', 'xl\\_rels\\workbook.xml.rels']);
    expect(after.has('xl/worksheets/sheet5.xml')).toBe(true);
  });

  it('content types by extension that mean something else', () => {
    const after = add(
      shop({
        '[Content_Types].xml': (xml) =>
          xml.replace('<Default Extension="xml" ContentType="application/xml"/>', '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'),
      }),
    );
    expect(after.contentType('customXml/item1.xml')).toBe('application/xml');
    expect(after.contentType('xl/charts/chart1.xml')).toContain('drawingml.chart+xml');
    expect(after.contentType('xl/drawings/vmlDrawing1.vml')).toContain('vmlDrawing');
  });

  it('strict workbooks, which speak of other addresses', () => {
    const strict = (xml: string): string =>
      xml
        .replaceAll('http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main')
        .replaceAll('http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'http://purl.oclc.org/ooxml/officeDocument/relationships');
    const parts = Object.fromEntries(Object.entries(fixtureParts(SHOP)).map(([name, xml]) => [name, strict(xml)]));
    const after = add(openPackage(zipParts(parts)));
    for (const name of ['xl/worksheets/sheet5.xml', 'xl/charts/chart1.xml', 'xl/drawings/drawing1.xml', 'xl/_rels/workbook.xml.rels', 'xl/comments1.xml']) {
      expect(after.text(name)).toContain('purl.oclc.org/ooxml');
      expect(after.text(name)?.replaceAll('http://schemas.openxmlformats.org/package/2006/relationships', '')).not.toContain('schemas.openxmlformats.org');
    }
  });

  it('a workbook part in UTF-16 comes back as the UTF-8 that it then is', () => {
    const utf16 = (xml: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le'));
    const parts = fixtureParts(SHOP);
    const bytes = zipParts({ ...parts, 'xl/workbook.xml': utf16(parts['xl/workbook.xml'] ?? '') });
    const after = add(openPackage(bytes));
    expect(after.text('xl/workbook.xml')).toContain('encoding="UTF-8"');
    expect(after.text('xl/workbook.xml')).toContain('name="Clipsheet 报告"');
  });

  it('a calculation set to manual stays so, and is done once', () => {
    const after = add(shop({ 'xl/workbook.xml': (xml) => xml.replace('</workbook>', '<calcPr calcMode="manual" fullCalcOnLoad="0"/></workbook>') }));
    expect(after.text('xl/workbook.xml')).toContain('<calcPr calcMode="manual" fullCalcOnLoad="1"/>');
  });

  it('macro workbooks stay macro workbooks', () => {
    const type = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';
    const before = shop({
      '[Content_Types].xml': (xml) => xml.replace('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml', type),
      'xl/vbaProject.bin': 'macros',
    });
    const after = add(before);
    expect(after.contentType('xl/workbook.xml')).toBe(type);
    expect(after.rawPart('xl/vbaProject.bin')?.localRecord).toEqual(before.rawPart('xl/vbaProject.bin')?.localRecord);
  });
});

describe('cells', () => {
  it('hold texts inline, blanks at their ends kept and impossible characters escaped', () => {
    const xml = sheetXml({
      cells: [' a ', 'b', 'c\u0001\r\n_x0041_', '<&>"', '\ud83d'].map((text, row) => ({ row, column: 0, content: { kind: 'text', text } })),
    });
    expect(xml).toContain('<t xml:space="preserve"> a </t>');
    expect(xml).toContain('<t>b</t>');
    expect(xml).toContain('<t>c_x0001__x000D_\n_x005F_x0041_</t>');
    expect(xml).toContain('<t>&lt;&amp;&gt;&quot;</t>');
    expect(xml).toContain('<t>_xD83D_</t>');
  });

  it('stand in order whatever the order of the plan', () => {
    const xml = sheetXml({ cells: [[2, 1], [0, 5], [2, 0], [0, 2]].map(([row = 0, column = 0]) => ({ row, column, content: { kind: 'number', number: 1 } })) });
    expect([...xml.matchAll(/<c r="(\w+)"/g)].map((match) => match[1])).toEqual(['C1', 'F1', 'A3', 'B3']);
  });

  it('carry numbers beside formulas, so that readers that do not calculate see them', () => {
    const xml = sheetXml({
      cells: [
        { row: 0, column: 0, content: { kind: 'formula', formula: '=1/3', cached: 1 / 3 } },
        { row: 0, column: 1, content: { kind: 'formula', formula: '="a"&"<"', cached: 'a<' } },
        { row: 0, column: 2, content: { kind: 'formula', formula: '=TRUE', cached: true } },
        { row: 0, column: 3, content: { kind: 'formula', formula: '=MIN(IF(A1>0,A1))', cached: null, array: true } },
      ],
    });
    expect(xml).toContain('<c r="A1"><f>1/3</f><v>0.3333333333333333</v></c>');
    expect(xml).toContain('<c r="B1" t="str"><f>&quot;a&quot;&amp;&quot;&lt;&quot;</f><v>a&lt;</v></c>');
    expect(xml).toContain('<c r="C1" t="b"><f>TRUE</f><v>1</v></c>');
    expect(xml).toContain('<c r="D1"><f t="array" ref="D1">MIN(IF(A1&gt;0,A1))</f></c>');
  });

  it('mark text that looks like a formula, so that editing the cell does not make it one', () => {
    const after = add(shop(), plan(plannedSheet({ name: 'New', cells: [{ row: 0, column: 0, content: { kind: 'text', text: '=1+1' } }] })));
    const style = Number(/<c r="A1" s="(\d+)"/.exec(after.text('xl/worksheets/sheet5.xml') ?? '')?.[1]);
    const formats = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(after.text('xl/styles.xml') ?? '')?.[1] ?? '';
    expect(formats.match(/<xf [^>]*>/g)?.[style]).toContain('quotePrefix="1"');
  });

  it('count days from 1904 where the workbook does, cached dates and chart axes too', () => {
    const before = shop({ 'xl/workbook.xml': (xml) => xml.replace('<sheets>', '<workbookPr date1904="true"/><sheets>') });
    const date = (row: number): PlannedSheet['cells'][number] => ({ row, column: 0, content: { kind: 'date', serial: 45_292 + row } });
    const after = add(
      before,
      plan(
        plannedSheet({
          name: 'New',
          cells: [
            date(0),
            date(1),
            { row: 2, column: 0, content: { kind: 'formula', formula: '=MAX(A1:A2)', cached: 45_293 }, style: { numberFormat: 'yyyy-mm-dd' } },
            { row: 3, column: 0, content: { kind: 'formula', formula: '=COUNT(A1:A2)', cached: 2 } },
          ],
          charts: [
            {
              id: 'c', kind: 'line', title: 't', description: 'd', valueFormat: '0', axisFormat: 'mmm d', axisStart: 45_292, axisEnd: 45_306, legend: false, from: { row: 5, column: 0 }, to: { row: 15, column: 5 },
              series: [{ name: { text: 's' }, categories: { sheet: 'New', range: 'A1:A2' }, values: { sheet: 'New', range: 'A1:A2' }, look: 'actual', cachedValues: [1, 2] }, { name: { text: 'last' }, categories: { sheet: 'New', range: 'A1:A1' }, values: { sheet: 'New', range: 'A3:A3' }, look: 'actual' }],
            },
          ],
        }),
      ),
    );
    const xml = after.text('xl/worksheets/sheet5.xml') ?? '';
    expect(xml).toMatch(/<c r="A1" s="\d+"><v>43830<\/v>/);
    expect(xml).toMatch(/<f>MAX\(A1:A2\)<\/f><v>43831<\/v>/);
    expect(xml).toContain('<f>COUNT(A1:A2)</f><v>2</v>');
    expect(after.text('xl/charts/chart1.xml')).toContain('<c:date1904 val="1"/>');
    expect(after.text('xl/charts/chart1.xml')).toContain('<c:max val="43844"/><c:min val="43830"/>');
    expect(after.text('xl/charts/chart1.xml')).toContain('<c:ptCount val="1"/><c:pt idx="0"><c:v>43831</c:v></c:pt>');
    expect(after.text('xl/charts/chart1.xml')).toContain('<c:formatCode>yyyy-mm-dd</c:formatCode><c:ptCount val="2"/><c:pt idx="0"><c:v>43830</c:v></c:pt>');
  });
});

describe('links', () => {
  it('lead outside by a relationship, kept once per address, and inside by a place', () => {
    const after = add(
      shop(),
      plan(
        plannedSheet({
          name: 'New',
          cells: [
            { row: 0, column: 0, content: { kind: 'text', text: 'a' }, link: { kind: 'url', url: 'https://例え.jp/店?q=a b&c' } },
            { row: 1, column: 0, content: { kind: 'text', text: 'b' }, link: { kind: 'url', url: 'https://例え.jp/店?q=a b&c' } },
            { row: 2, column: 0, content: { kind: 'text', text: 'c' }, link: { kind: 'place', ref: { sheet: "Q1 plan's 数据", range: 'B3:C4' } } },
          ],
        }),
      ),
    );
    const rels = after.relationships('xl/worksheets/sheet5.xml');
    expect(rels.map(({ kind, target, part }) => ({ kind, target, part }))).toEqual([
      { kind: 'hyperlink', target: 'https://xn--r8jz45g.jp/%E5%BA%97?q=a%20b&c', part: null },
    ]);
    const xml = after.text('xl/worksheets/sheet5.xml') ?? '';
    expect(xml).toContain('<hyperlink ref="A1" r:id="rId1"/><hyperlink ref="A2" r:id="rId1"/>');
    expect(xml).toContain(`<hyperlink ref="A3" location="'Q1 plan''s 数据'!B3:C4"/>`);
  });
});

describe('a failure in the middle', () => {
  it('leaves the package as it was', () => {
    const before = shop();
    const entries = before.entries.map(({ name, crc32 }) => ({ name, crc32 }));
    const explosive = plannedSheet({ name: 'Last' });
    Object.defineProperty(explosive, 'print', {
      get: () => {
        throw new Error('out of memory');
      },
    });
    expect(() => addPlan(before, plan(plannedSheet({ name: 'First' }), explosive))).toThrow('out of memory');
    expect(before.entries.map(({ name, crc32 }) => ({ name, crc32 }))).toEqual(entries);
    expect(() => addPlan(before, fullPlan())).not.toThrow(Problem);
  });
});
