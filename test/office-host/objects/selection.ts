import type { Area } from '../../../core/workbook/address.ts';
import type { SheetModel } from '../model/workbook-model.ts';
import { fullAddress } from './range-address.ts';
import type { Session } from './session.ts';

/** Selects blocks of the active sheet, and tells whoever listens. */
export function select(session: Session, sheet: SheetModel, areas: readonly Area[]): void {
  const { workbook, registered } = session;
  const [first] = areas;
  if (first === undefined) return;
  workbook.selection = first;
  workbook.selectedBlocks = areas.length > 1 ? areas : [];
  workbook.activeChart = null;
  if (!registered.has('worksheets.selectionChanged')) return;
  session.fire(14, 'Workbook', { type: 14, worksheetId: sheet.id, address: areas.map((area) => fullAddress(sheet, area).split('!').at(-1)).join(',') });
}
