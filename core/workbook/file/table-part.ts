import { formatArea, parseArea } from '../address.ts';
import type { TableInfo } from '../workbook.ts';
import { unescapeCharacters } from './cell-text.ts';
import type { XlsxPackage } from './package.ts';
import { readXml } from './xml.ts';

/** The Excel tables of a sheet, in the order of its relationships. Throws as `XlsxPackage.part` does. */
export function readTables(pkg: XlsxPackage, sheetPart: string): TableInfo[] {
  return pkg
    .relationships(sheetPart)
    .filter(({ kind }) => kind === 'table')
    .flatMap(({ part }) => (part === null ? [] : (parseTable(pkg.text(part) ?? '') ?? [])));
}

/** Reads a table part; null where it names no range of cells. */
export function parseTable(xml: string): TableInfo | null {
  const columns: string[] = [];
  let table: Omit<TableInfo, 'columns'> | null = null;
  readXml(xml, {
    open(name, attributes) {
      if (name === 'table' && table === null) {
        const area = parseArea(attributes.get('ref') ?? '');
        if (area === null) return;
        table = {
          name: attributes.get('displayName') ?? attributes.get('name') ?? '',
          range: formatArea(area),
          headerRow: attributes.get('headerRowCount') !== '0',
          totalsRow: Number(attributes.get('totalsRowCount') ?? 0) > 0,
        };
      }
      if (name === 'tableColumn') columns.push(unescapeCharacters(attributes.get('name') ?? ''));
    },
  });
  return withColumns(table, columns);
}

function withColumns(table: Omit<TableInfo, 'columns'> | null, columns: readonly string[]): TableInfo | null {
  return table === null ? null : { ...table, columns };
}
