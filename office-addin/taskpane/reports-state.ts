import type { Text } from '../../core/language/language.ts';
import type { WrittenReport } from '../../core/report/written-reports.ts';
import type { RangeRef } from '../../core/workbook/address.ts';

/** The reports that the workbook holds, and the one that a person is about to remove. */
export interface ReportsState {
  /** The newest first; null where nobody has looked yet. */
  readonly listed: readonly WrittenReport[] | null;
  readonly removal: Removal;
}

export type Removal =
  | { readonly at: 'idle' }
  /** `own`: what the person wrote on its sheets, which would go with them. */
  | { readonly at: 'asking'; readonly report: WrittenReport; readonly own: readonly RangeRef[] }
  | { readonly at: 'removing'; readonly report: WrittenReport }
  | { readonly at: 'removed'; readonly title: string }
  | { readonly at: 'refused'; readonly sentence: Text };

export type ReportsEvent =
  | { readonly kind: 'reports-listed'; readonly reports: readonly WrittenReport[] }
  | { readonly kind: 'removal-asked'; readonly report: WrittenReport; readonly own: readonly RangeRef[] }
  | { readonly kind: 'removal-started'; readonly report: WrittenReport }
  | { readonly kind: 'report-removed'; readonly report: WrittenReport }
  | { readonly kind: 'removal-refused'; readonly sentence: Text }
  | { readonly kind: 'removal-dismissed' };

export const noReports: ReportsState = { listed: null, removal: { at: 'idle' } };

export function nextReports(state: ReportsState, event: ReportsEvent): ReportsState {
  switch (event.kind) {
    case 'reports-listed':
      return { ...state, listed: event.reports.toReversed() };
    case 'removal-asked':
      return state.removal.at === 'removing' ? state : { ...state, removal: { at: 'asking', report: event.report, own: event.own } };
    case 'removal-started':
      return { ...state, removal: { at: 'removing', report: event.report } };
    case 'report-removed':
      return { listed: state.listed?.filter(({ document }) => document !== event.report.document) ?? null, removal: { at: 'removed', title: event.report.title } };
    case 'removal-refused':
      return { ...state, removal: { at: 'refused', sentence: event.sentence } };
    case 'removal-dismissed':
      return state.removal.at === 'removing' ? state : { ...state, removal: { at: 'idle' } };
  }
}
