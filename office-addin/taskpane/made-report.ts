import type { Language } from '../../core/language/language.ts';
import type { CompareWith, Period } from '../../core/metric/period.ts';
import type { OfferWishes } from '../../core/report/offer-wishes.ts';
import type { Offer, Report } from '../../core/report/study.ts';
import type { TypedTable } from '../../core/sheet/typed-table.ts';
import type { RangeRef } from '../../core/workbook/address.ts';
import type { WorkbookChange, Written } from '../../core/workbook/workbook.ts';
import { touchesTable } from './table-places.ts';

/** What a report was made of: enough to make it again of the data as it will be then. */
export interface MadeReport {
  /** The offers as the person wanted them, and what they wanted. */
  readonly parts: readonly { readonly offer: Offer; readonly wishes: OfferWishes }[];
  readonly language: Language;
  /** Null for the last complete one. */
  readonly period: Period | null;
  readonly compareWith: CompareWith | null;
}

/** The report written last, and whether its data has changed since. */
export interface LastReport {
  readonly made: MadeReport;
  readonly report: Report;
  readonly written: Written;
  /** What a person had changed or filled where the report has something too, when it was refreshed: it stayed. */
  readonly kept: readonly RangeRef[];
  /** Sheets that they had moved about so much that these are theirs now. */
  readonly left: readonly string[];
  /** The sheet that changed after its cells were read; null while the report is up to date. */
  readonly changedSheet: string | null;
}

/** The tables whose cells a report says something about. */
export function sourceTables({ parts }: MadeReport): readonly TypedTable[] {
  return parts.flatMap(({ offer: { binding } }) => [binding.table, ...(binding.companions ?? [])]);
}

/** The report after a change in the workbook: out of date where the change concerns its data. */
export function afterChange(last: LastReport | null, change: WorkbookChange): LastReport | null {
  if (last === null || last.changedSheet !== null) return last;
  return sourceTables(last.made).some((table) => touchesTable(change, table)) ? { ...last, changedSheet: change.sheet } : last;
}
