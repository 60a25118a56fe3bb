import type { PlannedTable } from '../../sheet-plan.ts';
import type { Namespaces } from './namespaces.ts';
import { element, XML_DECLARATION, xstringEscapes } from './xml-text.ts';

/** The part of an Excel Table. `id` is unique among the tables of the workbook. */
export function tablePart(table: PlannedTable, id: number, namespaces: Namespaces): string {
  const columns = table.columns.map((column, i) => element('tableColumn', { id: i + 1, name: columnName(column) }));
  return (
    XML_DECLARATION +
    element(
      'table',
      { xmlns: namespaces.main, id, name: table.name, displayName: table.name, ref: table.range, totalsRowShown: false },
      element('autoFilter', { ref: table.range }),
      element('tableColumns', { count: columns.length }, ...columns),
      table.style === null
        ? ''
        : element('tableStyleInfo', {
            name: table.style,
            showFirstColumn: false,
            showLastColumn: false,
            showRowStripes: true,
            showColumnStripes: false,
          }),
    )
  );
}

/** Line breaks in the names of columns are escapes; the cells of the header hold them as they are. */
function columnName(column: string): string {
  return xstringEscapes(column.replace(/\r\n?/g, '\n')).replaceAll('\n', '_x000a_');
}
