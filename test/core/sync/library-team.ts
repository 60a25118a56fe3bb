import type { Clip } from '../../../core/clip/clip.ts';
import { makeClip } from '../../../core/clip/make-clip.ts';
import type { Library } from '../../../core/library/library.ts';
import { bringContents } from '../../../core/sync/bring-contents.ts';
import { blobsOfOperation } from '../../../core/sync/clip-record.ts';
import { libraryBlobs } from '../../../core/sync/library-blobs.ts';
import { libraryReplicas } from '../../../core/sync/library-replicas.ts';
import { writeSharing } from '../../../core/sync/sharing.ts';
import { syncRound, type RoundEnd } from '../../../core/sync/sync-round.ts';
import { pageContent } from '../clip/page-content.ts';
import { memoryLibrary } from '../library/memory-library.ts';
import { ModelHub } from './simulation/model-hub.ts';

const NEVER = new AbortController().signal;

/** A clip of a page of its own. */
export function libraryClip(id: string, project: string | null, title = `Clip ${id}`): Promise<Clip> {
  return makeClip(pageContent({ title }), { id, url: `https://shop.example/${id}`, capturedAt: '2026-03-01T08:30:00.000Z', scope: 'page', project, tags: ['new', 'audio'] });
}

/** A hub with its blobs, and devices that reach it without a network between. */
export class LibraryTeam {
  readonly hub = new ModelHub();
  readonly #blobs = new Map<string, Uint8Array<ArrayBuffer>>();
  #clients = 0;

  async device(projects: readonly string[] = ['rivals']): Promise<Library> {
    const library = memoryLibrary();
    await writeSharing(library, { projects: [...projects], unfiled: false });
    return library;
  }

  async sync(library: Library): Promise<RoundEnd> {
    const end = await syncRound({
      store: libraryReplicas(library),
      hub: { push: (push) => this.hub.push(push, () => Promise.resolve()), changes: (after) => Promise.resolve(this.hub.read(after)) },
      blobs: libraryBlobs(library, {
        missingBlobs: (hashes) => Promise.resolve({ ok: true, value: hashes.filter((hash) => !this.#blobs.has(hash)) }),
        putBlob: (hash, _mime, bytes) => {
          this.#blobs.set(hash, bytes);
          return Promise.resolve({ ok: true, value: null });
        },
      }),
      blobsOf: blobsOfOperation,
      newClientId: () => `device-${(this.#clients += 1)}`,
      signal: NEVER,
    });
    await this.bring(library);
    return end;
  }

  bring(library: Library) {
    return bringContents(library, (hash) => Promise.resolve({ ok: true, value: this.#blobs.get(hash) ?? null }), NEVER);
  }

  forgetBlobs(): void {
    this.#blobs.clear();
  }
}
