import { expect, it } from 'vitest';
import type { RemovedParts } from '../../../core/workbook/workbook.ts';
import { SHOP } from './fixture.ts';
import type { WithWorkbook } from './kept-documents.ts';
import { plan, plannedSheet, REPORT } from './small-plan.ts';

const NAMESPACE = 'urn:test:report';
const DOCUMENT = `<report xmlns="${NAMESPACE}">数据</report>`;
const SECOND = plannedSheet({ name: 'Second', cells: [{ row: 0, column: 0, content: { kind: 'number', number: 2 } }] });

function parts(more: Partial<RemovedParts> = {}): RemovedParts {
  return { sheets: [], names: [], document: null, ...more };
}

/** The part of the contract about taking things out again, for `workbookContract`. */
export function removedParts(withWorkbook: WithWorkbook): void {
  it('leaves the workbook as it was before they were written', () =>
    withWorkbook(SHOP, async ({ workbook, reopen }) => {
      const before = await (await reopen()).info();
      const named = [{ name: 'KPI_Sales', ref: { sheet: REPORT.name, range: 'B2' } }];
      await workbook.write({ ...plan(REPORT, SECOND), names: named, customXml: DOCUMENT });
      expect((await (await reopen()).info()).sheets).toHaveLength(before.sheets.length + 2);
      await workbook.remove(parts({ sheets: [REPORT.name, 'Second'], names: ['KPI_Sales'], document: { namespace: NAMESPACE, xml: DOCUMENT } }));
      const later = await reopen();
      expect(await later.info()).toEqual(before);
      expect(await later.documents(NAMESPACE)).toEqual([]);
      // The same can be written again.
      await workbook.write({ ...plan(REPORT, SECOND), names: named, customXml: DOCUMENT });
      expect((await (await reopen()).info()).names).toContainEqual(expect.objectContaining({ name: 'KPI_Sales' }));
    }));

  it('leaves what another report wrote', () =>
    withWorkbook(SHOP, async ({ workbook, reopen }) => {
      await workbook.write(plan(REPORT));
      await workbook.write({ ...plan(SECOND), names: [{ name: 'KPI_Second', ref: { sheet: 'Second', range: 'A1' } }], customXml: DOCUMENT });
      await workbook.remove(parts({ sheets: [REPORT.name] }));
      const later = await reopen();
      const info = await later.info();
      expect(info.sheets.map(({ name }) => name)).toEqual(['Orders', "Q1 plan's 数据", 'Lists', 'Empty', 'Second']);
      expect(info.names).toContainEqual({ name: 'KPI_Second', refersTo: 'Second!$A$1', sheet: null });
      expect(await later.documents(NAMESPACE)).toEqual([DOCUMENT]);
    }));

  it('keeps names that later sheets have for themselves with their sheets', () =>
    withWorkbook(SHOP, async ({ workbook, reopen }) => {
      const print = { area: 'A1:B4', orientation: 'landscape' as const, titleRows: null };
      await workbook.write(plan(REPORT));
      await workbook.write(plan({ ...SECOND, print }));
      await workbook.remove(parts({ sheets: [REPORT.name] }));
      await workbook.remove(parts({ sheets: ['Orders'] }));
      const { sheets, names } = await (await reopen()).info();
      expect(sheets.map(({ name }) => name)).toEqual(["Q1 plan's 数据", 'Lists', 'Empty', 'Second']);
      expect(names.some(({ name }) => name === 'FirstDay')).toBe(false);
      expect(names.filter(({ sheet }) => sheet !== null).every(({ sheet, refersTo }) => refersTo.startsWith(`${String(sheet)}!`))).toBe(true);
    }));

  it('counts what is not there as taken out', () =>
    withWorkbook(SHOP, async ({ workbook, reopen }) => {
      const before = await (await reopen()).info();
      await workbook.remove(parts({ sheets: ['Nowhere'], names: ['Never'] }));
      expect(await (await reopen()).info()).toEqual(before);
    }));

  it('changes nothing where the document is not there, or no visible sheet would be left', () =>
    withWorkbook(SHOP, async ({ workbook, reopen }) => {
      const before = await (await reopen()).info();
      await expect(workbook.remove(parts({ sheets: ['Empty'], document: { namespace: NAMESPACE, xml: DOCUMENT } }))).rejects.toMatchObject({ code: 'document-changed' });
      await expect(workbook.remove(parts({ sheets: ['Orders', "Q1 plan's 数据", 'Empty'] }))).rejects.toMatchObject({ code: 'last-sheet' });
      expect(await (await reopen()).info()).toEqual(before);
    }));
}
