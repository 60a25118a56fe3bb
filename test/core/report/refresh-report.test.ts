import { beforeAll, describe, expect, it } from 'vitest';
import { openNodeEngine } from '../../../core/engine/node-engine.ts';
import { serialOf } from '../../../core/metric/calendar.ts';
import { composeReport } from '../../../core/report/compose-report.ts';
import { openStudy } from '../../../core/report/open-study.ts';
import { removeReport } from '../../../core/report/remove-report.ts';
import { writtenReports } from '../../../core/report/written-reports.ts';
import { parseArea } from '../../../core/workbook/address.ts';
import { openWorkbookFile, type FileWorkbook } from '../../../core/workbook/file/file-workbook.ts';
import { openPackage } from '../../../core/workbook/file/package.ts';
import { compose, NOW } from './recalculated-report.ts';
import { cellsOf, edited, partOf, placeOf, refreshed, withCells, withData } from './refreshed-book.ts';
import { sampleWorkbook } from './sample-orders.ts';

const LATER = '2026-12-24T03:10:00Z';
const SHEET = 'Sales performance';
const JANUARY = serialOf(2026, 1, 31);
const FEBRUARY = serialOf(2026, 2, 28);

function rowOf(address: string): number {
  return parseArea(address)?.top ?? -1;
}

const table = new Map<number, Uint8Array>();
let first: Uint8Array;
let two: Uint8Array;

/** January with a report of two analyses, which has a summary. */
async function withTwoAnalyses(source: Uint8Array): Promise<Uint8Array> {
  const workbook = openWorkbookFile(source, 'book.xlsx');
  const engine = await openNodeEngine();
  try {
    const input = { workbook, engine, clips: [] };
    const { offers } = await openStudy(input);
    const chosen = offers.filter(({ plugin }) => ['sales-performance', 'forecast'].includes(plugin));
    await workbook.write((await composeReport(input, chosen, { language: 'en', now: NOW })).plan);
    return workbook.save();
  } finally {
    await engine.close();
  }
}

/** The workbook of January with its report, as its author left it. */
async function written(): Promise<FileWorkbook> {
  return Promise.resolve(openWorkbookFile(first, 'book.xlsx'));
}

beforeAll(async () => {
  for (const last of [JANUARY, FEBRUARY]) table.set(last, await sampleWorkbook('table', last));
  const source = table.get(JANUARY) ?? new Uint8Array();
  const workbook = openWorkbookFile(source, 'book.xlsx');
  await workbook.write((await compose(source, 'sales-performance')).report.plan);
  first = workbook.save();
  two = await withTwoAnalyses(source);
});

const nextMonth = (workbook: FileWorkbook) => withData(workbook, table.get(FEBRUARY) ?? new Uint8Array());

describe('refreshing a report', () => {
  it('changes nothing but the time where nothing changed', async () => {
    const workbook = await written();
    const before = await cellsOf(workbook, SHEET);
    const { kept, left } = await refreshed(workbook, NOW);
    expect([kept, left]).toEqual([[], []]);
    expect(await cellsOf(workbook, SHEET)).toEqual(before);
    expect(await writtenReports(workbook)).toHaveLength(1);
  });

  it('writes the numbers of next month over those of this one', async () => {
    const workbook = nextMonth(await written());
    const { report } = await refreshed(workbook);
    const { values, formulas } = await cellsOf(workbook, SHEET);
    expect(values.get('C4')).toBe('Feb 2026');
    const [kpi] = report.blocks.filter((block) => block.kind === 'kpi');
    expect(values.get('B7')).toBe(kpi?.value.value);
    expect(formulas.get('B7')).toMatch(/^=SUMIFS/);
    expect((await workbook.info()).sheets.map(({ name }) => name)).toEqual((await (await written()).info()).sheets.map(({ name }) => name));
  });

  it('compares with what it compared with', async () => {
    const source = table.get(JANUARY) ?? new Uint8Array();
    const { report } = await compose(source, 'sales-performance', { compareWith: 'year-before' });
    const workbook = openWorkbookFile(source, 'book.xlsx');
    await workbook.write(report.plan);
    const again = await refreshed(nextMonth(workbook));
    const before = again.report.facts.find(({ id }) => id.endsWith('.value.previous'));
    expect(before?.use).toMatchObject({ period: { from: serialOf(2025, 2, 1), to: serialOf(2025, 3, 1) } });
  });

  it("keeps a person's note beside the line that it is about", async () => {
    const workbook = await written();
    const west = await placeOf(workbook, SHEET, 'West');
    const noted = withCells(workbook, SHEET, { [`O${rowOf(west) + 1}`]: '<c t="inlineStr"><is><t>Ask Bo about this</t></is></c>' });
    const later = nextMonth(noted);
    await refreshed(later);
    const { values } = await cellsOf(later, SHEET);
    const now = await placeOf(later, SHEET, 'West');
    expect(values.get(`O${rowOf(now) + 1}`)).toBe('Ask Bo about this');
  });

  it('keeps rows that a person put in, and what they changed or filled', async () => {
    const workbook = await written();
    const name = partOf(workbook, SHEET);
    const east = rowOf(await placeOf(workbook, SHEET, 'East'));
    // As Excel leaves it: a row of notes above the regions, all below one lower.
    const pushed = edited(workbook, (part, put) => {
      const xml = part(name).replace(/<row r="(\d+)"([^>]*)>(.*?)<\/row>/g, (row, at: string, attributes: string, cells: string) =>
        Number(at) <= east ? row : `<row r="${Number(at) + 1}"${attributes}>${cells.replace(/ r="([A-Z]+)\d+"/g, (_, letters: string) => ` r="${letters}${Number(at) + 1}"`)}</row>`,
      );
      put(name, xml.replace(`<row r="${east + 2}"`, `<row r="${east + 1}"><c r="B${east + 1}" t="inlineStr"><is><t>East is now two teams</t></is></c></row><row r="${east + 2}"`));
    });
    const titled = withCells(pushed, SHEET, { B2: '<c t="inlineStr"><is><t>Our own title</t></is></c>' });
    const later = nextMonth(titled);
    const { kept, left } = await refreshed(later);
    expect(left).toEqual([]);
    expect(kept).toEqual([{ sheet: SHEET, range: 'B2' }]);
    const { values } = await cellsOf(later, SHEET);
    expect(values.get('B2')).toBe('Our own title');
    const note = rowOf(await placeOf(later, SHEET, 'East is now two teams'));
    expect(rowOf(await placeOf(later, SHEET, 'East'))).toBe(note + 1);
    // Once more: what was kept is still known for a person's.
    expect((await refreshed(later)).kept).toEqual([{ sheet: SHEET, range: 'B2' }]);
  });

  it("keeps a person's formats", async () => {
    const workbook = await written();
    const name = partOf(workbook, SHEET);
    const west = await placeOf(workbook, SHEET, 'West');
    const formatted = edited(workbook, (part, put) => put(name, part(name).replace(new RegExp(`(<c r="(?:B7|${west})") s="\\d+"`, 'g'), '$1 s="1"')));
    const later = nextMonth(formatted);
    await refreshed(later);
    const xml = openPackage(later.save()).text(name) ?? '';
    // The number of the card needs another format now: that alone changes.
    const style = Number(/<c r="B7" s="(\d+)">/.exec(xml)?.[1]);
    const formats = [...(openPackage(later.save()).text('xl/styles.xml') ?? '').split('<cellXfs')[1]?.matchAll(/<xf [^>]*?(?:\/>|>.*?<\/xf>)/gs) ?? []].map(([xf]) => xf);
    const plain = (xf: string | undefined) => xf?.replace(/ (?:numFmtId|applyNumberFormat)="\d+"/g, '');
    expect(style === 1 || plain(formats[style]) === plain(formats[1])).toBe(true);
    expect(xml).toMatch(new RegExp(`<c r="${await placeOf(later, SHEET, 'West')}" s="1" t="inlineStr">`));
  });

  it('leaves a moved chart where it is and a deleted one away', async () => {
    const workbook = await written();
    const drawing = openPackage(workbook.save()).relationships(partOf(workbook, SHEET)).find(({ kind }) => kind === 'drawing')?.part ?? '';
    const anchors = (book: FileWorkbook) => [...(openPackage(book.save()).text(drawing) ?? '').matchAll(/<xdr:twoCellAnchor.*?<\/xdr:twoCellAnchor>/gs)].map(([anchor]) => anchor);
    const [one, gone] = anchors(workbook);
    const moved = edited(workbook, (part, put) => {
      const xml = part(drawing).replace(gone ?? '?', '');
      put(drawing, xml.replace(one ?? '?', (one ?? '').replace(/<xdr:col>\d+<\/xdr:col>/g, '<xdr:col>20</xdr:col>').replace(/<xdr:row>\d+<\/xdr:row>/g, '<xdr:row>2</xdr:row>')));
    });
    const later = nextMonth(moved);
    await refreshed(later);
    const now = anchors(later);
    expect(now).toHaveLength(anchors(workbook).length - 1);
    expect(now[0]).toContain('<xdr:col>20</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>2</xdr:row>');
    const pkg = openPackage(later.save());
    const charts = pkg.relationships(drawing).flatMap(({ part }) => (part === null ? [] : [pkg.text(part) ?? '']));
    expect(charts.some((xml) => xml.includes('Feb'))).toBe(true);
  });

  it('does not bring back a sheet that was deleted, nor ask what it was about', async () => {
    const workbook = openWorkbookFile(two, 'book.xlsx');
    const names = (await workbook.info()).sheets.map(({ name }) => name);
    const [, summary = '', , forecast = ''] = names;
    await workbook.remove({ sheets: [forecast], names: [], document: null });
    const { offers } = await refreshed(workbook);
    expect(offers.map(({ plugin }) => plugin)).toEqual(['sales-performance']);
    expect((await workbook.info()).sheets.map(({ name }) => name)).toEqual(names.filter((name) => name !== forecast && name !== summary));
  });

  it('keeps its summary up to date, or away', async () => {
    const workbook = openWorkbookFile(two, 'book.xlsx');
    const names = (await workbook.info()).sheets.map(({ name }) => name);
    const later = nextMonth(workbook);
    const { report } = await refreshed(later);
    expect((await later.info()).sheets.map(({ name }) => name)).toEqual(names);
    const { values } = await cellsOf(later, 'Summary');
    const [kpi] = report.blocks.filter((block) => block.kind === 'kpi');
    expect([values.get('C4'), [...values.values()].includes(kpi?.value.value ?? '')]).toEqual(['Feb 2026', true]);
    await later.remove({ sheets: ['Summary'], names: [], document: null });
    await refreshed(later);
    expect((await later.info()).sheets.map(({ name }) => name)).toEqual(names.filter((name) => name !== 'Summary'));
  });

  it('leaves another report of the same workbook as it is', async () => {
    const workbook = await written();
    await workbook.write((await compose(first, 'sales-performance', { language: 'zh', now: LATER })).report.plan);
    const sheets = (await workbook.info()).sheets.map(({ name }) => name);
    const other = sheets.at(-3) ?? '';
    const before = await cellsOf(workbook, other);
    const later = nextMonth(workbook);
    await refreshed(later, '2026-12-30T03:10:00Z');
    expect((await later.info()).sheets.map(({ name }) => name)).toEqual(sheets);
    expect((await cellsOf(later, other)).values).toEqual(before.values);
    expect(await writtenReports(later)).toHaveLength(2);
  });

  it('can still be removed without a trace', async () => {
    const source = table.get(FEBRUARY) ?? new Uint8Array();
    const later = nextMonth(await written());
    await refreshed(later);
    const [report] = await writtenReports(later);
    if (report !== undefined) await removeReport(later, report);
    const before = await openWorkbookFile(source, 'book.xlsx').info();
    expect({ ...(await later.info()), name: '' }).toEqual({ ...before, name: '' });
  });

  it('says so where its table is gone, and changes nothing', async () => {
    const workbook = await written();
    const name = partOf(workbook, 'Orders 2025');
    const emptied = edited(workbook, (part, put) => put(name, part(name).replace(/<sheetData>.*<\/sheetData>/s, '<sheetData/>')));
    const before = emptied.save();
    await expect(refreshed(emptied)).rejects.toMatchObject({ code: 'source-gone' });
    expect(emptied.save()).toBe(before);
  });
});

