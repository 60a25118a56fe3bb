import { additivityOf } from '../../core/sheet/additivity.ts';
import type { SheetReading } from '../../core/sheet/read-tables.ts';
import type { TypedTable } from '../../core/sheet/typed-table.ts';

/**
 * What `inspect --json` prints: every sheet with its tables, as understood. Rows are one-based. `unpivoted` holds the plain rows
 * behind crosstabs, as SQL and analyses see them; `additive` says whether sums over a column make sense, `unconverted` and `cells` name
 * the cells that are meant; `corrected` tells that a person corrected the table.
 */
export function inspectWorkbook(readings: readonly SheetReading[]): object {
  return { sheets: readings.map(({ name, tables, unpivoted }) => ({ name, tables: tables.map(inspectTable), unpivoted: unpivoted.map(inspectTable) })) };
}

function inspectTable(table: TypedTable): object {
  return {
    name: table.name,
    range: table.source.range,
    ...(table.correction === undefined ? {} : { corrected: true }),
    headerRows: table.headerRows,
    dataRows: table.rowCount,
    excluded: table.excluded,
    columns: table.columns.map((column) => {
      const { name, role, type, unit, multiplier, converted, unconverted = [] } = column;
      return { name, role, type, additive: additivityOf(column), unit, multiplier, converted, unconverted };
    }),
    quality: table.quality.map(({ code, message, ref, cells = [] }) => ({ code, message: message.en, ref: ref.range, cells })),
  };
}
