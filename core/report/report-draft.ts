import type { Language, Text } from '../language/language.ts';
import { say } from '../language/language.ts';
import type { PlannedName } from '../workbook/sheet-plan.ts';
import type { EvidenceDraft } from './evidence.ts';
import type { EvidencePart } from './evidence-xml.ts';
import type { FactCells } from './fact-cells.ts';
import type { Look } from './look.ts';
import type { SheetDraft } from './sheet-draft.ts';
import type { FreeNames } from './sheet-names.ts';

/** What the parts of one report share while it is laid out. */
export interface ReportDraft {
  readonly language: Language;
  readonly look: Look;
  readonly cells: FactCells;
  readonly evidence: EvidenceDraft;
  readonly names: FreeNames;
  readonly definedNames: PlannedName[];
  /** Cells that stand for several facts: cards, findings, charts. */
  readonly parts: EvidencePart[];
  /** The sheet of calculations behind the report, shared by all analyses. */
  readonly calc: SheetDraft;
}

export function words(draft: ReportDraft, text: Text): string {
  return say(text, draft.language);
}
