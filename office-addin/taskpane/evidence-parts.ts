import { WorkbookEvidence } from '../../core/report/evidence-at.ts';
import type { EvidencePlace, PlaceEvidence, TablesNow } from '../../core/report/evidence-at.ts';
import type { Workbook } from '../../core/workbook/workbook.ts';

const opened = new WeakMap<Workbook, WorkbookEvidence>();

/**
 * What a place says. The reports are read anew where `isFresh` asks for it and where the sheet is none that was known;
 * while a person goes from cell to cell they are not.
 */
export async function lookAt(workbook: Workbook, place: EvidencePlace, isFresh: boolean, now: TablesNow): Promise<PlaceEvidence> {
  const known = isFresh ? undefined : opened.get(workbook);
  const evidence = known?.isReportSheet(place.sheet) === true ? known : await WorkbookEvidence.open(workbook);
  opened.set(workbook, evidence);
  return evidence.at(place, now);
}
