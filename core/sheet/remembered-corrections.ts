import * as z from 'zod';
import type { Text } from '../language/language.ts';
import { Problem } from '../language/problem.ts';
import { correctionTexts } from '../language/texts/correction.ts';
import { readXml } from '../workbook/file/xml.ts';
import type { PlannedName } from '../workbook/sheet-plan.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { correctionSchema, type Correction } from './correction.ts';

export const CORRECTIONS_NAMESPACE = 'urn:clipsheet:corrections';
const VERSION = 1;

/** The corrections that a workbook remembers. */
export interface RememberedCorrections {
  readonly corrections: readonly Correction[];
  /** The document that they stand in, as read; null where there is none yet. */
  readonly document: string | null;
  /** A newer Clipsheet keeps its own here: this one must not add to it. */
  readonly isNewer: boolean;
  /** What is said of documents that could not be read; they stay as they are. */
  readonly notices: readonly Text[];
}

/** Reads what a workbook remembers. A document that cannot be read is said and left alone; it is no failure. */
export async function readCorrections(workbook: Workbook): Promise<RememberedCorrections> {
  const documents = (await workbook.documents(CORRECTIONS_NAMESPACE)).map((xml) => ({ xml, content: readDocument(xml) }));
  const own = documents.find(({ content }) => typeof content === 'object');
  const isNewer = documents.some(({ content }) => content === 'newer');
  const isUnreadable = documents.some(({ content }) => content === 'unreadable');
  return {
    corrections: typeof own?.content === 'object' ? own.content : [],
    document: own?.xml ?? null,
    isNewer,
    notices: [...(isNewer ? [correctionTexts.newer] : []), ...(isUnreadable ? [correctionTexts.unreadable] : [])],
  };
}

/**
 * Keeps corrections in the workbook in place of those remembered, with the names of those that are new or moved.
 * Throws Problem `corrections-newer` where a newer Clipsheet keeps its own, and what the workbook throws.
 */
export async function keepCorrections(workbook: Workbook, before: RememberedCorrections, corrections: readonly Correction[], names: readonly PlannedName[]): Promise<RememberedCorrections> {
  if (before.isNewer) throw new Problem('corrections-newer', correctionTexts.newerKept);
  const kept = new Set(corrections.map(({ anchor }) => anchor));
  const removedNames = before.corrections.map(({ anchor }) => anchor).filter((anchor) => !kept.has(anchor));
  const xml = correctionsXml(corrections);
  await workbook.keep({ namespace: CORRECTIONS_NAMESPACE, replaces: before.document, xml, names, removedNames });
  return { ...before, corrections, document: xml };
}

/** The document: corrections as JSON, so that one schema checks them wherever they come from. */
function correctionsXml(corrections: readonly Correction[]): string {
  // As escapes of JSON these marks say the same, and XML can hold them.
  const json = JSON.stringify(corrections).replace(/[&<>\u007f-\u009f\ufffe\uffff]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `<corrections xmlns="${CORRECTIONS_NAMESPACE}" version="${VERSION}">${json}</corrections>`;
}

function readDocument(xml: string): readonly Correction[] | 'newer' | 'unreadable' {
  let root: { readonly name: string; readonly version: number } | null = null;
  let json = '';
  readXml(xml, {
    open: (name, attributes) => (root ??= { name, version: Number(attributes.get('version')) }),
    text: (text) => (json += text),
  });
  const { name, version } = root ?? { name: '', version: Number.NaN };
  if (name !== 'corrections' || !Number.isInteger(version) || version < 1) return 'unreadable';
  if (version > VERSION) return 'newer';
  const read = z.array(correctionSchema).max(1000).safeParse(parsedJson(json));
  return read.success ? read.data : 'unreadable';
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
