/**
 * How long the extension in a real Chromium takes to have what a team has, after it joined: first all records, then the
 * contents of clips, which are loaded one by one. The hub runs in a process of its own, on a PostgreSQL which forces every
 * commit onto the disk.
 */
import { setTimeout as after } from 'node:timers/promises';
import * as z from 'zod';
import { openDatabase } from '../../hub/database/open-database.ts';
import { inviteLink } from '../../hub/server/routes.ts';
import { makeInvite } from '../../hub/team/invites.ts';
import { makeWorkspace } from '../../hub/team/workspaces.ts';
import { startExtension, type ExtensionBrowser } from '../e2e/extension/extension-browser.ts';
import { startHubProcess } from '../environment/hub-processes.ts';
import { startPostgres } from '../environment/postgresql.ts';
import { browserLoad } from './browser-sync/browser-load.ts';
import { fillTeam } from './browser-sync/filled-team.ts';

const CLIPS = 2_000;
const RECORDS = Number(process.argv[2] ?? 100_000) - CLIPS;

function print(what: string, figure: string, aim = ''): void {
  process.stdout.write(`${what.padEnd(58)} ${figure.padStart(12)} ${aim}\n`);
}

const heldSchema = z.object({ seq: z.number(), needs: z.number(), clips: z.number(), end: z.nullable(z.string()) });

/** What the browser has, read past the extension's code. */
async function heldBy(browser: ExtensionBrowser): Promise<z.infer<typeof heldSchema>> {
  const code = `new Promise((resolve, reject) => {
    const opening = indexedDB.open('clipsheet');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const at = database.transaction(['sync', 'records', 'clips']);
      const state = at.objectStore('sync').get('state');
      const status = at.objectStore('sync').get('status');
      const needs = at.objectStore('records').index('needs').count(IDBKeyRange.lowerBound('', true));
      const clips = at.objectStore('clips').count();
      at.onerror = () => reject(at.error);
      at.oncomplete = () => { database.close(); resolve({ seq: state.result?.seq ?? 0, needs: needs.result, clips: clips.result, end: status.result?.end ?? null }); };
    };
  })`;
  return heldSchema.parse(await browser.library.evaluate(code));
}

const server = await startPostgres({ durable: true });
try {
  const url = await server.newDatabase();
  const database = await openDatabase({ kind: 'postgres', url });
  const hub = await startHubProcess(url);
  const browser = await startExtension();
  try {
    const { id } = await makeWorkspace(database, 'Bench');
    await fillTeam(database, id, { records: RECORDS, clips: CLIPS });
    const { code } = await makeInvite(database, id, { role: 'editor', days: 1, uses: 1 });
    const before = browserLoad();
    let most = before.bytes;
    print('memory of the extension before', `${(most / 1e6).toFixed(0)} MB`);
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    const joined = await browser.send({ type: 'join-team', link: inviteLink(hub.url, code), member: 'Bench', device: 'Chromium' });
    if (!z.object({ ok: z.literal(true) }).safeParse(joined).success) throw new Error(JSON.stringify(joined));
    let read: number | null = null;
    for (;;) {
      const { seq, needs, clips, end } = await heldBy(browser);
      const load = browserLoad();
      most = Math.max(most, load.bytes);
      if (read === null && seq >= RECORDS + CLIPS) {
        read = seconds();
        print(`${(RECORDS + CLIPS).toLocaleString('en')} records read`, `${read.toFixed(1)} s`, 'aim <= 60 s');
        print('  processor time of the browser up to then', `${(load.seconds - before.seconds).toFixed(1)} s`);
      }
      if (read !== null && needs === 0 && end === 'settled') {
        print(`contents of ${CLIPS.toLocaleString('en')} clips loaded after that`, `${(seconds() - read).toFixed(1)} s`);
        print('  processor time of the browser in all', `${(load.seconds - before.seconds).toFixed(1)} s`);
        if (clips !== CLIPS) throw new Error(`${clips} clips`);
        break;
      }
      await after(500);
    }
    print('memory of the extension at most', `${(most / 1e6).toFixed(0)} MB`);
    print('said by its pages', browser.complaints.length === 0 ? 'nothing' : browser.complaints.join('; '));
  } finally {
    await browser.close();
    await hub.stop();
    await database.close();
  }
} finally {
  await server.stop();
}
