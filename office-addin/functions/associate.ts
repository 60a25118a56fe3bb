import type { FunctionId } from './function-list.ts';

const IDS: readonly FunctionId[] = ['CLIP', 'PRICE', 'KPI'];

/**
 * Tells Excel what its formulas call; an Excel without custom functions is told nothing. What answers is loaded when a formula
 * first asks: whoever only opens the pane does not pay for it.
 */
export function associateFunctions(): void {
  if (!('CustomFunctions' in globalThis)) return;
  for (const id of IDS) CustomFunctions.associate(id, async (...given: readonly unknown[]) => (await import('./answers.ts')).answer(id, given));
}
