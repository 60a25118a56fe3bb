import { RESTORE_GAP, type Changes, type OperationResult, type Push, type Restart } from '../../../../core/sync/hub-protocol.ts';
import type { HubRecord, LostValue, Operation } from '../../../../core/sync/hub-record.ts';
import type { HubAnswer, Place } from '../../../../core/sync/hub-port.ts';
import { mergeOperation, type MergedRecord } from '../../../../core/sync/merge-operation.ts';

interface Stored {
  readonly merged: MergedRecord;
  readonly seq: number;
}

interface Rows {
  epoch: number;
  restoredTo: number | null;
  minSeq: number;
  seq: number;
  readonly records: Map<string, Stored>;
  readonly answers: Map<string, { readonly status: OperationResult['status']; readonly lost: readonly LostValue[] }>;
}

/** What a hub must not do; simulations have to find each of them out. */
export type Mistake = 'none' | 'no-dedupe' | 'seq-before-commit';

const PAGE = 4;

/** The hub in memory: merging by the same function as the real one, everything else as the protocol says and no more. */
export class ModelHub {
  #rows: Rows = { epoch: 1, restoredTo: null, minSeq: 0, seq: 0, records: new Map(), answers: new Map() };
  readonly #mistake: Mistake;
  /** How often each operation changed something since the last restore: never more than once. */
  readonly changes = new Map<string, number>();
  readonly lost: LostValue[] = [];

  constructor(mistake: Mistake = 'none') {
    this.#mistake = mistake;
  }

  /** `pause` comes between taking a place and committing, where the hub makes the mistake of doing so. */
  async push({ clientId, epoch, ops }: Push, pause: () => Promise<void>): Promise<HubAnswer<readonly OperationResult[]>> {
    const past = () => String(this.#rows.epoch) === epoch.split(':')[0];
    if (!past()) return { ok: false, failure: { kind: 'restart', restart: this.#restart() } };
    if (this.#mistake !== 'seq-before-commit') return { ok: true, value: ops.map((operation) => this.#apply(operation, clientId, null)) };
    const places = ops.map(() => (this.#rows.seq += 1));
    await pause();
    if (!past()) return { ok: false, failure: { kind: 'offline' } };
    return { ok: true, value: ops.map((operation, index) => this.#apply(operation, clientId, places[index] ?? null)) };
  }

  read({ epoch, seq }: Place): HubAnswer<Changes> {
    const asked = (epoch ?? this.#told()).split(':');
    const [past, begunAt] = seq === 0 ? this.#told().split(':') : asked;
    const { minSeq } = this.#rows;
    const isForgotten = seq > 0 && seq < minSeq && Number(begunAt) < minSeq;
    if (asked[0] !== String(this.#rows.epoch) || isForgotten) return { ok: false, failure: { kind: 'restart', restart: this.#restart() } };
    const after = [...this.#rows.records.values()].filter((stored) => stored.seq > seq).sort((a, b) => a.seq - b.seq);
    const records = after.slice(0, PAGE).map(recordOf);
    const more = after.length > PAGE;
    const next = more ? (records.at(-1)?.seq ?? seq) : Math.max(seq, this.#rows.seq);
    return { ok: true, value: { epoch: `${past}:${begunAt}`, seq: next, more, records } };
  }

  copy(): Rows {
    return { ...this.#rows, records: new Map(this.#rows.records), answers: new Map(this.#rows.answers) };
  }

  restore(copy: Rows): void {
    const seq = Math.max(copy.seq, this.#rows.seq) + RESTORE_GAP;
    this.#rows = { ...copy, records: new Map(copy.records), answers: new Map(copy.answers), epoch: this.#rows.epoch + 1, restoredTo: copy.seq, seq };
    this.changes.clear();
  }

  /** Lets go of deletions: devices that have not read them must begin anew. */
  sweep(): void {
    for (const [id, { merged }] of this.#rows.records) if (merged.deleted) this.#rows.records.delete(id);
    this.#rows.minSeq = this.#rows.seq;
  }

  records(): HubRecord[] {
    return [...this.#rows.records.values()].map(recordOf);
  }

  /** The past, and what was forgotten of it when a device began to read all of it. */
  #told(): string {
    return `${this.#rows.epoch}:${this.#rows.minSeq}`;
  }

  #restart(): Restart {
    return { code: 'restart', epoch: this.#told(), restoredTo: this.#rows.restoredTo };
  }

  #apply(operation: Operation, client: string, place: number | null): OperationResult {
    const key = `${client}:${operation.opNo}`;
    const answered = this.#mistake === 'no-dedupe' ? undefined : this.#rows.answers.get(key);
    if (answered === undefined) {
      const known = this.#rows.records.get(operation.id)?.merged ?? null;
      const { record, changed, lost } = mergeOperation(known, operation, client, this.#rows.seq);
      if (changed && record !== null) {
        if (place === null) this.#rows.seq += 1;
        this.#rows.records.set(operation.id, { merged: record, seq: place ?? this.#rows.seq });
        this.changes.set(key, (this.changes.get(key) ?? 0) + 1);
      }
      this.lost.push(...lost);
      this.#rows.answers.set(key, { status: record === null ? 'gone' : 'applied', lost });
    }
    const answer = this.#rows.answers.get(key);
    const stored = this.#rows.records.get(operation.id);
    return { opNo: operation.opNo, status: answer?.status ?? 'applied', record: stored === undefined ? null : recordOf(stored), lost: [...(answer?.lost ?? [])] };
  }
}

function recordOf({ merged, seq }: Stored): HubRecord {
  const { id, kind, rev, deleted, fields, sets } = merged;
  return { id, kind, rev, seq, deleted, fields, sets };
}
