import { describe, expect, it, vi } from 'vitest';
import { Problem } from '../../../core/language/problem.ts';
import type { Workbook, WorkbookChange, WorkbookInfo } from '../../../core/workbook/workbook.ts';
import { LEDGER, SHOP, type WorkbookFixture } from './fixture.ts';
import { keptDocuments } from './kept-documents.ts';
import { readAll } from './read-all.ts';
import { removedParts } from './removed-parts.ts';
import { revisedSheets } from './revised-sheets.ts';
import { FORMULA_LIKE, plan, plannedSheet, REPORT } from './small-plan.ts';

export interface OpenedWorkbook {
  readonly workbook: Workbook;
  /** The same workbook as a later visitor finds it: a file saved and opened again, a new client on the same host. */
  readonly reopen: () => Promise<Workbook>;
  /** Left out where a test sees no more than the port tells: cases about looks, notes and charts are then not run. */
  readonly sight?: WorkbookSight;
  readonly close?: () => Promise<void>;
}

/** What a person sees in the workbook and the port does not tell, as it stands now. Cells are addresses. */
export interface WorkbookSight {
  /** `RRGGBB`; null for none. */
  fill(sheet: string, cell: string): Promise<string | null>;
  notes(sheet: string): Promise<Readonly<Record<string, string>>>;
  charts(sheet: string): Promise<readonly SeenChart[]>;
}

export interface SeenChart {
  readonly id: string;
  readonly title: string;
  /** The cell at its top left corner. */
  readonly from: string;
  /** Of each series, as `Sales!B2:B9`. */
  readonly values: readonly string[];
}

export interface ContractLimits {
  /** False for a side whose workbooks cannot count days from 1904. */
  readonly date1904?: boolean;
}

/**
 * What every `Workbook` keeps, whatever stands behind it. `open` builds a workbook from plain data; each case
 * opens its own.
 */
export function workbookContract(
  name: string,
  open: (fixture: WorkbookFixture) => Promise<OpenedWorkbook>,
  limits: ContractLimits = {},
): void {
  async function withWorkbook(fixture: WorkbookFixture, use: (opened: OpenedWorkbook) => Promise<void>): Promise<void> {
    const opened = await open(fixture);
    try {
      await use(opened);
    } finally {
      await opened.close?.();
    }
  }

  async function refusal(work: Promise<unknown>): Promise<Problem> {
    const outcome = await work.then(
      () => null,
      (error: unknown) => error,
    );
    if (outcome instanceof Problem) return outcome;
    throw new Error('expected a Problem', { cause: outcome });
  }

  describe(`${name} keeps the workbook contract`, () => {
    describe('info', () => {
      it('lists sheets in order with visibility, protection and used range', () =>
        withWorkbook(SHOP, async ({ workbook }) => {
          const info = await workbook.info();
          expect(info.date1904).toBe(false);
          expect(
            info.sheets.map(({ name: sheet, visibility, kind, usedRange, isProtected }) => ({ sheet, visibility, kind, usedRange, isProtected })),
          ).toEqual([
            { sheet: 'Orders', visibility: 'visible', kind: 'worksheet', usedRange: 'A1:D4', isProtected: false },
            { sheet: "Q1 plan's 数据", visibility: 'visible', kind: 'worksheet', usedRange: 'B2:C6', isProtected: false },
            { sheet: 'Lists', visibility: 'hidden', kind: 'worksheet', usedRange: 'A1:A2', isProtected: true },
            { sheet: 'Empty', visibility: 'visible', kind: 'worksheet', usedRange: null, isProtected: false },
          ]);
        }));

      it('tells tables, merges, hidden rows and columns, and names', () =>
        withWorkbook(SHOP, async ({ workbook }) => {
          const info = await workbook.info();
          expect(info.sheets[0]?.tables).toEqual([
            { name: 'Orders', range: 'A1:D4', headerRow: true, totalsRow: false, columns: ['Day', 'Region', 'Sales', 'Returned'] },
          ]);
          expect(info.sheets[1]?.merges).toEqual(['B2:C2']);
          expect([...(info.sheets[1]?.hiddenRows ?? [])]).toEqual([4]);
          expect([...(info.sheets[1]?.hiddenColumns ?? [])]).toEqual([2]);
          expect(info.names).toContainEqual({ name: 'Regions', refersTo: 'Lists!$A$1:$A$2', sheet: null });
          expect(info.names).toContainEqual({ name: 'FirstDay', refersTo: 'Orders!$A$2', sheet: 'Orders' });
        }));
    });

    describe('read', () => {
      it('gives numbers, dates as serials, booleans and their formats', () =>
        withWorkbook(SHOP, async ({ workbook }) => {
          const { values, formats } = await readAll(workbook, { sheet: 'Orders', range: 'A1:D4' });
          expect([...values]).toEqual([
            ...Object.entries({ A1: 'Day', B1: 'Region', C1: 'Sales', D1: 'Returned' }),
            ...Object.entries({ A2: 45_292, B2: 'East', C2: 120.5, D2: false }),
            ...Object.entries({ A3: 45_293, B3: 'West', C3: 80, D3: true }),
            ...Object.entries({ A4: 45_294, B4: 'East', C4: -12.25, D4: false }),
          ]);
          expect(formats.get('A2')).toBe('yyyy-mm-dd');
          expect(formats.get('C4')).toBe('#,##0.00');
          expect(formats.get('B2')).toBe('General');
        }));

      it('gives texts exactly, errors as errors, formulas beside their results, merged values once', () =>
        withWorkbook(SHOP, async ({ workbook }) => {
          const { values, formulas } = await readAll(workbook, { sheet: "Q1 plan's 数据", range: 'B2:C6' });
          expect(Object.fromEntries(values)).toEqual({
            B2: '季度计划',
            B3: 'Total',
            C3: 188.25,
            B4: '00123',
            C4: { error: '#N/A' },
            B5: ' padded ',
            C5: { error: '#DIV/0!' },
            B6: 'a\nb & <c> "d"',
            C6: 0.125,
          });
          expect(Object.fromEntries(formulas)).toEqual({ C3: '=SUM(Orders!C2:C4)', C5: '=1/0' });
        }));

      it('reads a part of a sheet and no more', () =>
        withWorkbook(SHOP, async ({ workbook }) => {
          const { values } = await readAll(workbook, { sheet: 'Orders', range: 'B2:C3' });
          expect(Object.fromEntries(values)).toEqual({ B2: 'East', C2: 120.5, B3: 'West', C3: 80 });
        }));

      it('reads a long sheet in chunks that follow each other', () =>
        withWorkbook(LEDGER, async ({ workbook }) => {
          const { values } = await readAll(workbook, { sheet: 'Ledger', range: 'A1:C6000' });
          expect(values.size).toBe(18_000);
          expect(values.get('A6000')).toBe(5999);
          expect(values.get('B3001')).toBe('entry 3000');
          expect(values.get('C5999')).toBe(true);
        }));

      it('refuses an unknown sheet', () =>
        withWorkbook(SHOP, async ({ workbook }) => {
          expect((await refusal(readAll(workbook, { sheet: 'Nowhere', range: 'A1' }))).code).toBe('no-such-sheet');
        }));

      it('stops when told to', () =>
        withWorkbook(LEDGER, async ({ workbook }) => {
          const stop = new AbortController();
          stop.abort();
          const reading = async (): Promise<void> => {
            for await (const chunk of workbook.read({ sheet: 'Ledger', range: 'A1:C6000' }, { signal: stop.signal })) void chunk;
          };
          await expect(reading()).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
        }));
    });

    describe('write', () => {
      it('adds the sheets after the last one and tells what it wrote', () =>
        withWorkbook(SHOP, async ({ workbook, reopen }) => {
          const written = await workbook.write(plan(REPORT, plannedSheet({ name: 'Second' })));
          expect(written).toEqual({ sheets: ['销售 KPI', 'Second'], cells: 12, formulas: 1 });
          for (const seen of [workbook, await reopen()]) {
            const info = await seen.info();
            expect(info.sheets.map((sheet) => sheet.name)).toEqual(['Orders', "Q1 plan's 数据", 'Lists', 'Empty', '销售 KPI', 'Second']);
            const sheet = info.sheets[4];
            expect(sheet?.merges).toEqual(['B1:E1']);
            expect(sheet?.tables).toEqual([
              { name: 'KpiByRegion', range: 'B8:C10', headerRow: true, totalsRow: false, columns: ['Region', 'Sales'] },
            ]);
            expect([...(sheet?.hiddenColumns ?? [])]).toEqual([6]);
          }
        }));

      it('reads back what it wrote', () =>
        withWorkbook(SHOP, async ({ workbook, reopen }) => {
          await workbook.write(plan(REPORT));
          for (const seen of [workbook, await reopen()]) {
            const { values, formats, formulas } = await readAll(seen, { sheet: '销售 KPI', range: 'A1:H12' });
            expect(values.get('B1')).toBe('东区下滑 18%');
            expect(values.get('B2')).toBe(-3.5);
            expect(formats.get('B2')).toBe('0.0%');
            expect(values.get('B3')).toBe(true);
            expect(values.get('B4')).toBe(45_292);
            expect(formats.get('B4')).toBe('yyyy-mm-dd');
            expect(formulas.get('B5')).toBe('=SUM(Orders[Sales])');
            expect(values.has('B6')).toBe(false);
            expect([...values.keys()].slice(-6)).toEqual(['B8', 'C8', 'B9', 'C9', 'B10', 'C10']);
          }
        }));

      it('leaves everything else as it was', () =>
        withWorkbook(SHOP, async ({ workbook, reopen }) => {
          const before = await workbook.info();
          await workbook.write(plan(REPORT));
          const later = await reopen();
          const after = await later.info();
          expect(after.sheets.slice(0, 4)).toEqual(before.sheets);
          expect(after.names).toEqual(expect.arrayContaining([...before.names]));
          const { values } = await readAll(later, { sheet: 'Orders', range: 'A1:D4' });
          expect(values.get('C4')).toBe(-12.25);
        }));

      it('keeps text as text whatever it begins with', () =>
        withWorkbook(SHOP, async ({ workbook, reopen }) => {
          const texts = [...FORMULA_LIKE, ' both ends ', 'two\nlines', '<b>&amp;</b>', '😀 _x0041_', '1e5', 'TRUE', '#N/A', '2024-01-02'];
          const sheet = plannedSheet({
            name: 'Texts',
            cells: texts.map((text, row) => ({ row, column: 0, content: { kind: 'text', text } })),
          });
          await workbook.write(plan(sheet));
          for (const seen of [workbook, await reopen()]) {
            const { values, formulas } = await readAll(seen, { sheet: 'Texts', range: `A1:A${texts.length}` });
            expect([...values.values()]).toEqual(texts);
            expect(formulas.size).toBe(0);
          }
        }));

      it('adds names for the whole workbook', () =>
        withWorkbook(SHOP, async ({ workbook, reopen }) => {
          await workbook.write({ ...plan(REPORT), names: [{ name: 'Kpi.Sales', ref: { sheet: '销售 KPI', range: 'B5' } }] });
          const info = await (await reopen()).info();
          expect(info.names).toContainEqual({ name: 'Kpi.Sales', refersTo: "'销售 KPI'!$B$5", sheet: null });
        }));

      it('writes one report after another', () =>
        withWorkbook(SHOP, async ({ workbook }) => {
          await Promise.all([
            workbook.write(plan(plannedSheet({ name: 'First' }))),
            workbook.write({ ...plan(plannedSheet({ name: 'Next' })), id: 'report-2' }),
          ]);
          const sheets = (await workbook.info()).sheets.map((sheet) => sheet.name);
          expect(sheets.slice(4).toSorted()).toEqual(['First', 'Next']);
        }));

      if (limits.date1904 !== false) {
        it('shifts dates where days count from 1904', () =>
          withWorkbook({ ...SHOP, date1904: true }, async ({ workbook }) => {
            await workbook.write(plan(REPORT));
            expect((await workbook.info()).date1904).toBe(true);
            const { values } = await readAll(workbook, { sheet: '销售 KPI', range: 'B4' });
            expect(values.get('B4')).toBe(45_292 - 1462);
          }));
      }
    });

    describe('what cannot be written leaves the workbook as it was', () => {
      async function expectUntouched(
        fixture: WorkbookFixture,
        attempt: (workbook: Workbook) => Promise<unknown>,
      ): Promise<unknown> {
        let failure: unknown = null;
        await withWorkbook(fixture, async ({ workbook, reopen }) => {
          const before: WorkbookInfo = await workbook.info();
          failure = await attempt(workbook).then(
            () => null,
            (error: unknown) => error,
          );
          expect(await workbook.info()).toEqual(before);
          expect((await (await reopen()).info()).sheets).toEqual(before.sheets);
          // What failed leaves no trace that would hinder the next attempt.
          if (fixture.structureProtected !== true) await workbook.write(plan(plannedSheet({ name: 'Afterwards' })));
        });
        return failure;
      }

      it('a sheet of that name, in any case', async () => {
        const attempt = (workbook: Workbook) => workbook.write(plan(REPORT, plannedSheet({ name: 'oRDERS' })));
        expect(await expectUntouched(SHOP, attempt)).toMatchObject({ code: 'sheet-exists' });
      });

      it.each([
        ['an illegal sheet name', plannedSheet({ name: 'a/b' })],
        ['a link to a script', plannedSheet({ name: 'Links', cells: [{ row: 0, column: 0, content: { kind: 'text', text: 'x' }, link: { kind: 'url', url: 'javascript:alert(1)' } }] })],
        ['a number that is none', plannedSheet({ name: 'Numbers', cells: [{ row: 0, column: 0, content: { kind: 'number', number: Number.NaN } }] })],
        ['a cell outside the sheet', plannedSheet({ name: 'Outside', cells: [{ row: 1_048_576, column: 0, content: { kind: 'blank' } }] })],
        ['a table named like another', plannedSheet({ name: 'Tables', cells: [{ row: 0, column: 0, content: { kind: 'text', text: 'A' } }], tables: [{ name: 'ORDERS', range: 'A1:A2', columns: ['A'], style: null }] })],
        ['merges over each other', plannedSheet({ name: 'Merges', merges: ['A1:B2', 'B2:C3'] })],
      ])('%s', async (_, sheet) => {
        expect(await expectUntouched(SHOP, (workbook) => workbook.write(plan(REPORT, sheet)))).toMatchObject({ code: 'bad-plan' });
      });

      it('custom XML that is not well-formed', async () => {
        const attempt = (workbook: Workbook) => workbook.write({ ...plan(REPORT), customXml: '<facts><fact></facts>' });
        expect(await expectUntouched(SHOP, attempt)).toMatchObject({ code: 'bad-plan' });
      });

      it('a person who stops it', async () => {
        const stop = new AbortController();
        stop.abort();
        const attempt = (workbook: Workbook) => workbook.write(plan(REPORT), { signal: stop.signal });
        expect(await expectUntouched(SHOP, attempt)).toMatchObject({ name: 'AbortError' });
      });

      it('a workbook with a protected structure', async () => {
        const attempt = (workbook: Workbook) => workbook.write(plan(REPORT));
        expect(await expectUntouched({ ...SHOP, structureProtected: true }, attempt)).toMatchObject({ code: 'workbook-protected' });
      });
    });

    describe('documents kept in the workbook', () => keptDocuments(withWorkbook));

    describe('parts taken out again', () => removedParts(withWorkbook));

    describe('sheets written over', () => revisedSheets(withWorkbook));

    describe('places and changes', () => {
      it('goes to a place, also on a sheet just written, and refuses an unknown sheet', () =>
        withWorkbook(SHOP, async ({ workbook }) => {
          await workbook.goTo({ sheet: 'Orders', range: 'B2:C3' });
          await workbook.write(plan(REPORT));
          await workbook.goTo({ sheet: '销售 KPI', range: 'B5' });
          expect((await refusal(workbook.goTo({ sheet: 'Nowhere', range: 'A1' }))).code).toBe('no-such-sheet');
        }));

      it('tells listeners of the sheets that were written until they leave', () =>
        withWorkbook(SHOP, async ({ workbook }) => {
          const heard: WorkbookChange[] = [];
          const left: WorkbookChange[] = [];
          workbook.onChange((change) => heard.push(change));
          workbook.onChange((change) => left.push(change))();
          await workbook.write(plan(REPORT));
          await vi.waitFor(() => expect(heard.map((change) => change.sheet)).toContain('销售 KPI'));
          expect(left).toEqual([]);
        }));
    });
  });
}
