import type { DefinedName, SheetInfo } from '../workbook.ts';
import type { XlsxPackage } from './package.ts';
import { refusal } from './refusal.ts';
import { isTrue, prefixedAttribute, readXml, type Attributes } from './xml.ts';

/** A sheet as the workbook part lists it. */
export interface ListedSheet {
  readonly name: string;
  /** Its part, or null where the file has none. */
  readonly part: string | null;
  readonly visibility: SheetInfo['visibility'];
  readonly kind: SheetInfo['kind'];
}

/** What the workbook part says. */
export interface WorkbookPart {
  readonly date1904: boolean;
  /** In the order of the tabs. */
  readonly sheets: readonly ListedSheet[];
  /** All of them, those that Excel makes itself (`_xlnm.`) too. */
  readonly names: readonly DefinedName[];
  /** Whether sheets can be neither added nor removed. */
  readonly isStructureLocked: boolean;
}

/** Reads the workbook part. Throws Problem `workbook-broken` where it cannot be read. */
export function readWorkbookPart(pkg: XlsxPackage): WorkbookPart {
  const xml = pkg.text(pkg.workbookPart);
  if (xml === null) throw refusal.noWorkbookPart();
  const relationships = pkg.relationships(pkg.workbookPart);
  const sheets: ListedSheet[] = [];
  const names: { name: string; refersTo: string; localSheet: number | null }[] = [];
  let root: string | null = null;
  let date1904 = false;
  let isStructureLocked = false;
  let name: { name: string; refersTo: string; localSheet: number | null } | null = null;

  const readSheet = (attributes: Attributes): void => {
    const id = prefixedAttribute(attributes, 'id');
    const related = relationships.find((relationship) => relationship.id === id);
    // Without relationships the parts still have their customary names.
    const part = related === undefined ? `xl/worksheets/sheet${sheets.length + 1}.xml` : related.part;
    const hasPart = part !== null && pkg.has(part);
    sheets.push({
      name: attributes.get('name') ?? '',
      part: hasPart ? part : null,
      visibility: readVisibility(attributes.get('state')),
      kind: hasPart && (related === undefined || related.kind === 'worksheet') ? 'worksheet' : 'other',
    });
  };

  readXml(xml, {
    open(element, attributes) {
      root ??= element;
      if (element === 'sheet') readSheet(attributes);
      if (element === 'workbookPr') date1904 = isTrue(attributes.get('date1904'));
      if (element === 'workbookProtection') isStructureLocked = isTrue(attributes.get('lockStructure'));
      if (element === 'definedName') {
        const localSheet = attributes.get('localSheetId');
        name = { name: attributes.get('name') ?? '', refersTo: '', localSheet: localSheet === undefined ? null : Number(localSheet) };
      }
    },
    text(text) {
      if (name !== null) name.refersTo += text;
    },
    close(element) {
      if (element !== 'definedName' || name === null) return;
      names.push(name);
      name = null;
    },
  });
  if (root !== 'workbook') throw refusal.noWorkbookPart();
  return {
    date1904,
    sheets,
    isStructureLocked,
    names: names.map(({ localSheet, ...rest }) => ({
      ...rest,
      refersTo: rest.refersTo.trim().replace(/^=/, ''),
      sheet: localSheet === null ? null : (sheets[localSheet]?.name ?? null),
    })),
  };
}

/** A part that the workbook part relates to, such as `styles`; by its customary name where nothing relates to it. */
export function relatedPart(pkg: XlsxPackage, kind: string, customaryName: string): string | null {
  const related = pkg.relationships(pkg.workbookPart).find((relationship) => relationship.kind === kind);
  const part = related?.part ?? customaryName;
  return pkg.has(part) ? part : null;
}

function readVisibility(state: string | undefined): SheetInfo['visibility'] {
  if (state === 'hidden') return 'hidden';
  return state === 'veryHidden' ? 'very-hidden' : 'visible';
}
