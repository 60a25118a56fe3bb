import type { PageTable, TableColumn } from '../../clip/clip.ts';

/** A row of data, with the title of the section it stands in. */
export interface DataRow {
  readonly cells: PageTable['rows'][number];
  readonly section: string | null;
  readonly isTotal: boolean;
}

/** The rows of a table that hold data: without headers, titles of sections and notes. */
export function dataRows(table: PageTable): DataRow[] {
  const kinds = new Map(table.rowKinds.map(({ row, kind }) => [row, kind]));
  const rows: DataRow[] = [];
  let section: string | null = null;
  table.rows.forEach((cells, index) => {
    const kind = kinds.get(index);
    if (kind === 'section') section = cells[0]?.text ?? null;
    else if (index >= table.headerRows && kind !== 'header' && kind !== 'note') rows.push({ cells, section, isTotal: kind === 'total' });
  });
  return rows;
}

/**
 * The columns of a table, each under a name of its own, whatever its case; those without a name are numbered with `unnamed`.
 * Clips made before columns were read have texts only.
 */
export function namedColumns(table: PageTable, unnamed: string): TableColumn[] {
  const header = table.rows[table.headerRows - 1];
  const read = table.columns.length > 0 ? table.columns : (table.rows[0] ?? []).map((_, column): TableColumn => ({ name: header?.[column]?.text ?? '', type: 'text', unit: null, multiplier: 1 }));
  const taken = new Set<string>();
  return read.map((column, index) => {
    const wish = column.name.replace(/\s+/g, ' ').trim() || `${unnamed} ${String(index + 1)}`;
    let name = wish;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wish} ${String(number)}`;
    taken.add(name.toLowerCase());
    return { ...column, name };
  });
}

/** True for columns that are set to the right, as numbers are. */
export function isNumeric(column: TableColumn | undefined): boolean {
  return column !== undefined && (column.type === 'number' || column.type === 'money' || column.type === 'percent');
}
