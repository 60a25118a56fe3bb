import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Clip } from '../../../core/clip/clip.ts';
import { makeClip } from '../../../core/clip/make-clip.ts';
import { understandPage } from '../../../core/page/understand-page.ts';
import { isRecord } from '../../../core/page/structured-data/json.ts';
import { documentFromHtml } from '../../../hub/extract/html-document.ts';
import { SHARED_DATA } from '../../environment/tools.ts';

/** Clips of real pages, made as `extract` reads them and a capture keeps them; by the pages' ids, in their order. */
export async function sharedClips(ids: readonly string[], capturedAt = '2026-11-20T08:30:00.000Z'): Promise<Clip[]> {
  const urls = new Map(
    readFileSync(join(SHARED_DATA, 'pages/truth.jsonl'), 'utf8').trim().split('\n').flatMap((line): [string, string][] => {
      const page: unknown = JSON.parse(line);
      return isRecord(page) && typeof page['id'] === 'string' && typeof page['url'] === 'string' ? [[page['id'], page['url']]] : [];
    }),
  );
  const clips: Clip[] = [];
  for (const id of ids) {
    const url = urls.get(id);
    if (url === undefined) throw new Error(`no page ${id}`);
    const html = gunzipSync(readFileSync(join(SHARED_DATA, 'pages/html', `${id}.html.gz`)));
    clips.push(await makeClip(understandPage(documentFromHtml(html, url), { url, capturedAt }), { id, url, capturedAt, scope: 'page' }));
  }
  return clips;
}
