import type { Text } from '../language/language.ts';
import { Problem } from '../language/problem.ts';
import { correctionTexts } from '../language/texts/correction.ts';
import type { PlannedName } from '../workbook/sheet-plan.ts';
import type { LongWork, Workbook } from '../workbook/workbook.ts';
import { CORRECTIONS_NAMESPACE, correctionsXml } from './corrections-document.ts';
import type { Correction } from './correction.ts';

/** Checking what stands in a document is loaded where there is one: most workbooks have none. */
const loadReader = () => import('./read-corrections-document.ts');

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
  const found = await workbook.documents(CORRECTIONS_NAMESPACE);
  if (found.length === 0) return { corrections: [], document: null, isNewer: false, notices: [] };
  const { readCorrectionsDocument } = await loadReader();
  const documents = found.map((xml) => ({ xml, content: readCorrectionsDocument(xml) }));
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
export async function keepCorrections(workbook: Workbook, before: RememberedCorrections, corrections: readonly Correction[], names: readonly PlannedName[], work: LongWork = {}): Promise<RememberedCorrections> {
  if (before.isNewer) throw new Problem('corrections-newer', correctionTexts.newerKept);
  const kept = new Set(corrections.map(({ anchor }) => anchor));
  const removedNames = before.corrections.map(({ anchor }) => anchor).filter((anchor) => !kept.has(anchor));
  const xml = correctionsXml(corrections);
  await workbook.keep({ namespace: CORRECTIONS_NAMESPACE, replaces: before.document, xml, names, removedNames }, work);
  return { ...before, corrections, document: xml };
}
