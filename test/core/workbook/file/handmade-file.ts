import { strToU8, zipSync, type Zippable } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export interface HandmadeSheet {
  readonly name: string;
  /** Children of `worksheet`, or the whole part where it begins with `<?xml` or `<worksheet`. */
  readonly xml: string;
  readonly state?: string;
  /** Relationships of the sheet: kind and target. */
  readonly relationships?: readonly (readonly [kind: string, target: string])[];
}

export interface HandmadeFile {
  readonly sheets: readonly HandmadeSheet[];
  /** Children of `sst`. */
  readonly sharedStrings?: string;
  /** Children of `styleSheet`. */
  readonly styles?: string;
  /** Attributes and children of the workbook part. */
  readonly date1904?: boolean;
  readonly definedNames?: string;
  /** Parts that are added, or put in place of those made here. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

/** The parts of a workbook written by hand, so that a test sees exactly what it reads. */
export function handmadeParts(file: HandmadeFile): Record<string, string | Uint8Array> {
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/></Types>`,
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${file.date1904 === true ? ' date1904="1"' : ''}/><sheets>${file.sheets.map(listed).join('')}</sheets>${file.definedNames ?? ''}</workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...file.sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
      ...(file.sharedStrings === undefined ? [] : [['sharedStrings', 'sharedStrings.xml'] as const]),
      ...(file.styles === undefined ? [] : [['styles', 'styles.xml'] as const]),
    ]),
  };
  file.sheets.forEach((sheet, i) => {
    const isWhole = /^<(\?xml|worksheet)/.test(sheet.xml);
    parts[`xl/worksheets/sheet${i + 1}.xml`] = isWhole ? sheet.xml : `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${sheet.xml}</worksheet>`;
    if (sheet.relationships) parts[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = relationships(sheet.relationships);
  });
  if (file.sharedStrings !== undefined) parts['xl/sharedStrings.xml'] = `<sst xmlns="${MAIN}">${file.sharedStrings}</sst>`;
  if (file.styles !== undefined) parts['xl/styles.xml'] = `<styleSheet xmlns="${MAIN}">${file.styles}</styleSheet>`;
  return { ...parts, ...file.parts };
}

export function handmadeFile(file: HandmadeFile): Uint8Array {
  return zipParts(handmadeParts(file));
}

export function zipParts(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const zippable: Zippable = {};
  for (const [name, content] of Object.entries(parts)) zippable[name] = typeof content === 'string' ? strToU8(content) : content;
  return zipSync(zippable, { mtime: new Date(2024, 0, 2) });
}

/** One sheet `Sheet1` with these rows. */
export function sheetOf(rows: string, rest: Omit<HandmadeFile, 'sheets'> = {}): Uint8Array {
  return handmadeFile({ ...rest, sheets: [{ name: 'Sheet1', xml: `<sheetData>${rows}</sheetData>` }] });
}

function listed(sheet: HandmadeSheet, i: number): string {
  const state = sheet.state === undefined ? '' : ` state="${sheet.state}"`;
  return `<sheet name="${sheet.name}" sheetId="${i + 7}"${state} r:id="rId${i + 1}"/>`;
}

function relationships(pairs: readonly (readonly [string, string])[]): string {
  const all = pairs.map(([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`);
  return `<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}
