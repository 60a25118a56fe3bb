import { randomUUID } from 'node:crypto';
import type { Pushed } from '../../../core/sync/hub-protocol.ts';
import type { HubRecord, Operation } from '../../../core/sync/hub-record.ts';
import type { Database } from '../../../hub/database/database.ts';
import { pushOperations } from '../../../hub/team/push-operations.ts';
import { readChanges } from '../../../hub/team/read-changes.ts';
import { makeWorkspace } from '../../../hub/team/workspaces.ts';

/** An operation of which a test says what matters to it. */
export function operation(opNo: number, id: string, said: Partial<Operation> = {}): Operation {
  return { opNo, id, kind: 'note', baseRev: 0, deleted: false, set: {}, add: {}, remove: {}, ...said };
}

/** Devices of one new workspace, as far as records are concerned. */
export interface TestWorkspace {
  readonly id: string;
  /** The device that pushes. */
  readonly device: string;
  readonly push: (clientId: string, ...ops: readonly Operation[]) => Promise<Pushed>;
  /** All that is there, page by page. */
  readonly everything: (limit?: number) => Promise<HubRecord[]>;
  readonly epoch: () => Promise<string>;
}

export async function newWorkspace(database: Database): Promise<TestWorkspace> {
  const { id } = await makeWorkspace(database, 'Market');
  const device = randomUUID();
  const epoch = async () => (await readChanges(database, id, { epoch: null, since: 0, limit: 1 })).epoch;
  const first = await epoch();
  return {
    id,
    device,
    epoch,
    push: (clientId, ...ops) => pushOperations(database, { workspace: id, device }, { clientId, epoch: first, ops: [...ops] }),
    everything: async (limit) => {
      const records: HubRecord[] = [];
      for (let [since, more] = [0, true]; more; ) {
        const page = await readChanges(database, id, { epoch: first, since, limit: limit ?? null });
        records.push(...page.records);
        [since, more] = [page.seq, page.more];
      }
      return records;
    },
  };
}
