import type { QueryResult } from '../../core/engine/engine.ts';
import type { Text } from '../../core/language/language.ts';

/** A query that a person writes in the pane, and its last answer. */
export interface QueryState {
  /** Null until the person has typed: then the pane proposes a query of its own. */
  readonly sql: string | null;
  readonly run:
    | { readonly at: 'idle' }
    /** `first`: the engine may still have to start. */
    | { readonly at: 'running'; readonly first: boolean }
    | { readonly at: 'answered'; readonly result: QueryResult }
    | { readonly at: 'failed'; readonly sentence: Text }
    | { readonly at: 'stopped' };
  readonly hasAnswered: boolean;
}

export type QueryEvent =
  | { readonly kind: 'typed'; readonly sql: string }
  | { readonly kind: 'run-started' }
  | { readonly kind: 'answered'; readonly result: QueryResult }
  | { readonly kind: 'run-failed'; readonly sentence: Text }
  | { readonly kind: 'run-stopped' };

export const noQuery: QueryState = { sql: null, run: { at: 'idle' }, hasAnswered: false };

export function nextQuery(state: QueryState, event: QueryEvent): QueryState {
  const running = state.run.at === 'running';
  switch (event.kind) {
    case 'typed':
      return { ...state, sql: event.sql };
    case 'run-started':
      return running ? state : { ...state, run: { at: 'running', first: !state.hasAnswered } };
    case 'answered':
      return running ? { ...state, run: { at: 'answered', result: event.result }, hasAnswered: true } : state;
    case 'run-failed':
      return running ? { ...state, run: { at: 'failed', sentence: event.sentence } } : state;
    case 'run-stopped':
      return running ? { ...state, run: { at: 'stopped' } } : state;
  }
}
