import { createHash, randomUUID } from 'node:crypto';
import { makeClip } from '../../../core/clip/make-clip.ts';
import type { Operation } from '../../../core/sync/hub-record.ts';
import { bytesOfContent, recordOfClip } from '../../../core/sync/clip-record.ts';
import type { Database } from '../../../hub/database/database.ts';
import { keepBlob } from '../../../hub/team/blobs.ts';
import { pushOperations } from '../../../hub/team/push-operations.ts';
import { readChanges } from '../../../hub/team/read-changes.ts';
import { pageContent, productNamed } from '../../core/clip/page-content.ts';

const AT_ONCE = 100;
const WRITERS = 4;

/** How much a team has: records whose page's content is not at hand, and clips with theirs. */
export interface TeamSize {
  readonly records: number;
  readonly clips: number;
}

/** Fills a workspace by way of the hub's own pushes. The records of which there are many are as long as those of clips. */
export async function fillTeam(database: Database, workspace: string, { records, clips }: TeamSize): Promise<void> {
  const device = randomUUID();
  const { epoch } = await readChanges(database, workspace, { epoch: null, since: 0, limit: 1 });
  const make = [
    ...Array.from({ length: clips }, (_, n) => () => clipOf(database, workspace, n)),
    ...Array.from({ length: records }, (_, n) => () => Promise.resolve(recordOf(n))),
  ];
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      const clientId = randomUUID();
      let opNo = 0;
      for (let start = writer * AT_ONCE; start < make.length; start += WRITERS * AT_ONCE) {
        const made = await Promise.all(make.slice(start, start + AT_ONCE).map((one) => one()));
        const ops = made.map((parts): Operation => ({ opNo: (opNo += 1), baseRev: 0, deleted: false, remove: {}, ...parts }));
        await pushOperations(database, { workspace, device }, { clientId, epoch, ops });
      }
    }),
  );
}

type Parts = Pick<Operation, 'id' | 'kind' | 'set' | 'add'>;

/** About 600 bytes of what a clip's record holds. */
function recordOf(n: number): Parts {
  const set = { title: `星河智能手环 9 Pro 官方旗舰店 ${n}`, url: `https://shop.example/products/${n}?color=black`, capturedAt: '2026-11-29T08:00:00.000Z', pageType: 'product', project: 'wearables', price: { amount: '1299.00', currency: 'CNY' }, note: '价格比上周低 8.6%，库存充足，配送 3 天。'.repeat(4), n };
  return { id: `record-${n}`, kind: 'note', set, add: { tags: ['手环', 'q4'] } };
}

/** A clip with about 5 KB of what was understood of its page, which is put where its content belongs. */
async function clipOf(database: Database, workspace: string, n: number): Promise<Parts> {
  const text = `上市三个月销量突破 ${n} 台，同比增长 18.5%。`.repeat(50);
  const content = pageContent({ title: `手环 ${n}`, pageType: 'product', products: [productNamed(`手环 ${n}`, '1299.00')], text });
  const clip = await makeClip(content, { id: `clip-${n}`, url: `https://shop.example/bands/${n}`, capturedAt: '2026-11-29T08:00:00.000Z', scope: 'page', project: 'wearables', tags: ['手环'] });
  const bytes = bytesOfContent(clip.content);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await keepBlob(database, workspace, { sha256, mime: 'application/json', size: bytes.length, parts: inOne(bytes) });
  const { fields, sets } = recordOfClip(clip);
  return { id: clip.id, kind: 'clip', set: fields, add: sets };
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
