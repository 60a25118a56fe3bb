import { createHash, randomUUID } from 'node:crypto';
import type { Clip } from '../../../core/clip/clip.ts';
import { bytesOfContent, CLIP, recordOfClip } from '../../../core/sync/clip-record.ts';
import type { RecordContent } from '../../../core/sync/hub-record.ts';
import { KPI, kpiRecord } from '../../../core/sync/kpi-record.ts';
import type { Database } from '../../../hub/database/database.ts';
import { keepBlob } from '../../../hub/team/blobs.ts';
import { newWorkspace, operation, type TestWorkspace } from '../team/team-workspace.ts';

export type ClipContent = Clip['content'];

export interface ClippedTeam extends TestWorkspace {
  /** Sends a clip of a page as a device does: first what was understood of it, then its record. */
  readonly clip: (id: string, said: { readonly content?: Partial<ClipContent>; readonly bytes?: Uint8Array; readonly clip?: Partial<Clip> }) => Promise<void>;
  /** Publishes a value of a report. */
  readonly kpi: (said: Partial<Parameters<typeof kpiRecord>[0]>) => Promise<void>;
  /** Sends a record of any kind as it is. */
  readonly record: (id: string, kind: string, fields: RecordContent['fields']) => Promise<void>;
  readonly remove: (id: string, kind?: string) => Promise<void>;
}

export async function newClippedTeam(database: Database): Promise<ClippedTeam> {
  const workspace = await newWorkspace(database);
  const client = randomUUID();
  await database.transaction(workspace.id, async ({ query }) => {
    const [member] = await query("INSERT INTO clipsheet.member (ws, name, role) VALUES ($1, '安娜', 'editor') RETURNING id", [workspace.id]);
    await query("INSERT INTO clipsheet.device (ws, id, member, name, token_hash) VALUES ($1, $2, $3, 'Laptop', $4)", [workspace.id, workspace.device, member?.['id'], randomUUID()]);
  });
  let opNo = 0;
  const record: ClippedTeam['record'] = async (id, kind, fields) => {
    await workspace.push(client, operation((opNo += 1), id, { kind, set: fields }));
  };
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
    kpi: async (said) => {
      const { id, fields } = await kpiRecord({ ...REVENUE, ...said });
      await record(id, KPI, fields);
    },
    record,
    remove: async (id, kind = CLIP) => {
      await workspace.push(client, operation((opNo += 1), id, { kind, deleted: true }));
    },
  };
}

const REVENUE: Parameters<typeof kpiRecord>[0] = {
  fact: 'sales.value', metric: 'value', label: '销售', language: 'zh', value: 56320100, unit: 'CNY', shown: '¥5632万',
  period: { key: '2025-09', label: '2025年9月', from: '2025-09-01', to: '2025-09-30' }, report: 'clipsheet-1', reportTitle: '销售表现', workbook: '月报.xlsx',
  writtenAt: '2025-10-02T08:00:00Z', formula: '=SUM(F5:F9)', method: '“销售”合计', sources: [{ kind: 'range', sheet: '销售明细', range: 'F5:F373', sha256: 'a'.repeat(64) }],
};

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
