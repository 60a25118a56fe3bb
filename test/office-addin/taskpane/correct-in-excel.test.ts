import { describe, expect, it } from 'vitest';
import { CORRECTIONS_NAMESPACE } from '../../../core/sheet/corrections-document.ts';
import { openExcelWorkbook } from '../../../office-addin/excel/excel-workbook.ts';
import { activePlace, selectedCells } from '../../../office-addin/taskpane/active-place.ts';
import { excelSelection } from '../../../office-addin/taskpane/excel-selection.ts';
import { connectServices } from '../../../office-addin/taskpane/connect-services.ts';
import type { PaneServices, TablesFound } from '../../../office-addin/taskpane/pane-services.ts';
import { rowsAt } from '../../core/workbook/fixture.ts';
import { OfficeHost } from '../../office-host/office-host.ts';
import { startOfficeInNode } from '../../office-host/office-in-node.ts';
import { fixtureWorkbook } from '../excel/fixture-workbook.ts';

const office = await startOfficeInNode();

const ROWS = [
  ['To', 'Ann', null],
  ['Shop', 'Goods', 'Money'],
  ['North', 'Tea', 120],
  ['South', 'Tea', 95],
  ['South', 'Milk', 60],
  ['Rest', 'Tea', 15],
];

function openShop(): { readonly host: OfficeHost; readonly pane: () => PaneServices } {
  const host = new OfficeHost(fixtureWorkbook({ sheets: [{ name: 'Shops', cells: rowsAt(0, 0, ROWS) }] }));
  office.use(host);
  const pane = () => connectServices(openExcelWorkbook(), () => Promise.reject(new Error('no analysis')), { activePlace, selectedCells, selection: () => Promise.resolve(excelSelection) }, null);
  return { host, pane };
}

function outline({ tables }: TablesFound): string[] {
  return tables.map(({ source, headerRows, columns }) => `${source.sheet}!${source.range} header ${headerRows.join(',')}: ${columns.map(({ name, unit }) => `${name} ${unit ?? ''}`.trim()).join(', ')}`);
}

describe('correcting in the workbook that is open in Excel', () => {
  it('takes the selected cells for a table, and a later pane understands them the same', async () => {
    const { host, pane } = openShop();
    host.workbook.selection = { top: 1, left: 0, bottom: 4, right: 2 };
    const first = pane();
    await first.findTables({});
    const selected = await first.selectedCells();
    expect(selected).toEqual({ sheet: 'Shops', range: 'A2:C5' });
    const found = await first.correct({ kind: 'is-table', ref: selected ?? { sheet: '', range: '' } }, {});
    const [table] = found.tables;
    if (table === undefined) throw new Error('no table');
    const ours = await first.correct({ kind: 'column', table, column: 2, change: { unit: 'EUR' } }, {});
    expect(outline(ours)).toEqual(['Shops!A2:C5 header 2: Shop, Goods, Money EUR']);
    expect(outline(await pane().findTables({}))).toEqual(outline(ours));
    expect(host.workbook.customXmlParts.map(({ xml }) => xml.includes(CORRECTIONS_NAMESPACE))).toEqual([true]);
    expect(host.workbook.names).toEqual([{ name: 'Clipsheet_Table_1', formula: '=Shops!$A$2:$C$5', sheet: null, hidden: true }]);
  });

  it('follows the sheet to another name, as Excel moves the name along', async () => {
    const { host, pane } = openShop();
    const services = pane();
    await services.findTables({});
    await services.correct({ kind: 'is-table', ref: { sheet: 'Shops', range: 'A2:C5' } }, {});
    const [sheet] = host.workbook.sheets;
    const [name] = host.workbook.names;
    if (sheet === undefined || name === undefined) throw new Error('nothing kept');
    Object.assign(sheet, { name: '门店 2025' });
    name.formula = "='门店 2025'!$A$2:$C$5";
    expect(outline(await pane().findTables({}))).toEqual(['门店 2025!A2:C5 header 2: Shop, Goods, Money']);
  });

  it('says that the corrections of a deleted sheet were not used', async () => {
    const { host, pane } = openShop();
    const services = pane();
    await services.findTables({});
    await services.correct({ kind: 'no-table', ref: { sheet: 'Shops', range: 'A1:B1' } }, {}).catch(() => undefined);
    await services.correct({ kind: 'is-table', ref: { sheet: 'Shops', range: 'A2:C5' } }, {});
    const [name] = host.workbook.names;
    if (name !== undefined) name.formula = '=#REF!';
    const { notices, setAside } = await pane().findTables({});
    expect(notices.map(({ en }) => en)).toEqual(['The correction of A2:C5 on “Shops” was not used: its cells are gone from the workbook.']);
    expect(setAside).toEqual([]);
  });

  it('changes nothing where Excel refuses', async () => {
    const { host, pane } = openShop();
    const services = pane();
    await services.findTables({});
    host.workbook.structureProtected = true;
    await expect(services.correct({ kind: 'is-table', ref: { sheet: 'Shops', range: 'A2:C5' } }, {})).rejects.toMatchObject({ code: 'workbook-protected' });
    expect(host.workbook.customXmlParts).toEqual([]);
  });
});
