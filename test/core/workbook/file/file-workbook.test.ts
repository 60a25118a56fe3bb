import { describe, expect, it } from 'vitest';
import { openWorkbookFile } from '../../../../core/workbook/file/file-workbook.ts';
import { workbookContract } from '../contract.ts';
import { fixtureBytes, fixtureParts, zipParts } from '../fixture-file.ts';
import { SHOP } from '../fixture.ts';
import { fullPlan } from '../full-plan.ts';
import { plan, plannedSheet, REPORT } from '../small-plan.ts';

workbookContract('an .xlsx file', (fixture) => {
  const workbook = openWorkbookFile(fixtureBytes(fixture), 'shop.xlsx');
  return Promise.resolve({ workbook, reopen: () => Promise.resolve(openWorkbookFile(workbook.save(), 'shop.xlsx')) });
});

describe('an .xlsx file as a workbook', () => {
  it('is saved byte for byte where nothing was written', () => {
    const bytes = fixtureBytes(SHOP);
    expect(openWorkbookFile(bytes, 'shop.xlsx').save()).toBe(bytes);
  });

  it('never changes the bytes that it was opened with', async () => {
    const bytes = fixtureBytes(SHOP);
    const copy = bytes.slice();
    await openWorkbookFile(bytes, 'shop.xlsx').write(fullPlan());
    expect(bytes).toEqual(copy);
  });

  it("is written to as well where the bytes came as Node's Buffer, whose slices are not copies", async () => {
    const given = Buffer.from(fixtureBytes(SHOP));
    const copy = Uint8Array.from(given);
    await openWorkbookFile(given, 'shop.xlsx').write(fullPlan());
    expect(Uint8Array.from(given)).toEqual(copy);
  });

  it('gives equal bytes for equal reports', async () => {
    const [one, other] = [openWorkbookFile(fixtureBytes(SHOP), 'a.xlsx'), openWorkbookFile(fixtureBytes(SHOP), 'a.xlsx')];
    await one.write(fullPlan());
    await other.write(fullPlan());
    expect(one.save()).toEqual(other.save());
  });

  it('keeps the evidence of reports', async () => {
    const workbook = openWorkbookFile(fixtureBytes(SHOP), 'shop.xlsx');
    expect(workbook.customXml()).toEqual([]);
    await workbook.write(fullPlan());
    await workbook.write({ ...plan(REPORT), customXml: '<other/>' });
    expect(openWorkbookFile(workbook.save(), 'shop.xlsx').customXml()).toEqual([fullPlan().customXml, '<other/>']);
  });

  it('says of signed files, and only of those, that they lose their signature', () => {
    const parts = { ...fixtureParts(SHOP), '_xmlsignatures/sig1.xml': '<Signature/>' };
    expect(openWorkbookFile(zipParts(parts), 'signed.xlsx').notices().map(({ zh }) => zh)).toEqual([expect.stringContaining('签名')]);
    expect(openWorkbookFile(fixtureBytes(SHOP), 'shop.xlsx').notices()).toEqual([]);
  });

  it('remembers the place shown last', async () => {
    const workbook = openWorkbookFile(fixtureBytes(SHOP), 'shop.xlsx');
    expect(workbook.shownPlace).toBeNull();
    await workbook.goTo({ sheet: 'ORDERS', range: 'B2' });
    expect(workbook.shownPlace).toEqual({ sheet: 'Orders', range: 'B2' });
    await expect(workbook.goTo({ sheet: 'Orders', range: 'here' })).rejects.toMatchObject({ code: 'bad-range' });
  });

  it('tells the range of each sheet that was written, null for an empty one', async () => {
    const workbook = openWorkbookFile(fixtureBytes(SHOP), 'shop.xlsx');
    const heard: unknown[] = [];
    workbook.onChange((change) => heard.push(change));
    await workbook.write(plan(REPORT, plannedSheet({ name: 'Bare' })));
    expect(heard).toEqual([
      { sheet: '销售 KPI', range: 'B1:C10' },
      { sheet: 'Bare', range: null },
    ]);
  });

  it('stops between the steps of a writing, and then nothing is written', async () => {
    const workbook = openWorkbookFile(fixtureBytes(SHOP), 'shop.xlsx');
    const before = workbook.save();
    const stop = new AbortController();
    const writing = workbook.write(plan(REPORT), { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(writing).rejects.toMatchObject({ name: 'AbortError' });
    expect(workbook.save()).toBe(before);
  });

  it('counts sheets as its progress', async () => {
    const heard: unknown[] = [];
    await openWorkbookFile(fixtureBytes(SHOP), 'shop.xlsx').write(fullPlan(), { onProgress: (progress) => heard.push(progress) });
    expect(heard).toEqual([
      { done: 0, total: 2 },
      { done: 2, total: 2 },
    ]);
  });
});
