import type { Place } from './hub-port.ts';
import type { HubRecord, RecordContent } from './hub-record.ts';
import type { Document, Replica } from './replica.ts';

/** How far a device has come with a workspace. */
export interface SyncState extends Place {
  readonly clientId: string;
  /** The number of the next operation. */
  readonly nextOpNo: number;
  /** Set while everything is read anew. `restoredTo`: see `restartSchema`. */
  readonly restart: { readonly id: number; readonly restoredTo: number | null } | null;
  /** Counts the restarts, so that each has a number of its own. */
  readonly restarts: number;
}

/**
 * Where a device keeps its replicas, beside the documents that they are of. A transaction is all or nothing, and no two
 * change the same at once; what a person changes is a transaction like those of syncing, so neither can fall between.
 */
export interface ReplicaStore {
  /** @param about what the hub tells of the records that the work is about, so that a store may read them ahead. */
  transaction<T>(work: (at: ReplicaTransaction) => Promise<T>, about?: readonly HubRecord[]): Promise<T>;
}

export interface ReplicaTransaction {
  /** Null before the first round: then `begin` of `sync-round.ts` makes one. */
  state(): Promise<SyncState | null>;
  putState(state: SyncState): Promise<void>;
  replica(id: string): Promise<Replica | null>;
  putReplica(replica: Replica): Promise<void>;
  removeReplica(id: string): Promise<void>;
  /** Those with an operation on its way, by its number. */
  sentReplicas(): Promise<Replica[]>;
  /** At most so many of those with changes that are not on their way. */
  waitingReplicas(limit: number): Promise<Replica[]>;
  /** At most so many of those that are not part of a restart. */
  unseenReplicas(restartId: number, limit: number): Promise<Replica[]>;
  document(id: string): Promise<Document>;
  /** Null takes the document away. */
  putDocument(id: string, kind: string, document: RecordContent | null): Promise<void>;
}
