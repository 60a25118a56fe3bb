import { bindTable, slotFit } from '../analysis/bind.ts';
import type { AnalysisSubject, RoleSlot } from '../analysis/plugin.ts';
import type { Analysis } from '../analysis/registry.ts';
import { slotLabel } from '../analysis/slot-label.ts';
import type { Text } from '../language/language.ts';
import { studyTexts } from '../language/texts/study.ts';
import { shownName } from '../sheet/typed-table.ts';
import type { TypedTable } from '../sheet/typed-table.ts';
import type { UnfitAnalysis } from './study.ts';

/**
 * Why each of these analyses fits no table: the columns that the nearest table lacks, or what the analysis itself says
 * of the table. `tablesFor` gives the tables that it could look at, those that a person sees first in front.
 */
export function unfitAnalyses(analyses: readonly Analysis[], tablesFor: (subject: AnalysisSubject) => readonly TypedTable[]): UnfitAnalysis[] {
  return analyses.map((analysis) => ({ plugin: analysis.id, title: analysis.title, question: analysis.question, why: whyUnfit(analysis, tablesFor(analysis.subject)) }));
}

function whyUnfit(analysis: Analysis, tables: readonly TypedTable[]): Text {
  if (analysis.subject === 'clips') return whyUnfitForClips(analysis, tables);
  const [nearest] = tables.map((table) => ({ table, lacks: lackedSlots(analysis.needs, table) })).sort((a, b) => a.lacks.length - b.lacks.length);
  if (nearest === undefined) return studyTexts.needsTable;
  const { table, lacks } = nearest;
  if (lacks.length > 0) return studyTexts.lacks(shownName(table), lacks.map(slotLabel));
  const binding = bindTable(analysis.needs, table);
  if (binding === null) return studyTexts.lacks(shownName(table), needed(analysis.needs).map(slotLabel));
  return studyTexts.saidOf(shownName(table), analysis.score(binding).reason);
}

function whyUnfitForClips(analysis: Analysis, tables: readonly TypedTable[]): Text {
  const [binding] = tables.flatMap((table) => bindTable(analysis.needs, table) ?? []);
  return binding === undefined ? studyTexts.needsClips : studyTexts.saidOfClips(analysis.score(binding).reason);
}

function lackedSlots(needs: readonly RoleSlot[], table: TypedTable): RoleSlot[] {
  return needed(needs).filter((slot) => !table.columns.some((column) => slotFit(slot, column) > 0));
}

function needed(needs: readonly RoleSlot[]): RoleSlot[] {
  return needs.filter(({ optional }) => !optional);
}
