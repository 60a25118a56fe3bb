import { expect, it } from 'vitest';
import { Problem } from '../../../core/language/problem.ts';
import type { KeptDocument } from '../../../core/workbook/workbook.ts';
import type { OpenedWorkbook } from './contract.ts';
import { SHOP, type WorkbookFixture } from './fixture.ts';

const NOTES = 'urn:test:notes';

function note(words: string, more: Partial<KeptDocument> = {}): KeptDocument {
  return { namespace: NOTES, replaces: null, xml: notes(words), names: [], removedNames: [], ...more };
}

function notes(words: string): string {
  return `<notes xmlns="${NOTES}">${words}</notes>`;
}

/** Opens a workbook for a case and lets go of it after. */
export type WithWorkbook = (
  fixture: WorkbookFixture,
  use: (opened: OpenedWorkbook) => Promise<void>,
) => Promise<void>;

/** The part of the contract about documents, for `workbookContract`. */
export function keptDocuments(withWorkbook: WithWorkbook): void {
  it('gives a later visitor what was kept, by its namespace', () =>
    withWorkbook(SHOP, async ({ workbook, reopen }) => {
      await workbook.keep(note('a &lt; b 数据'));
      const later = await reopen();
      expect(await later.documents(NOTES)).toEqual([notes('a &lt; b 数据')]);
      expect(await later.documents('urn:test:other')).toEqual([]);
    }));

  it('replaces one document and leaves the others letter by letter', () =>
    withWorkbook(SHOP, async ({ workbook, reopen }) => {
      await workbook.keep(note('one'));
      await workbook.keep(note('two'));
      await workbook.keep(note('three', { replaces: notes('one') }));
      const later = await reopen();
      expect([...(await later.documents(NOTES))].sort()).toEqual([notes('three'), notes('two')]);
    }));

  it('keeps names beside it, moves them, and takes them away', () =>
    withWorkbook(SHOP, async ({ workbook, reopen }) => {
      const named = async (name: string) => (await (await reopen()).info()).names.filter((one) => one.name === name).map(({ refersTo }) => refersTo);
      const at = (range: string) => [{ name: 'Note_1', ref: { sheet: "Q1 plan's 数据", range } }];
      await workbook.keep(note('one', { names: at('B2:C6') }));
      expect(await named('Note_1')).toEqual(["'Q1 plan''s 数据'!$B$2:$C$6"]);
      await workbook.keep(note('two', { replaces: notes('one'), names: at('B3:C6') }));
      expect(await named('Note_1')).toEqual(["'Q1 plan''s 数据'!$B$3:$C$6"]);
      await workbook.keep(note('three', { replaces: notes('two'), removedNames: ['Note_1'] }));
      expect(await named('Note_1')).toEqual([]);
      expect(await named('Regions')).toEqual(['Lists!$A$1:$A$2']);
    }));

  it('changes nothing where the document to replace is not there, or a sheet is not', () =>
    withWorkbook(SHOP, async ({ workbook, reopen }) => {
      await workbook.keep(note('one'));
      const before = (await (await reopen()).info()).names;
      await expect(workbook.keep(note('two', { replaces: notes('never') }))).rejects.toMatchObject({ code: 'document-changed' });
      const nowhere = note('two', { names: [{ name: 'Note_1', ref: { sheet: 'Nowhere', range: 'A1' } }] });
      await expect(workbook.keep(nowhere)).rejects.toThrow(Problem);
      const later = await reopen();
      expect(await later.documents(NOTES)).toEqual([notes('one')]);
      expect((await later.info()).names).toEqual(before);
    }));
}
