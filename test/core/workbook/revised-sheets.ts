import { expect, it, vi } from 'vitest';
import { cellAddress } from '../../../core/workbook/address.ts';
import type { PlanRevision } from '../../../core/workbook/plan-revision.ts';
import type { PlannedCell, SheetPlan } from '../../../core/workbook/sheet-plan.ts';
import type { Workbook, WorkbookChange } from '../../../core/workbook/workbook.ts';
import type { OpenedWorkbook } from './contract.ts';
import { SHOP } from './fixture.ts';
import type { WithWorkbook } from './kept-documents.ts';
import {
  BOARD, chart, COLLEAGUE, DOCUMENT, FIRST, FIRST_SHEET, formula, GROWN, GROWN_SHEET, NAMESPACE, NEXT_DOCUMENT, regions, revisionOf, sheetRevision, SHRUNK,
  TABLE, texts,
} from './monthly-board.ts';
import { readAll } from './read-all.ts';
import { plan, plannedSheet } from './small-plan.ts';

const SHOP_SHEETS = SHOP.sheets.map(({ name }) => name);

/** The part of the contract about a report written over an earlier one, for `workbookContract`. */
export function revisedSheets(withWorkbook: WithWorkbook): void {
  /** A shop's workbook with the board and a colleague's report in it. */
  function withBoard(use: (opened: OpenedWorkbook) => Promise<void>, first: SheetPlan = FIRST): Promise<void> {
    return withWorkbook(SHOP, async (opened) => {
      await opened.workbook.write(first);
      await opened.workbook.write(COLLEAGUE);
      await use(opened);
    });
  }

  async function eachSight({ workbook, reopen }: OpenedWorkbook, look: (seen: Workbook) => Promise<void>): Promise<void> {
    for (const seen of [workbook, await reopen()]) await look(seen);
  }

  const board = (workbook: Workbook) => readAll(workbook, { sheet: BOARD, range: 'A1:H40' });
  const colleague = (workbook: Workbook) => readAll(workbook, { sheet: 'Colleague', range: 'A1:D10' });

  it('puts rows in and writes the new contents over the old ones', () =>
    withBoard(async (opened) => {
      const written = await opened.workbook.revise(GROWN);
      expect(written).toEqual({ sheets: [BOARD], cells: 14, formulas: 1 });
      await eachSight(opened, async (seen) => {
        const { values, formulas } = await board(seen);
        const list = ['A1', 'A5', 'B5', 'A6', 'B6', 'A7', 'B7', 'A8', 'B8', 'A9', 'B9'].map((cell) => values.get(cell));
        expect(list).toEqual(['February', 'East', 130, 'Middle', 10, 'South', 20, 'North', 31, 'West', 82]);
        expect(formulas.get('B2')).toBe('=SUM(B5:B9)');
        expect((await seen.info()).sheets.map(({ name }) => name)).toEqual([...SHOP_SHEETS, BOARD, 'Colleague']);
      });
    }));

  it('keeps what the plan does not write, and moves it with its rows', () =>
    withBoard(async (opened) => {
      await opened.workbook.revise(GROWN);
      await eachSight(opened, async (seen) => {
        const { values, formats, formulas } = await board(seen);
        const kept = ['A2', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'A11', 'B11', 'A14'].map((cell) => values.get(cell) ?? null);
        expect(kept).toEqual(['Total', 'Owner', 'Ann', null, null, 'Bo', 'Cy', 'Rate', 0.25, 'A remark']);
        expect(values.has('B10')).toBe(false);
        expect(formats.get('B11')).toBe('0.0%');
        expect(formulas.get('C11')).toBe('=B11*SUM(B5:B9)');
        expect(formats.get('C11')).toBe('0.00');
      });
      expect(await opened.sight?.fill(BOARD, 'B11') ?? 'FFF2CC').toBe('FFF2CC');
    }));

  it('keeps the look of a cell whose new content comes without one, and gives the others theirs', () =>
    withBoard(async (opened) => {
      const sheet = { ...GROWN_SHEET, cells: GROWN_SHEET.cells.map((cell) => (cell.row === 5 && cell.column === 1 ? { ...cell, style: { numberFormat: '0.0000', fill: 'DDEBF7' } } : cell)) };
      await opened.workbook.revise({ ...GROWN, plan: { ...GROWN.plan, sheets: [sheet] } });
      await eachSight(opened, async (seen) => {
        const { formats } = await board(seen);
        expect(formats.get('B2')).toBe('#,##0.0');
        expect(formats.get('B6')).toBe('0.0000');
      });
      if (opened.sight === undefined) return;
      expect(await opened.sight.fill(BOARD, 'B2')).toBe('E2F0D9');
      expect(await opened.sight.fill(BOARD, 'B6')).toBe('DDEBF7');
    }));

  it('changes the number format alone where only that comes with a cell', () =>
    withBoard(async (opened) => {
      const sheet = { ...GROWN_SHEET, cells: GROWN_SHEET.cells.map((cell) => (cell.row === 1 ? { ...cell, format: '0.00%' } : cell)) };
      await opened.workbook.revise({ ...GROWN, plan: { ...GROWN.plan, sheets: [sheet] } });
      await eachSight(opened, async (seen) => expect((await board(seen)).formats.get('B2')).toBe('0.00%'));
      expect((await opened.sight?.fill(BOARD, 'B2')) ?? 'E2F0D9').toBe('E2F0D9');
    }));

  it('leads formulas and names of other sheets after the rows that they point at', () =>
    withBoard(async (opened) => {
      await opened.workbook.revise(GROWN);
      await eachSight(opened, async (seen) => {
        const { formulas } = await colleague(seen);
        expect([...formulas.values()]).toEqual([
          "='Team''s board'!B11*2",
          "=SUM('Team''s board'!$B$5:$B$9)&\" of 'Team''s board'!B9\"",
          '=SUM(BoardRows[Sales])',
          "='Team''s board'!B8",
          '=A1+Orders!C4',
        ]);
        expect((await seen.info()).names).toContainEqual({ name: 'Colleague_Rate', refersTo: "'Team''s board'!$B$11", sheet: null });
      });
    }));

  it('takes rows out, and says so where something pointed at them', () =>
    withBoard(async (opened) => {
      await opened.workbook.revise(SHRUNK);
      await eachSight(opened, async (seen) => {
        const { values, formulas } = await board(seen);
        expect(['A5', 'C5', 'A6', 'C6', 'A8', 'B8'].map((cell) => values.get(cell))).toEqual(['East', 'Ann', 'West', 'Cy', 'Rate', 0.25]);
        expect(values.has('A7')).toBe(false);
        expect(formulas.get('C8')).toBe('=B8*SUM(B5:B6)');
        const others = (await colleague(seen)).formulas;
        expect(others.get('A1')).toBe("='Team''s board'!B8*2");
        expect(others.get('A2')).toContain('$B$5:$B$6)');
        expect(others.get('A4')).toContain('#REF!');
      });
    }));

  it('takes rows out at one place and puts some in at others', () =>
    withBoard(async (opened) => {
      const sheet = plannedSheet({ name: BOARD, cells: texts(2, 0, 'New heading') });
      const rows = [{ at: 2, removed: 0, added: 3 }, { at: 5, removed: 1, added: 0 }, { at: 10, removed: 1, added: 1 }];
      await opened.workbook.revise(revisionOf([sheet], { revised: [sheetRevision({ rows })] }));
      await eachSight(opened, async (seen) => {
        const { values, formulas } = await board(seen);
        expect(['A3', 'A7', 'A8', 'A9', 'A11', 'B11', 'A12', 'A14'].map((cell) => values.get(cell))).toEqual([
          'New heading', 'Region', 'East', 'West', 'Rate', 0.25, 7, 'A remark',
        ]);
        expect(formulas.get('B2')).toBe('=SUM(B8:B9)');
        expect((await colleague(seen)).formulas.get('A1')).toBe("='Team''s board'!B11*2");
        const { sheets } = await seen.info();
        expect(sheets.find(({ name }) => name === BOARD)).toMatchObject({ merges: ['A1:C1', 'A14:B14'], tables: [{ range: 'A7:C9' }] });
      });
    }));

  it('empties what the plan wrote before and does not now', () =>
    withBoard(async (opened) => {
      await opened.workbook.revise(GROWN);
      await eachSight(opened, async (seen) => {
        expect((await board(seen)).values.has('A12')).toBe(false);
        for await (const { formats, formatIds } of seen.read({ sheet: BOARD, range: 'A12' })) expect(formats[formatIds[0]?.[0] ?? 0]).toBe('General');
      });
      if (opened.sight === undefined) return;
      expect(await opened.sight.fill(BOARD, 'A12')).toBeNull();
      expect(await opened.sight.notes(BOARD)).toEqual({});
    }));

  it('puts blank cells of the plan in place of what stood there', () =>
    withBoard(async (opened) => {
      const sheet = { ...GROWN_SHEET, cells: [...GROWN_SHEET.cells, { row: 1, column: 0, content: { kind: 'blank' as const } }] };
      await opened.workbook.revise({ ...GROWN, plan: { ...GROWN.plan, sheets: [sheet] } });
      await eachSight(opened, async (seen) => {
        const { values } = await board(seen);
        expect(values.has('A2')).toBe(false);
        expect(values.get('A4')).toBe('Region');
      });
    }));

  it('replaces its merged cells and keeps those of a person', () =>
    withBoard(async (opened) => {
      await opened.workbook.revise(GROWN);
      await eachSight(opened, async (seen) => {
        const { sheets } = await seen.info();
        expect([...(sheets.find(({ name }) => name === BOARD)?.merges ?? [])].sort()).toEqual(['A14:B14', 'A1:D1']);
      });
    }));

  it('gives its tables their new size, with the columns that were added to them', () =>
    withBoard(async (opened) => {
      const tables = async (seen: Workbook) => (await seen.info()).sheets.find(({ name }) => name === BOARD)?.tables;
      await opened.workbook.revise(GROWN);
      const columns = ['Region', 'Sales', 'Owner'];
      await eachSight(opened, async (seen) => expect(await tables(seen)).toMatchObject([{ name: 'BoardRows', range: 'A4:C9', columns }]));
      const again = { ...SHRUNK, replaces: { namespace: NAMESPACE, xml: NEXT_DOCUMENT }, revised: [sheetRevision({ rows: [{ at: 5, removed: 3, added: 0 }] })] };
      await opened.workbook.revise(again);
      await eachSight(opened, async (seen) => expect(await tables(seen)).toMatchObject([{ name: 'BoardRows', range: 'A4:C6', columns }]));
    }));

  it('gives a table rows that are put in below it', () =>
    withBoard(async (opened) => {
      const sheet = { ...GROWN_SHEET, merges: [], cells: [...texts(3, 0, 'Region', 'Sales'), ...regions(['East', 1], ['North', 2], ['West', 3], ['South', 4])], tables: [{ ...TABLE, range: 'A4:B8' }] };
      await opened.workbook.revise(revisionOf([sheet], { revised: [sheetRevision({ rows: [{ at: 7, removed: 0, added: 1 }] })] }));
      await eachSight(opened, async (seen) => {
        const { sheets } = await seen.info();
        expect(sheets.find(({ name }) => name === BOARD)?.tables).toMatchObject([{ range: 'A4:C8' }]);
        expect((await board(seen)).values.get('A10')).toBe('Rate');
      });
    }));

  it('points its names anew, takes the others of its own away, and replaces its document', () =>
    withBoard(async (opened) => {
      await opened.workbook.revise(GROWN);
      await eachSight(opened, async (seen) => {
        const { names } = await seen.info();
        expect(names.filter(({ name }) => name === 'Board_Rows')).toEqual([{ name: 'Board_Rows', refersTo: "'Team''s board'!$A$5:$B$9", sheet: null }]);
        expect(names.some(({ name }) => name === 'Board_Old')).toBe(false);
        expect(await seen.documents(NAMESPACE)).toEqual([NEXT_DOCUMENT]);
      });
    }));

  it('adds new sheets after the last one, and removes those that it no longer has', () =>
    withWorkbook(SHOP, async (opened) => {
      const second = plannedSheet({ name: 'Board rows', cells: texts(0, 0, 'Region') });
      await opened.workbook.write({ ...plan(FIRST_SHEET, second), customXml: DOCUMENT });
      await opened.workbook.write(COLLEAGUE);
      const added = plannedSheet({ name: 'Board by week', cells: [formula(0, 0, "='Team''s board'!B11")], tabColor: '0F6CBD' });
      const written = await opened.workbook.revise({ ...GROWN, plan: { ...GROWN.plan, sheets: [GROWN_SHEET, added] }, removedSheets: ['Board rows', 'Long gone'], removedNames: [] });
      expect(written.sheets).toEqual([BOARD, 'Board by week']);
      await eachSight(opened, async (seen) => {
        expect((await seen.info()).sheets.map(({ name }) => name)).toEqual([...SHOP_SHEETS, BOARD, 'Colleague', 'Board by week']);
        expect((await readAll(seen, { sheet: 'Board by week', range: 'A1' })).formulas.get('A1')).toBe("='Team''s board'!B11");
      });
    }));

  it('leaves all else in the workbook as it was', () =>
    withBoard(async (opened) => {
      const look = async (seen: Workbook) => {
        const { sheets, names } = await seen.info();
        const others = sheets.filter(({ name }) => name !== BOARD);
        const cells = await Promise.all(['Orders', "Q1 plan's 数据"].map((sheet) => readAll(seen, { sheet, range: 'A1:H20' })));
        return { others, names: names.filter(({ name }) => !/^(Board|Colleague)_/.test(name)), cells, documents: await seen.documents('urn:test:other') };
      };
      const before = await look(opened.workbook);
      await opened.workbook.revise(GROWN);
      await eachSight(opened, async (seen) => expect(await look(seen)).toEqual(before));
    }));

  it('can be done again and again', () =>
    withBoard(async (opened) => {
      await opened.workbook.revise(GROWN);
      const sheet = { ...FIRST_SHEET, cells: FIRST_SHEET.cells.filter(({ row, column }) => row < 7 && column < 2), merges: ['A1:C1'], tables: [{ ...TABLE, range: 'A4:B7' }] };
      const replaced = { ...sheetRevision().replaced, merges: ['A1:D1'] };
      const back = revisionOf([sheet], {
        plan: { ...FIRST, sheets: [sheet], names: [] },
        revised: [sheetRevision({ rows: [{ at: 5, removed: 2, added: 0 }], replaced })],
        replaces: { namespace: NAMESPACE, xml: NEXT_DOCUMENT },
      });
      await opened.workbook.revise(back);
      await eachSight(opened, async (seen) => {
        const { values, formulas } = await board(seen);
        expect(['A1', 'B5', 'C5', 'B6', 'C6', 'B7', 'C7', 'B9'].map((cell) => values.get(cell))).toEqual(['January', 120, 'Ann', 30, 'Bo', 80, 'Cy', 0.25]);
        expect(formulas.get('C9')).toBe('=B9*SUM(B5:B7)');
        expect((await colleague(seen)).formulas.get('A1')).toBe("='Team''s board'!B9*2");
        expect(await seen.documents(NAMESPACE)).toEqual([DOCUMENT]);
      });
    }));

  it('updates its charts where they stand, removes and adds others, and lets go of what a person deleted', () => {
    const first = [chart('sales', 14, 'B5:B7', 'January'), chart('mine', 26, 'B5:B7', 'Mine'), chart('old', 36, 'B5:B7', 'Old')];
    return withBoard(async (opened) => {
      if (opened.sight === undefined) return;
      const charts = [chart('sales', 30, 'B5:B9', 'February'), chart('deleted', 40, 'B5:B9', 'Deleted'), chart('fresh', 50, 'B5:B9', 'Fresh')];
      const revised = GROWN.revised.map((one) => ({ ...one, charts: { updated: ['sales', 'deleted'], removed: ['old'] } }));
      await opened.workbook.revise({ ...GROWN, plan: { ...GROWN.plan, sheets: [{ ...GROWN_SHEET, charts }] }, revised });
      const values = ["'Team''s board'!B5:B9"];
      expect(await opened.sight.charts(BOARD)).toEqual([
        { id: 'sales', title: 'February', from: 'E17', values },
        { id: 'mine', title: 'Mine', from: 'E29', values },
        { id: 'fresh', title: 'Fresh', from: 'E51', values },
      ]);
    }, { ...FIRST, sheets: [{ ...FIRST_SHEET, charts: first }] });
  });

  it('replaces its notes and keeps those of a person', () => {
    const noted = (cells: readonly PlannedCell[], notes: Readonly<Record<string, string>>) =>
      cells.map((cell): PlannedCell => {
        const comment = notes[cellAddress(cell.row, cell.column)];
        return comment === undefined ? cell : { ...cell, comment };
      });
    return withBoard(async (opened) => {
      if (opened.sight === undefined) return;
      const sheet = { ...GROWN_SHEET, cells: noted(GROWN_SHEET.cells, { A1: 'Read on 1 March' }) };
      const revised = GROWN.revised.map((one) => ({ ...one, replaced: { ...one.replaced, notes: ['A1', 'A12'] } }));
      await opened.workbook.revise({ ...GROWN, plan: { ...GROWN.plan, sheets: [sheet] }, revised });
      expect(await opened.sight.notes(BOARD)).toEqual({ A1: 'Read on 1 March', B11: 'Agreed with Ann' });
    }, { ...FIRST, sheets: [{ ...FIRST_SHEET, cells: noted(FIRST_SHEET.cells, { A1: 'Read on 1 February', B9: 'Agreed with Ann' }) }] });
  });

  it('tells listeners of the sheets that were written over', () =>
    withBoard(async ({ workbook }) => {
      const heard: WorkbookChange[] = [];
      workbook.onChange((change) => heard.push(change));
      await workbook.revise(GROWN);
      await vi.waitFor(() => expect(heard.map(({ sheet }) => sheet)).toContain(BOARD));
    }));

  const nowhere = plannedSheet({ name: 'Nowhere', cells: texts(0, 0, 'x') });
  it.each<[string, string, PlanRevision]>([
    ['a sheet that is not there', 'no-such-sheet', { ...GROWN, plan: { ...GROWN.plan, sheets: [GROWN_SHEET, nowhere] }, revised: [...GROWN.revised, sheetRevision({ sheet: 'Nowhere' })] }],
    ['a new sheet named like another, in any case', 'sheet-exists', { ...GROWN, plan: { ...GROWN.plan, sheets: [GROWN_SHEET, plannedSheet({ name: 'oRDERS' })] } }],
    ['a document that has changed', 'document-changed', { ...GROWN, replaces: { namespace: NAMESPACE, xml: NEXT_DOCUMENT } }],
    ['a protected sheet', 'sheet-protected', { ...GROWN, plan: { ...GROWN.plan, sheets: [GROWN_SHEET, plannedSheet({ name: 'Lists', cells: texts(0, 0, 'x') })] }, revised: [...GROWN.revised, sheetRevision({ sheet: 'Lists' })] }],
    ['merges over each other', 'bad-plan', { ...GROWN, plan: { ...GROWN.plan, sheets: [{ ...GROWN_SHEET, merges: ['A1:D1', 'D1:D2'] }] } }],
    ['a new name that is taken', 'bad-plan', { ...GROWN, plan: { ...GROWN.plan, sheets: [GROWN_SHEET, plannedSheet({ name: 'More', cells: texts(0, 0, 'A'), tables: [{ name: 'ORDERS', range: 'A1:A2', columns: ['A'], style: null }] })] } }],
    ['a document that is not well-formed', 'bad-plan', { ...GROWN, plan: { ...GROWN.plan, customXml: '<board><month></board>' } }],
  ])('changes nothing where it meets %s', (_, code, revision) =>
    withBoard(async (opened) => {
      const look = async (seen: Workbook) => ({ info: await seen.info(), board: await board(seen), colleague: await colleague(seen), documents: await seen.documents(NAMESPACE) });
      const before = await look(opened.workbook);
      await expect(opened.workbook.revise(revision)).rejects.toMatchObject({ code });
      await eachSight(opened, async (seen) => expect(await look(seen)).toEqual(before));
      // What failed leaves nothing that would hinder the next attempt.
      await opened.workbook.revise(GROWN);
      expect((await board(opened.workbook)).values.get('A1')).toBe('February');
    }));

  it('changes nothing where a person stops it', () =>
    withBoard(async (opened) => {
      const before = await board(opened.workbook);
      const stop = new AbortController();
      stop.abort();
      await expect(opened.workbook.revise(GROWN, { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
      await eachSight(opened, async (seen) => expect(await board(seen)).toEqual(before));
    }));

  it('changes nothing in a workbook with a protected structure', () =>
    withWorkbook({ ...SHOP, structureProtected: true }, async ({ workbook, reopen }) => {
      const before = await workbook.info();
      const sheet = plannedSheet({ name: 'Orders', cells: texts(0, 0, 'Day') });
      const attempt = revisionOf([sheet, plannedSheet({ name: 'More' })], { revised: [sheetRevision({ sheet: 'Orders' })] });
      await expect(workbook.revise(attempt)).rejects.toMatchObject({ code: 'workbook-protected' });
      expect(await (await reopen()).info()).toEqual(before);
    }));
}
