import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Problem } from '../../../../../core/language/problem.ts';
import { openPackage, type XlsxPackage } from '../../../../../core/workbook/file/package.ts';
import { readWorkbookPart } from '../../../../../core/workbook/file/workbook-part.ts';
import { addPlan } from '../../../../../core/workbook/file/write/add-plan.ts';
import { removeParts } from '../../../../../core/workbook/file/write/remove-parts.ts';
import { openWorkbookFile } from '../../../../../core/workbook/file/file-workbook.ts';
import { describeWithSharedData, hasSharedData, SHARED_DATA } from '../../../../environment/tools.ts';
import { fullPlan } from '../../full-plan.ts';
import { readAll } from '../../read-all.ts';

const FOLDERS = ['workbooks/any', 'workbooks/business'];
const FILES = !hasSharedData
  ? []
  : FOLDERS.flatMap((folder) =>
      readdirSync(join(SHARED_DATA, folder))
        .filter((file) => /\.xls[xm]$/.test(file))
        .map((file) => join(folder, file)),
    );
/** Reasons for which a file is not written into at all; each is told to the person. */
const REFUSALS = [
  'workbook-broken', 'workbook-encrypted', 'workbook-too-large', 'workbook-other-format', 'workbook-old-format',
  'workbook-binary', 'workbook-protected',
];

function openOrRefuse(bytes: Uint8Array): XlsxPackage | null {
  try {
    const pkg = openPackage(bytes);
    if (readWorkbookPart(pkg).isStructureLocked) return null;
    return pkg;
  } catch (error) {
    if (error instanceof Problem && REFUSALS.includes(error.code)) return null;
    throw error;
  }
}

describeWithSharedData('a full report added to real workbooks', () => {
  it.each(FILES)('%s', async (file) => {
    const bytes = new Uint8Array(readFileSync(join(SHARED_DATA, file)));
    const before = openOrRefuse(bytes);
    if (before === null) {
      expect(() => addPlan(openPackage(bytes), fullPlan())).toThrow(Problem);
      return;
    }
    const { bytes: grown } = addPlan(before, fullPlan());
    const after = openPackage(grown);

    const stylesPart = before.relationships(before.workbookPart).find(({ kind }) => kind === 'styles')?.part ?? 'xl/styles.xml';
    const slash = before.workbookPart.lastIndexOf('/') + 1;
    const relationships = `${before.workbookPart.slice(0, slash)}_rels/${before.workbookPart.slice(slash)}.rels`;
    const mayChange = new Set(
      ['[Content_Types].xml', before.workbookPart, relationships, stylesPart].flatMap((name) => before.rawPart(name)?.name ?? []),
    );
    const changed = before.entries.filter((entry) => {
      const kept = after.rawPart(entry.name);
      return kept === null || !Buffer.from(kept.localRecord).equals(entry.localRecord);
    });
    expect(changed.map((entry) => entry.name).filter((name) => !mayChange.has(name))).toEqual([]);
    expect(after.entries.slice(0, before.entries.length).map((entry) => entry.name)).toEqual(before.entries.map((entry) => entry.name));

    const sheets = readWorkbookPart(after).sheets;
    expect(sheets.slice(0, -2)).toEqual(readWorkbookPart(before).sheets);
    expect(sheets.slice(-2).map(({ name, kind }) => ({ name, kind }))).toEqual([
      { name: 'Clipsheet 报告', kind: 'worksheet' },
      { name: 'Clipsheet data', kind: 'worksheet' },
    ]);
    const workbook = openWorkbookFile(grown, file);
    const { values, formulas, formats } = await readAll(workbook, { sheet: 'Clipsheet 报告', range: 'A1:I11' });
    expect(values.get('B1')).toBe('July is the best month of the year: 1,180');
    expect(values.get('C5')).toBe(7512);
    expect(formulas.get('C7')).toBe('=MAXIFS(ClipsheetMonths[Actual],ClipsheetMonths[Margin],">0.35")');
    expect(formats.get('C8')).toBe('0.0%');
    expect(values.get('B11')).toBe('=1+1 stays text');

    // Taken out again, nothing of it is left; Excel makes the order of calculation anew.
    const plan = fullPlan();
    const document = { namespace: /xmlns="([^"]+)"/.exec(plan.customXml ?? '')?.[1] ?? '', xml: plan.customXml ?? '' };
    const back = openPackage(removeParts(after, { sheets: plan.sheets.map(({ name }) => name), names: plan.names.map(({ name }) => name), document }));
    expect(readWorkbookPart(back)).toEqual(readWorkbookPart(before));
    const calculation = before.relationships(before.workbookPart).find(({ kind }) => kind === 'calcChain')?.part;
    const stays = before.entries.filter(({ name }) => name !== calculation);
    expect(back.entries.flatMap(({ name }) => (before.has(name) || name === stylesPart ? [] : [name]))).toEqual([]);
    const differs = stays.filter((entry) => {
      const kept = back.rawPart(entry.name);
      return kept === null || !Buffer.from(kept.localRecord).equals(entry.localRecord);
    });
    expect(differs.map(({ name }) => name).filter((name) => !mayChange.has(name))).toEqual([]);
  });
});
