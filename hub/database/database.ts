/** A row as a database gives it: read through a schema where its values matter. */
export type Row = Readonly<Record<string, unknown>>;

/** One statement with its values, `$1` and on. */
export type Query = (statement: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

export interface Transaction {
  readonly query: Query;
}

/** A transaction of the owner of the tables, which alone may take several statements at once. */
export interface OwnerTransaction extends Transaction {
  readonly script: (statements: string) => Promise<void>;
}

export interface TransactionOptions {
  /** Everything is read as it was at the first read, and nothing is written. */
  readonly snapshot?: boolean;
}

/**
 * What the hub asks of a database: PostgreSQL, in a server or embedded. Where a transaction fails nothing of it is kept.
 */
export interface Database {
  /**
   * Work on one workspace, as a role that sees and changes no other: row-level security holds it to that, whatever the
   * statements say. Work that met another's in a way that PostgreSQL refuses (a deadlock) is done again, so it must
   * change nothing but the database.
   */
  transaction<T>(workspace: string, work: (transaction: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** As the owner of the tables: for migrations. */
  ownerTransaction<T>(work: (transaction: OwnerTransaction) => Promise<T>): Promise<T>;
  /** One statement outside every workspace: for the functions that say who a token belongs to, and how far workspaces are. */
  readonly query: Query;
  close(): Promise<void>;
}

/** The role of every transaction: owns nothing, may not log in. */
export const HUB_ROLE = 'clipsheet_hub';

/** Throws where something else than the id of a workspace would become part of a statement. */
export function workspaceId(id: string): string {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(id)) throw new TypeError('not the id of a workspace');
  return id;
}

/** What a transaction of a workspace begins with. */
export function settings(workspace: string): string {
  return `SET LOCAL ROLE ${HUB_ROLE}; SET LOCAL "clipsheet.workspace" = '${workspaceId(workspace)}'; SET LOCAL statement_timeout = '60s';`;
}

/** SQLSTATE of a database's error, or of the operating system; empty where there is none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** serialization_failure, deadlock_detected. */
const MET_ANOTHER = new Set(['40001', '40P01']);
const TRIES = 4;

/** Does work again that met another transaction's, a few times. */
export async function withRetries<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (tried === TRIES || !MET_ANOTHER.has(errorCode(error))) throw error;
    }
  }
}
