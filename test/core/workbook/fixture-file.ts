import { strToU8, zipSync } from 'fflate';
import { cellAddress, formatArea } from '../../../core/workbook/address.ts';
import type { FixtureCell, FixtureSheet, WorkbookFixture } from './fixture.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** An archive of the given parts; a test may change any of them before. */
export function zipParts(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, typeof text === 'string' ? strToU8(text) : text])));
}

/** The fixture as an .xlsx file, written here by hand so that nothing tested takes part in it. */
export function fixtureBytes(fixture: WorkbookFixture): Uint8Array {
  return zipParts(fixtureParts(fixture));
}

/** The parts of that file by name. */
export function fixtureParts(fixture: WorkbookFixture): Record<string, string> {
  const formats = ['General', ...new Set(fixture.sheets.flatMap((sheet) => sheet.cells.flatMap((cell) => cell.format ?? [])))];
  const parts: Record<string, string> = {
    '[Content_Types].xml': '',
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(fixture),
    'xl/_rels/workbook.xml.rels': relationships([
      ...fixture.sheets.map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': styles(formats),
  };
  let tableId = 0;
  const overrides: [string, string][] = [
    ['xl/workbook.xml', `${TYPES}.sheet.main+xml`],
    ['xl/styles.xml', `${TYPES}.styles+xml`],
  ];
  fixture.sheets.forEach((sheet, i) => {
    const part = `xl/worksheets/sheet${i + 1}.xml`;
    parts[part] = worksheet(sheet, formats);
    overrides.push([part, `${TYPES}.worksheet+xml`]);
    const tables = (sheet.tables ?? []).map((table): [string, string] => {
      tableId += 1;
      const columns = table.columns.map((column, c) => `<tableColumn id="${c + 1}" name="${escape(column)}"/>`).join('');
      parts[`xl/tables/table${tableId}.xml`] =
        `${HEAD}<table xmlns="${MAIN}" id="${tableId}" name="${table.name}" displayName="${table.name}" ref="${table.range}" totalsRowShown="0">` +
        `<autoFilter ref="${table.range}"/><tableColumns count="${table.columns.length}">${columns}</tableColumns></table>`;
      overrides.push([`xl/tables/table${tableId}.xml`, `${TYPES}.table+xml`]);
      return ['table', `../tables/table${tableId}.xml`];
    });
    if (tables.length > 0) parts[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = relationships(tables);
  });
  parts['[Content_Types].xml'] =
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>` +
    overrides.map(([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`).join('') +
    '</Types>';
  return parts;
}

function relationships(targets: readonly (readonly [string, string])[]): string {
  const list = targets.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;
}

function workbook(fixture: WorkbookFixture): string {
  const sheets = fixture.sheets.map((sheet, i) => {
    const state = { visible: '', hidden: ' state="hidden"', 'very-hidden': ' state="veryHidden"' }[sheet.visibility ?? 'visible'];
    return `<sheet name="${escape(sheet.name)}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`;
  });
  const names = (fixture.names ?? []).map((name) => {
    const local = name.sheet === undefined ? '' : ` localSheetId="${fixture.sheets.findIndex((sheet) => sheet.name === name.sheet)}"`;
    return `<definedName name="${name.name}"${local}>${escape(name.refersTo)}</definedName>`;
  });
  return (
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">` +
    (fixture.date1904 === true ? '<workbookPr date1904="1"/>' : '') +
    (fixture.structureProtected === true ? '<workbookProtection lockStructure="1"/>' : '') +
    `<sheets>${sheets.join('')}</sheets>` +
    (names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : '') +
    '</workbook>'
  );
}

function styles(formats: readonly string[]): string {
  const custom = formats.slice(1).map((format, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escape(format)}"/>`);
  const xfs = formats.map((_, i) => `<xf numFmtId="${i === 0 ? 0 : 163 + i}" fontId="0" fillId="0" borderId="0" xfId="0"/>`);
  return (
    `${HEAD}<styleSheet xmlns="${MAIN}">` +
    (custom.length > 0 ? `<numFmts count="${custom.length}">${custom.join('')}</numFmts>` : '') +
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs></styleSheet>`
  );
}

function worksheet(sheet: FixtureSheet, formats: readonly string[]): string {
  const rows = new Map<number, FixtureCell[]>();
  for (const cell of sheet.cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  const hidden = new Set(sheet.hiddenRows ?? []);
  for (const row of hidden) if (!rows.has(row)) rows.set(row, []);
  const data = [...rows]
    .toSorted(([a], [b]) => a - b)
    .map(([row, cells]) => {
      const inOrder = cells.toSorted((a, b) => a.column - b.column).map((cell) => cellXml(cell, formats));
      return `<row r="${row + 1}"${hidden.has(row) ? ' hidden="1"' : ''}>${inOrder.join('')}</row>`;
    });
  const columns = (sheet.hiddenColumns ?? []).map((column) => `<col min="${column + 1}" max="${column + 1}" width="9" hidden="1"/>`);
  const merges = (sheet.merges ?? []).map((merge) => `<mergeCell ref="${merge}"/>`);
  const tables = (sheet.tables ?? []).map((_, i) => `<tablePart r:id="rId${i + 1}"/>`);
  return (
    `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">` +
    `<dimension ref="${dimension(sheet.cells)}"/>` +
    (columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '') +
    `<sheetData>${data.join('')}</sheetData>` +
    (sheet.isProtected === true ? '<sheetProtection sheet="1"/>' : '') +
    (merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '') +
    (tables.length > 0 ? `<tableParts count="${tables.length}">${tables.join('')}</tableParts>` : '') +
    '</worksheet>'
  );
}

function dimension(cells: readonly FixtureCell[]): string {
  const area = { top: Infinity, left: Infinity, bottom: 0, right: 0 };
  for (const { row, column } of cells) {
    area.top = Math.min(area.top, row);
    area.left = Math.min(area.left, column);
    area.bottom = Math.max(area.bottom, row);
    area.right = Math.max(area.right, column);
  }
  return cells.length === 0 ? 'A1' : formatArea(area);
}

function cellXml(cell: FixtureCell, formats: readonly string[]): string {
  const style = cell.format === undefined ? '' : ` s="${formats.indexOf(cell.format)}"`;
  const at = `r="${cellAddress(cell.row, cell.column)}"${style}`;
  const formula = cell.formula === undefined ? '' : `<f>${escape(cell.formula.slice(1))}</f>`;
  const { value } = cell;
  if (typeof value === 'number') return `<c ${at}>${formula}<v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c ${at} t="b">${formula}<v>${Number(value)}</v></c>`;
  if (typeof value === 'object') return `<c ${at} t="e">${formula}<v>${value.error}</v></c>`;
  if (formula !== '') return `<c ${at} t="str">${formula}<v>${escape(value)}</v></c>`;
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
