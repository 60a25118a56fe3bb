import type { RecordContent } from '../../../../core/sync/hub-record.ts';
import { isWaiting, type Document, type Replica } from '../../../../core/sync/replica.ts';
import type { ReplicaStore, ReplicaTransaction, SyncState } from '../../../../core/sync/replica-store.ts';

interface Rows {
  state: SyncState | null;
  readonly replicas: Map<string, Replica>;
  readonly documents: Map<string, RecordContent>;
}

/**
 * A device's store in memory, as atomic as a database: what a transaction wrote is there when it ended, and nothing of it
 * where it did not. `pause` is called before every step, and may throw: then the device has crashed there.
 */
export class MemoryReplicaStore implements ReplicaStore {
  #rows: Rows = { state: null, replicas: new Map(), documents: new Map() };
  #last: Promise<unknown> = Promise.resolve();
  readonly #pause: () => Promise<void>;
  /** A device that writes how far it has read before it writes what it read: what must not be. */
  readonly #checkpointFirst: boolean;

  constructor(pause: () => Promise<void> = () => Promise.resolve(), checkpointFirst = false) {
    this.#pause = pause;
    this.#checkpointFirst = checkpointFirst;
  }

  transaction<T>(work: (at: ReplicaTransaction) => Promise<T>): Promise<T> {
    const run = this.#last.then(() => this.#run(work));
    this.#last = run.catch(() => undefined);
    return run;
  }

  documents(): ReadonlyMap<string, RecordContent> {
    return this.#rows.documents;
  }

  async #run<T>(work: (at: ReplicaTransaction) => Promise<T>): Promise<T> {
    const rows: Rows = { state: this.#rows.state, replicas: new Map(this.#rows.replicas), documents: new Map(this.#rows.documents) };
    const step = async <R>(read: () => R): Promise<R> => {
      await this.#pause();
      return read();
    };
    const replicas = (isWanted: (replica: Replica) => boolean) => [...rows.replicas.values()].filter(isWanted);
    const result = await work({
      state: () => step(() => rows.state),
      putState: async (state) => {
        rows.state = state;
        if (this.#checkpointFirst) this.#rows.state = state;
        for (let turn = 0; turn < (this.#checkpointFirst ? 5 : 1); turn += 1) await this.#pause();
      },
      replica: (id) => step(() => rows.replicas.get(id) ?? null),
      putReplica: (replica) => step(() => void rows.replicas.set(replica.id, replica)),
      removeReplica: (id) => step(() => void rows.replicas.delete(id)),
      sentReplicas: () => step(() => replicas(({ sent }) => sent !== null).sort((a, b) => opNo(a) - opNo(b))),
      waitingReplicas: (limit) => step(() => replicas((replica) => replica.sent === null && isWaiting(replica)).slice(0, limit)),
      unseenReplicas: (restartId, limit) => step(() => replicas(({ seenIn }) => seenIn !== restartId).slice(0, limit)),
      document: (id): Promise<Document> => step(() => rows.documents.get(id) ?? null),
      putDocument: (id, _kind, document) =>
        step(() => {
          if (document === null) rows.documents.delete(id);
          else rows.documents.set(id, document);
        }),
    });
    await this.#pause();
    this.#rows = rows;
    return result;
  }
}

function opNo({ sent }: Replica): number {
  return sent?.operation.opNo ?? 0;
}
