import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkbookFile } from '../../../core/workbook/file/file-workbook.ts';
import { cellToChange, newSheet, newWorkbook, type WorkbookModel } from '../../office-host/model/workbook-model.ts';
import { writeLargeWorkbook } from '../large-workbook.ts';

/** The same orders as a file and as the workbook that Excel has open. */
export interface OrdersBook {
  readonly file: Buffer;
  readonly open: WorkbookModel;
}

export async function ordersBook(rows: number): Promise<OrdersBook> {
  const folder = await mkdtemp(join(tmpdir(), 'orders-'));
  try {
    const path = join(folder, 'Orders.xlsx');
    writeLargeWorkbook(path, rows);
    const file = await readFile(path);
    return { file, open: await asOpenWorkbook(file) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function asOpenWorkbook(file: Buffer): Promise<WorkbookModel> {
  const workbook = openWorkbookFile(new Uint8Array(file), 'Orders.xlsx');
  const model = newWorkbook('Orders.xlsx', []);
  for (const { name, usedRange } of (await workbook.info()).sheets) {
    const sheet = newSheet(name);
    model.sheets.push(sheet);
    if (usedRange === null) continue;
    for await (const { firstRow, firstColumn, values, formatIds, formats } of workbook.read({ sheet: name, range: usedRange })) {
      for (const [i, row] of values.entries()) {
        for (const [j, value] of row.entries()) {
          if (value === null || typeof value === 'object') continue;
          const cell = cellToChange(sheet, firstRow + i, firstColumn + j);
          cell.content = value;
          cell.numberFormat = formats[formatIds[i]?.[j] ?? 0] ?? 'General';
        }
      }
    }
  }
  model.activeSheet = model.sheets[0]?.name ?? '';
  return model;
}
