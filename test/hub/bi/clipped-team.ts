import { createHash, randomUUID } from 'node:crypto';
import type { Clip } from '../../../core/clip/clip.ts';
import { bytesOfContent, CLIP, recordOfClip } from '../../../core/sync/clip-record.ts';
import type { Database } from '../../../hub/database/database.ts';
import { keepBlob } from '../../../hub/team/blobs.ts';
import { newWorkspace, operation, type TestWorkspace } from '../team/team-workspace.ts';

export type ClipContent = Clip['content'];

export interface ClippedTeam extends TestWorkspace {
  /** Sends a clip of a page as a device does: first what was understood of it, then its record. */
  readonly clip: (id: string, said: { readonly content?: Partial<ClipContent>; readonly bytes?: Uint8Array; readonly clip?: Partial<Clip> }) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

export async function newClippedTeam(database: Database): Promise<ClippedTeam> {
  const workspace = await newWorkspace(database);
  const client = randomUUID();
  let opNo = 0;
  return {
    ...workspace,
    clip: async (id, { content = {}, clip = {}, ...said }) => {
      const understood = contentOf(content);
      const bytes = said.bytes ?? bytesOfContent(understood);
      const contentHash = createHash('sha256').update(bytes).digest('hex');
      await keepBlob(database, workspace.id, { sha256: contentHash, size: bytes.length, mime: 'application/json', parts: halves(bytes) });
      const { fields, sets } = recordOfClip(clipOf({ ...clip, id, contentHash, content: understood }));
      await workspace.push(client, operation((opNo += 1), id, { kind: CLIP, set: fields, add: sets }));
    },
    remove: async (id) => {
      await workspace.push(client, operation((opNo += 1), id, { kind: CLIP, deleted: true }));
    },
  };
}

/** In two parts, as large contents are kept, cut through a letter where it has several bytes. */
async function* halves(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const half = Math.floor(bytes.length / 2);
  yield await Promise.resolve(bytes.slice(0, half));
  yield bytes.slice(half);
}

function contentOf(said: Partial<ClipContent>): ClipContent {
  return {
    pageType: 'product', pageTypeConfidence: 1, title: '台灯', author: null, publishedAt: null, siteName: null, description: null, lang: 'zh',
    canonicalUrl: null, image: null, text: '', markdown: '', tables: [], products: [], records: [], figures: [], posts: [], notices: [], ...said,
  };
}

function clipOf(said: Partial<Clip> & Pick<Clip, 'id' | 'contentHash' | 'content'>): Clip {
  return {
    schema: 1, url: 'https://Shop.example.com:8443/lamp?id=1', pageKey: 'https://shop.example.com/lamp', capturedAt: '2026-03-01T08:00:00.000Z', scope: 'page',
    pageTypeBy: 'rules', html: null, screenshot: null, project: '台灯', tags: [], note: '', ...said,
  };
}
