import * as z from 'zod';
import type { Clip } from '../../clip/clip.ts';
import { Problem } from '../../language/problem.ts';
import { cellFunctionTexts } from '../../language/texts/cell-functions.ts';
import { jsonDocument } from '../../workbook/json-document.ts';
import { readJsonDocument } from '../../workbook/read-json-document.ts';
import type { Workbook } from '../../workbook/workbook.ts';
import { keptClip, keptClipSchema, type KeptClip } from './kept-clip.ts';

export const CLIPS_NAMESPACE = 'urn:clipsheet:clips';
const VERSION = 1;
/** What Excel on the web takes in one request is 5 MB; escapes of the request itself need room too. */
const MAX_BYTES = 3 * 1024 * 1024;

/**
 * The clips that a workbook keeps for its formulas. They are in the workbook and not in the add-in's own storage: so a
 * formula shows the same on every machine, and what is kept goes with the file.
 */
export async function keptClips(workbook: Pick<Workbook, 'documents'>): Promise<readonly KeptClip[]> {
  return (await readDocument(workbook)).clips;
}

/** Keeps clips in the workbook beside those kept before; one kept again takes the place of the earlier. Throws Problem `clips-too-heavy`, `clips-newer`. */
export async function keepClips(workbook: Workbook, clips: readonly Clip[]): Promise<readonly KeptClip[]> {
  const before = await readDocument(workbook);
  if (before.isNewer) throw new Problem('clips-newer', cellFunctionTexts.clipsNewer);
  const all = [...new Map([...before.clips, ...clips.map(keptClip)].map((clip) => [clip.id, clip])).values()];
  const xml = jsonDocument('clips', CLIPS_NAMESPACE, VERSION, all);
  if (new TextEncoder().encode(xml).length > MAX_BYTES) throw new Problem('clips-too-heavy', cellFunctionTexts.clipsTooHeavy(all.length));
  await workbook.keep({ namespace: CLIPS_NAMESPACE, replaces: before.document, xml, names: [], removedNames: [] });
  return all;
}

/** Takes out of the workbook what `keepClips` put there. */
export async function forgetClips(workbook: Workbook): Promise<void> {
  const { document } = await readDocument(workbook);
  if (document !== null) await workbook.remove({ sheets: [], names: [], document: { namespace: CLIPS_NAMESPACE, xml: document } });
}

interface ClipsDocument {
  readonly clips: readonly KeptClip[];
  readonly document: string | null;
  readonly isNewer: boolean;
}

async function readDocument(workbook: Pick<Workbook, 'documents'>): Promise<ClipsDocument> {
  let isNewer = false;
  for (const document of await workbook.documents(CLIPS_NAMESPACE)) {
    const read = readJsonDocument(document, 'clips');
    const clips = read?.version === VERSION ? z.array(keptClipSchema).safeParse(read.content) : null;
    if (clips?.success === true) return { clips: clips.data, document, isNewer: false };
    isNewer ||= read !== null && read.version > VERSION;
  }
  return { clips: [], document: null, isNewer };
}
