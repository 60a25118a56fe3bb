import type { Text } from '../../core/language/language.ts';
import type { RangeRef } from '../../core/workbook/address.ts';
import type { OpenBook } from './open-book.ts';

/** What stands in the tab: nothing yet, a file on its way, a file refused, or a workbook with its pane. */
export type WorkbenchState =
  | { readonly at: 'start' }
  | { readonly at: 'opening'; readonly name: string }
  | { readonly at: 'refused'; readonly name: string; readonly sentence: Text }
  | { readonly at: 'open'; readonly book: OpenBook; readonly shown: RangeRef | null; readonly saving: Saving };

/** How the written report gets back to disk. */
export type Saving =
  | { readonly at: 'nothing-to-save' }
  | { readonly at: 'unsaved' }
  | { readonly at: 'asking-over' }
  | { readonly at: 'saving' }
  | { readonly at: 'saved'; readonly sentence: Text }
  | { readonly at: 'failed'; readonly sentence: Text };

export type WorkbenchEvent =
  | { readonly kind: 'open-started'; readonly name: string }
  | { readonly kind: 'opened'; readonly book: OpenBook; readonly firstSheet: string | null }
  | { readonly kind: 'refused'; readonly name: string; readonly sentence: Text }
  | { readonly kind: 'shown'; readonly ref: RangeRef }
  | { readonly kind: 'report-written' }
  | { readonly kind: 'over-asked' }
  | { readonly kind: 'over-declined' }
  | { readonly kind: 'save-started' }
  | { readonly kind: 'saved'; readonly sentence: Text }
  | { readonly kind: 'save-failed'; readonly sentence: Text };

export function nextWorkbench(state: WorkbenchState, event: WorkbenchEvent): WorkbenchState {
  switch (event.kind) {
    case 'open-started':
      return { at: 'opening', name: event.name };
    case 'opened': {
      if (state.at !== 'opening') return state;
      const shown = event.firstSheet === null ? null : { sheet: event.firstSheet, range: 'A1' };
      return { at: 'open', book: event.book, shown, saving: { at: 'nothing-to-save' } };
    }
    case 'refused':
      return state.at === 'opening' ? { at: 'refused', name: event.name, sentence: event.sentence } : state;
    case 'shown':
      return state.at === 'open' ? { ...state, shown: event.ref } : state;
    case 'report-written':
      return saving(state, { at: 'unsaved' });
    case 'over-asked':
      return saving(state, { at: 'asking-over' });
    case 'over-declined':
      return state.at === 'open' && state.saving.at === 'asking-over' ? saving(state, { at: 'unsaved' }) : state;
    case 'save-started':
      return saving(state, { at: 'saving' });
    case 'saved':
      return saving(state, { at: 'saved', sentence: event.sentence });
    case 'save-failed':
      return saving(state, { at: 'failed', sentence: event.sentence });
  }
}

/** True while closing the tab would lose a written report. */
export function hasUnsaved(state: WorkbenchState): boolean {
  return state.at === 'open' && !['nothing-to-save', 'saved'].includes(state.saving.at);
}

function saving(state: WorkbenchState, next: Saving): WorkbenchState {
  if (state.at !== 'open') return state;
  if (state.saving.at === 'nothing-to-save' && next.at !== 'unsaved') return state;
  return { ...state, saving: next };
}
