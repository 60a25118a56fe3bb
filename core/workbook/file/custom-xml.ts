import type { XlsxPackage } from './package.ts';
import { readXml } from './xml.ts';

const PROPERTIES = /itemProps\d*\.xml$/i;

export interface CustomXmlPart {
  readonly name: string;
  readonly xml: string;
  /** The namespace of its root; null where it has none. */
  readonly namespace: string | null;
}

/**
 * The documents that a workbook keeps for programs (ECMA-376 part 1, 22.5: Custom XML Data Storage). Excel relates
 * them to the workbook, LibreOffice to the package.
 */
export function customXmlParts(pkg: XlsxPackage): CustomXmlPart[] {
  const related = [...pkg.relationships(pkg.workbookPart), ...pkg.relationships('')];
  const names = new Set(related.flatMap(({ kind, part }) => (kind === 'customXml' && part !== null && !PROPERTIES.test(part) ? [part] : [])));
  return [...names].flatMap((name) => {
    const xml = pkg.text(name);
    return xml === null ? [] : [{ name, xml, namespace: rootNamespace(xml) }];
  });
}

function rootNamespace(xml: string): string | null {
  let namespace: string | null | undefined;
  readXml(xml, {
    open(_, attributes, __, prefixedName) {
      if (namespace !== undefined) return;
      const colon = prefixedName.indexOf(':');
      namespace = attributes.get(colon < 0 ? 'xmlns' : `xmlns:${prefixedName.slice(0, colon)}`) ?? null;
    },
  });
  return namespace ?? null;
}
