import type { ChangeCells } from '../../../core/analysis/why-changed/change-cells.ts';
import type { ChangeExplained } from '../../../core/analysis/why-changed/explain-change.ts';

/** A segment by names: a member for each of its dimensions. */
export type Named = Readonly<Record<string, string>>;

export function namedSegments({ segments }: ChangeExplained, { dimensions }: ChangeCells): Named[] {
  return segments.map(({ segment }) => Object.fromEntries(segment.map(({ dimension, member }) => [dimensions[dimension]?.name ?? '', dimensions[dimension]?.members[member] ?? ''])));
}

/** Whether a first answer is one of the causes; where there are none, whether there is no answer. */
export function isNamed(first: Named | undefined, causes: readonly Named[]): boolean {
  if (first === undefined || causes.length === 0) return first === undefined && causes.length === 0;
  return causes.some((cause) => keyOf(cause) === keyOf(first));
}

/** What all parts together differ from the whole's change, as a share of the larger of it and its parts. */
export function partsLeaveOver({ total, segments, rest }: ChangeExplained): number {
  const parts = [...segments.map(({ part }) => part), rest];
  const change = total.delta ?? 0;
  const largest = Math.max(Math.abs(change), ...parts.map(({ contribution }) => Math.abs(contribution)));
  const added = parts.reduce((sum, { contribution }) => sum + contribution, 0);
  return largest === 0 ? 0 : Math.abs(added - change) / largest;
}

function keyOf(named: Named): string {
  return JSON.stringify(Object.entries(named).sort());
}
