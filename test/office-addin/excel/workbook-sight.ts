import { cellAddress, parseArea } from '../../../core/workbook/address.ts';
import type { WorkbookSight } from '../../core/workbook/contract.ts';
import { cellAt, sheetNamed, type SheetModel } from '../../office-host/model/workbook-model.ts';
import type { OfficeHost } from '../../office-host/office-host.ts';

/** What a person sees in the workbook of the host. */
export function sightOf(host: OfficeHost): WorkbookSight {
  const sheet = (name: string): SheetModel => {
    const found = sheetNamed(host.workbook, name);
    if (found === undefined) throw new Error(`no sheet ${name}`);
    return found;
  };
  return {
    fill: (name, cell) => {
      const { column, row } = placeOf(cell);
      const fill = cellAt(sheet(name), row, column)?.style['Fill.Color'];
      return Promise.resolve(typeof fill === 'string' ? fill.slice(1) : null);
    },
    notes: (name) => Promise.resolve(Object.fromEntries(sheet(name).comments.map(({ row, column, text }) => [cellAddress(row, column), text]))),
    charts: (name) =>
      Promise.resolve(
        sheet(name).charts.map(({ settings, from, series }) => ({
          id: String(settings['Name']),
          title: String(settings['Title.Text']),
          from: from === null ? '' : cellAddress(from.row, from.column),
          values: series.map(({ values }) => values ?? ''),
        })),
      ),
  };
}

function placeOf(cell: string): { row: number; column: number } {
  const area = parseArea(cell);
  if (area === null) throw new Error(`${cell} is no cell`);
  return { row: area.top, column: area.left };
}
