import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CellChunk, WorkbookChange } from '../../../core/workbook/workbook.ts';
import { openExcelWorkbook } from '../../../office-addin/excel/excel-workbook.ts';
import { rowsAt, SHOP, type WorkbookFixture } from '../../core/workbook/fixture.ts';
import { readAll } from '../../core/workbook/read-all.ts';
import { blankCell } from '../../office-host/model/cell-entry.ts';
import { OfficeHost } from '../../office-host/office-host.ts';
import { startOfficeInNode } from '../../office-host/office-in-node.ts';
import { fixtureWorkbook } from './fixture-workbook.ts';

const office = await startOfficeInNode();
let host: OfficeHost;

function open(fixture: WorkbookFixture, options?: { payloadLimit: number }): void {
  host = new OfficeHost(fixtureWorkbook(fixture), options);
  office.use(host);
}

beforeEach(() => open(SHOP));

function wordy(rows: number, letters: number): WorkbookFixture {
  const cells = Array.from({ length: rows }, (_, row) => [
    { row, column: 0, value: row },
    { row, column: 1, value: `${row} ${'长'.repeat(letters)}` },
  ]).flat();
  return { sheets: [{ name: 'Long', cells }] };
}

async function chunksOf(range: string): Promise<CellChunk[]> {
  const chunks: CellChunk[] = [];
  for await (const chunk of openExcelWorkbook().read({ sheet: 'Long', range })) chunks.push(chunk);
  return chunks;
}

describe('reading', () => {
  it('keeps every answer under the limit of Excel on the web', async () => {
    open(wordy(40_000, 60));
    const chunks = await chunksOf('A1:B40000');
    const heaviest = Math.max(...host.trips.map((trip) => trip.responseBytes));
    console.log(`80,000 cells of long Chinese text: ${host.trips.length} round trips, the heaviest answer ${Math.round(heaviest / 1024)} KB`);
    expect(heaviest).toBeLessThan(4 * 1024 * 1024);
    expect(host.trips.length).toBeLessThan(12);
    expect(chunks.reduce((sum, chunk) => sum + chunk.values.length, 0)).toBe(40_000);
    expect(host.keptReferences).toBe(0);
  });

  it('lets Excel gather the next rows while these are looked at', async () => {
    open(wordy(40_000, 60));
    let read = 0;
    for await (const { values } of openExcelWorkbook().read({ sheet: 'Long', range: 'A1:B40000' })) {
      read += values.length;
      // Would never come where the next rows were asked for only once these are done with.
      if (read < 40_000) await new Promise<void>((asked) => host.beforeTrip(() => asked()));
    }
    expect(read).toBe(40_000);
  });

  it('asks for less where an answer is refused as too large', async () => {
    open(wordy(500, 400), { payloadLimit: 100_000 });
    const chunks = await chunksOf('A1:B500');
    expect(chunks.reduce((sum, chunk) => sum + chunk.values.length, 0)).toBe(500);
    expect(host.trips.some((trip) => trip.failed === 'ResponsePayloadSizeLimitExceeded')).toBe(true);
  });

  it('gives up with a Problem where one row alone is too large', async () => {
    open(wordy(3, 20_000), { payloadLimit: 20_000 });
    await expect(chunksOf('A1:B3')).rejects.toMatchObject({ code: 'payload-too-large' });
  });

  it('ends with the last row that holds anything', async () => {
    open(wordy(10, 1));
    const chunks = await chunksOf('A1:C1048576');
    expect(chunks.map((chunk) => chunk.values.length)).toEqual([10]);
    expect(chunks[0]?.values[0]).toHaveLength(3);
  });

  it('gives nothing for rows below everything, and nothing of an empty sheet', async () => {
    open(wordy(10, 1));
    expect(await chunksOf('A20:B30')).toEqual([]);
    open({ sheets: [{ name: 'Long', cells: [] }] });
    expect(await chunksOf('A1:B2')).toEqual([]);
  });

  it('tells an error from a text that says the same, and a text that begins with = from a formula', async () => {
    open({ sheets: [{ name: 'Long', cells: rowsAt(0, 0, [[{ error: '#N/A' }, '#N/A', '#1 in sales']]) }] });
    const sheet = host.workbook.sheets[0];
    sheet?.cells.get(0)?.set(3, { ...blankCell(), content: '=A1', quotePrefix: true });
    sheet?.cells.get(0)?.set(4, { ...blankCell(), content: '', formula: '=""' });
    const { values, formulas } = await readAll(openExcelWorkbook(), { sheet: 'Long', range: 'A1:E1' });
    expect([...values.values()]).toEqual([{ error: '#N/A' }, '#N/A', '#1 in sales', '=A1', '']);
    expect([...formulas]).toEqual([['E1', '=""']]);
  });

  it('does not ask for formulas where a region holds none', async () => {
    const requests: string[] = [];
    const execute = host.execute.bind(host);
    vi.spyOn(host, 'execute').mockImplementation((body) => {
      requests.push(body);
      return execute(body);
    });
    await readAll(openExcelWorkbook(), { sheet: 'Orders', range: 'A1:D4' });
    expect(requests.filter((body) => body.includes('"formulas"'))).toEqual([]);
  });

  it('reads a protected sheet, where Excel does not look for formulas', async () => {
    const { values } = await readAll(openExcelWorkbook(), { sheet: 'Lists', range: 'A1:A2' });
    expect([...values.values()]).toEqual(['East', 'West']);
  });

  it('refuses what is no range', async () => {
    await expect(readAll(openExcelWorkbook(), { sheet: 'Orders', range: 'A:B' })).rejects.toMatchObject({ code: 'not-a-range' });
  });
});

describe('info', () => {
  it('takes four round trips at most', async () => {
    await openExcelWorkbook().info();
    expect(host.trips.length).toBeLessThanOrEqual(4);
    expect(host.keptReferences).toBe(0);
  });

  it('asks row by row only where some rows are hidden', async () => {
    open(wordy(5, 1));
    await openExcelWorkbook().info();
    expect(host.trips.length).toBe(3);
  });

  it('lists more merged cells than Excel tells at once', async () => {
    open(wordy(1500, 1));
    const merges = Array.from({ length: 700 }, (_, i) => ({ top: i * 2, left: 0, bottom: i * 2 + 1, right: 1 }));
    host.workbook.sheets[0]?.merges.push(...merges);
    const info = await openExcelWorkbook().info();
    expect(info.sheets[0]?.merges).toEqual(merges.map(({ top }) => `A${top + 1}:B${top + 2}`));
  });

  it('says in words what went wrong in Excel', async () => {
    for (const [fault, code] of [[5004, 'excel-busy'], [7000, 'workbook-protected'], [5012, 'excel-session-lost'], [5001, 'excel-failed']] as const) {
      open(SHOP);
      host.failAt(0, { kind: 'transport', code: fault });
      await expect(openExcelWorkbook().info()).rejects.toMatchObject({ code });
    }
  });
});

describe('places and changes', () => {
  it('selects on the sheet it shows', async () => {
    await openExcelWorkbook().goTo({ sheet: 'Empty', range: 'B2:C3' });
    expect(host.workbook.activeSheet).toBe('Empty');
    expect(host.workbook.selection).toEqual({ top: 1, left: 1, bottom: 2, right: 2 });
  });

  it('does not go to a hidden sheet, and says why', async () => {
    await expect(openExcelWorkbook().goTo({ sheet: 'Lists', range: 'A1' })).rejects.toMatchObject({ code: 'hidden-sheet' });
    expect(host.workbook.activeSheet).toBe('Orders');
  });

  it('hears a person edit, with the sheet by name, and asks Excel no more when nobody listens', async () => {
    const workbook = openExcelWorkbook();
    const heard: WorkbookChange[] = [];
    const leave = workbook.onChange((change) => heard.push(change));
    await workbook.info();
    const edit = () =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem('Empty').getRange('B2').values = [[1]];
        await context.sync();
      });
    await edit();
    await vi.waitFor(() => expect(heard).toEqual([{ sheet: 'Empty', range: 'B2' }]));
    leave();
    await workbook.info();
    await edit();
    await workbook.info();
    expect(heard).toHaveLength(1);
  });

  it('tells later what it could not tell at once', async () => {
    const workbook = openExcelWorkbook();
    const heard: (string | null)[] = [];
    workbook.onChange((change) => heard.push(change.range));
    await workbook.info();
    const edit = (address: string) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem('Empty').getRange(address).values = [[1]];
        await context.sync();
      });
    host.failAt(host.trips.length + 1, { kind: 'transport', code: 5004 });
    await edit('B2');
    await vi.waitFor(() => expect(host.trips.map(({ failed }) => failed)).toContain('5004'));
    await vi.waitFor(async () => {
      await edit('C3');
      expect(heard).toContain('B2');
      expect(heard).toContain('C3');
    });
  });

  it('asks for changes again where Excel was busy when somebody began to listen', async () => {
    const workbook = openExcelWorkbook();
    const heard: WorkbookChange[] = [];
    host.failAt(0, { kind: 'transport', code: 5004 });
    workbook.onChange((change) => heard.push(change));
    await workbook.info();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Empty').getRange('B2').values = [[1]];
      await context.sync();
    });
    await vi.waitFor(() => expect(heard).toEqual([{ sheet: 'Empty', range: 'B2' }]));
  });
});
