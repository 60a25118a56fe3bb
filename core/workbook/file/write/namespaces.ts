/** The addresses that name the vocabularies of a workbook. Strict workbooks use others than transitional ones. */
export interface Namespaces {
  readonly main: string;
  /** Also the stem of relationship types: `${relationships}/worksheet`. */
  readonly relationships: string;
  readonly drawing: string;
  readonly chart: string;
  readonly spreadsheetDrawing: string;
  readonly customXml: string;
}

const TRANSITIONAL = 'http://schemas.openxmlformats.org';
const STRICT = 'http://purl.oclc.org/ooxml';

export const TRANSITIONAL_NAMESPACES: Namespaces = {
  main: `${TRANSITIONAL}/spreadsheetml/2006/main`,
  relationships: `${TRANSITIONAL}/officeDocument/2006/relationships`,
  drawing: `${TRANSITIONAL}/drawingml/2006/main`,
  chart: `${TRANSITIONAL}/drawingml/2006/chart`,
  spreadsheetDrawing: `${TRANSITIONAL}/drawingml/2006/spreadsheetDrawing`,
  customXml: `${TRANSITIONAL}/officeDocument/2006/customXml`,
};

const STRICT_NAMESPACES: Namespaces = {
  main: `${STRICT}/spreadsheetml/main`,
  relationships: `${STRICT}/officeDocument/relationships`,
  drawing: `${STRICT}/drawingml/main`,
  chart: `${STRICT}/drawingml/chart`,
  spreadsheetDrawing: `${STRICT}/drawingml/spreadsheetDrawing`,
  customXml: `${STRICT}/officeDocument/customXml`,
};

/** Those that the workbook part itself uses: what is added must speak the same. */
export function namespacesOf(workbookXml: string): Namespaces {
  return workbookXml.includes(`"${STRICT_NAMESPACES.main}"`) ? STRICT_NAMESPACES : TRANSITIONAL_NAMESPACES;
}

export const PACKAGE_RELATIONSHIPS = `${TRANSITIONAL}/package/2006/relationships`;
export const CONTENT_TYPES = `${TRANSITIONAL}/package/2006/content-types`;
export const X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main';
export const EXCEL_MAIN = 'http://schemas.microsoft.com/office/excel/2006/main';
