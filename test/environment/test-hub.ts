import { randomUUID } from 'node:crypto';
import { changesSchema, joinedSchema, PROTOCOL, type Joined, type Role } from '../../core/sync/hub-protocol.ts';
import type { Operation } from '../../core/sync/hub-record.ts';
import { startHub, type HubOptions, type RunningHub } from '../../hub/server/start-hub.ts';
import type { DatabasePlace } from '../../hub/database/open-database.ts';
import { makeInvite } from '../../hub/team/invites.ts';
import { makeWorkspace } from '../../hub/team/workspaces.ts';

export interface TestHub extends RunningHub {
  /** What it wrote into its log. */
  readonly lines: readonly string[];
}

/** A hub on any free port, whose limits are out of the way. */
export async function startTestHub(place: DatabasePlace, options: Partial<HubOptions> = {}): Promise<TestHub> {
  const lines: string[] = [];
  const much = { perSecond: 1e6, burst: 1e6 };
  const limits = { ofDevice: much, ofAddress: much, joinsOfAddress: much };
  const hub = await startHub({ place, port: 0, log: (line) => lines.push(line), limits, ...options });
  return { ...hub, lines };
}

/** A device that has joined. */
export interface TestDevice extends Joined {
  readonly ask: (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  /** Made, read and answered: the status says how it went. */
  readonly push: (...ops: readonly Operation[]) => Promise<Response>;
}

export async function newTeam(hub: RunningHub, name = 'Market'): Promise<string> {
  return (await makeWorkspace(hub.database, name)).id;
}

export async function joinAs(hub: RunningHub, workspace: string, role: Role, through: RunningHub = hub): Promise<TestDevice> {
  const { code } = await makeInvite(hub.database, workspace, { role, days: 1, uses: 1 });
  const answer = await fetch(`${through.url}/v1/join`, { method: 'POST', body: JSON.stringify({ code, member: `The ${role}`, device: 'Laptop' }) });
  return deviceAt(through, joinedSchema.parse(await answer.json()));
}

/** The same device at another hub of the same database. */
export function deviceAt(hub: RunningHub, joined: Joined): TestDevice {
  const base = `${hub.url}/v1/ws/${joined.workspace.id}`;
  const ask: TestDevice['ask'] = (method, path, body, headers = {}) =>
    fetch(`${base}${path}`, {
      method,
      headers: { Authorization: `Bearer ${joined.token}`, 'Clipsheet-Protocol': String(PROTOCOL), ...headers },
      ...(body === undefined ? {} : { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
    });
  const clientId = randomUUID();
  let epoch = '';
  return {
    ...joined,
    ask,
    push: async (...ops) => {
      if (epoch === '') epoch = changesSchema.parse(await (await ask('GET', '/changes?limit=1')).json()).epoch;
      return ask('POST', '/push', { clientId, epoch, ops });
    },
  };
}
