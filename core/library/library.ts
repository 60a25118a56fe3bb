import { Dexie, type DexieOptions, type Table } from 'dexie';
import { canonicalPageKey } from '../clip/canonical-page.ts';
import type { Clip } from '../clip/clip.ts';
import type { Entry } from './entry.ts';
import type { CaptureJob } from './capture-job.ts';

/** Bytes that clips refer to, kept once per content. */
export interface StoredBlob {
  readonly sha256: string;
  readonly mime: string;
  readonly data: Uint8Array<ArrayBuffer>;
}

export interface Project {
  readonly name: string;
}

/** A record that was changed here since it was last known to be elsewhere as well. */
export interface Touched {
  readonly id: string;
  readonly kind: string;
  /** Grows with each change, so that one made meanwhile is told from the one that was sent. */
  readonly changes: number;
}

/** A row of syncing; `core/sync` alone knows what it says. */
export interface SyncRow {
  readonly id: string;
  readonly [field: string]: unknown;
}

/**
 * The clip library in IndexedDB. Everything that belongs together is written in one transaction:
 * - `clips`: whole clip records;
 * - `entries`: the lean row of each clip, for lists that must not load every text;
 * - `blobs`: snapshots and screenshots by hash; each goes with the last clip that refers to it;
 * - `projects`: names once used, to choose from again;
 * - `jobs`: captures under way, so that one survives the death of the worker that started it;
 * - `touched`: what was changed here, to be sent wherever the library is shared;
 * - `replicas`, `records`, `sync`: what is known of a team's hub, what it has that is no clip of this library (yet), and how
 *   far both have come;
 * - `lost`: what people set on shared clips and others took the place of without knowing of it.
 *
 * Reading and writing are the functions of this folder: save-clip, change-clip, read-clips, capture-job.
 */
export class Library extends Dexie {
  readonly clips: Table<Clip, string>;
  readonly entries: Table<Entry, string>;
  readonly blobs: Table<StoredBlob, string>;
  readonly projects: Table<Project, string>;
  readonly jobs: Table<CaptureJob, string>;
  readonly touched: Table<Touched, string>;
  readonly replicas: Table<SyncRow, string>;
  readonly records: Table<SyncRow, string>;
  readonly sync: Table<SyncRow, string>;
  readonly lost: Table<SyncRow, string>;

  /** `options` lets tests pass an IndexedDB of their own. */
  constructor(name = 'clipsheet', options?: DexieOptions) {
    super(name, options);
    this.version(1).stores({
      clips: 'id, pageKey',
      entries: 'id, capturedAt, pageKey, project, *tags',
      blobs: 'sha256',
      projects: 'name',
      jobs: 'id, tabId, state',
    });
    // Clips of before are found again under the keys of now: `www.`, `index.html` and canonical addresses count since.
    this.version(2).upgrade(async (old) => {
      const keys = new Map<string, string>();
      await old.table<Clip, string>('clips').toCollection().modify((clip) => {
        clip.pageKey = canonicalPageKey(clip.url, clip.content.canonicalUrl);
        keys.set(clip.id, clip.pageKey);
      });
      await old.table<Entry, string>('entries').toCollection().modify((entry) => {
        entry.pageKey = keys.get(entry.id) ?? entry.pageKey;
      });
    });
    this.version(3)
      .stores({
        entries: 'id, capturedAt, pageKey, project, *tags, contentHash',
        touched: 'id',
        replicas: 'id, sentNo, seenIn',
        records: 'id, kind, needs',
        sync: 'id',
      })
      .upgrade(async (old) => {
        const ids = await old.table<Clip, string>('clips').toCollection().primaryKeys();
        await old.table<Touched, string>('touched').bulkPut(ids.map((id) => ({ id, kind: 'clip', changes: 1 })));
      });
    // Clips of colleagues refer to blobs that are not here, so no count of a blob's own could say who refers to it.
    this.version(4).stores({
      clips: 'id, pageKey, html.sha256, screenshot.sha256',
      lost: 'id, clip, at, asks',
    });
    this.clips = this.table<Clip, string>('clips');
    this.entries = this.table<Entry, string>('entries');
    this.blobs = this.table<StoredBlob, string>('blobs');
    this.projects = this.table<Project, string>('projects');
    this.jobs = this.table<CaptureJob, string>('jobs');
    this.touched = this.table<Touched, string>('touched');
    this.replicas = this.table<SyncRow, string>('replicas');
    this.records = this.table<SyncRow, string>('records');
    this.sync = this.table<SyncRow, string>('sync');
    this.lost = this.table<SyncRow, string>('lost');
  }

  /** The tables that a change of a clip may write: those of its transaction. */
  get tablesOfClips(): Table[] {
    return [this.clips, this.entries, this.blobs, this.projects, this.touched];
  }
}
