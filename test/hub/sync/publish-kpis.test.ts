import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Library } from '../../../core/library/library.ts';
import { publishReport } from '../../../core/report/publish-report.ts';
import { writtenReports, type WrittenReport } from '../../../core/report/written-reports.ts';
import { httpHub, joinHub } from '../../../core/sync/http-hub.ts';
import type { HubAddress } from '../../../core/sync/hub-calls.ts';
import { KPI, kpiOfRecord } from '../../../core/sync/kpi-record.ts';
import { countWaiting, recordRowSchema } from '../../../core/sync/library-replicas.ts';
import { syncLibrary } from '../../../core/sync/sync-library.ts';
import { openWorkbookFile, type FileWorkbook } from '../../../core/workbook/file/file-workbook.ts';
import { makeInvite } from '../../../hub/team/invites.ts';
import { memoryLibrary } from '../../core/library/memory-library.ts';
import { compose } from '../../core/report/recalculated-report.ts';
import { sampleWorkbook } from '../../core/report/sample-orders.ts';
import { describeInBothPlaces } from '../../environment/hub-databases.ts';
import { newTeam, startTestHub, type TestHub } from '../../environment/test-hub.ts';

const NEVER = new AbortController().signal;

async function book(name: string): Promise<{ workbook: FileWorkbook; report: WrittenReport }> {
  const source = new Uint8Array(await sampleWorkbook('table'));
  const workbook = openWorkbookFile(source, name);
  await workbook.write((await compose(source, 'sales-performance')).report.plan);
  const [report] = await writtenReports(workbook);
  if (report === undefined) throw new Error('No report was written.');
  return { workbook, report };
}

async function kpisIn(library: Library) {
  const rows = await library.records.where('kind').equals(KPI).sortBy('id');
  return rows.map((row) => ({ id: row.id, said: kpiOfRecord(recordRowSchema.parse(row).content) }));
}

describeInBothPlaces('the KPIs of a report', ({ newPlace }) => {
  let hub: TestHub;
  let workspace = '';
  let written: { workbook: FileWorkbook; report: WrittenReport };
  beforeAll(async () => {
    written = await book('C:\\Users\\ann\\private\\月报.xlsx');
  });
  beforeEach(async () => {
    hub = await startTestHub(await newPlace());
    workspace = await newTeam(hub);
  });
  afterEach(() => hub.stop());

  async function join(library = memoryLibrary()): Promise<{ library: Library; address: HubAddress }> {
    const { code } = await makeInvite(hub.database, workspace, { role: 'editor', days: 1, uses: 1 });
    const joined = await joinHub(hub.url, { code, member: 'Ann', device: 'Laptop' }, fetch, NEVER);
    if (!joined.ok) throw new Error('Not joined');
    return { library, address: { url: hub.url, workspace, token: joined.value.token } };
  }
  const sync = ({ library, address }: { library: Library; address: HubAddress }) =>
    syncLibrary({ library, hub: httpHub(address, fetch), newClientId: randomUUID, signal: NEVER });

  it('are published without a hub, and reach the other devices once there is one', async () => {
    const library = memoryLibrary();
    const { published, already } = await publishReport(library, written.workbook, written.report);
    expect(published).toBeGreaterThan(1);
    expect(already).toBe(0);
    const [ann, bob] = [await join(library), await join()];
    expect(await sync(ann)).toEqual({ end: 'settled', code: null, heldBack: 0 });
    expect(await sync(bob)).toEqual({ end: 'settled', code: null, heldBack: 0 });
    const arrived = await kpisIn(bob.library);
    expect(arrived).toHaveLength(published);
    expect(arrived).toEqual(await kpisIn(ann.library));
    for (const { said } of arrived) expect(said).toMatchObject({ workbook: '月报.xlsx', report: written.report.id });
    expect(await countWaiting(ann.library)).toBe(0);
  });

  it('are added once, whoever publishes them again', async () => {
    const [ann, bob] = [await join(), await join()];
    const first = await publishReport(ann.library, written.workbook, written.report);
    expect(await publishReport(ann.library, written.workbook, written.report)).toEqual({ published: 0, already: first.published });
    await publishReport(bob.library, written.workbook, written.report);
    await sync(ann);
    await sync(bob);
    await sync(ann);
    expect(await publishReport(bob.library, written.workbook, written.report)).toEqual({ published: 0, already: first.published });
    const eve = await join();
    await sync(eve);
    expect(await kpisIn(eve.library)).toHaveLength(first.published);
    const lost = await hub.database.transaction(workspace, ({ query }) => query('SELECT 1 FROM clipsheet.lost WHERE ws = $1', [workspace]));
    expect(lost).toEqual([]);
  });
});
