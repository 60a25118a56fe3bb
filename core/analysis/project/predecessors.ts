import { halfWidth } from '../../quantity/half-width.ts';
import type { LinkKind } from './critical-path.ts';

/** A task that another waits for, as its cell names it: by key or by name. */
export interface NamedLink {
  readonly name: string;
  readonly kind: LinkKind;
  readonly lag: number;
}

const SEPARATORS = /[;；,，、\n|┋]+/;
const NONE = /^(?:无|没有|-+|—+|–+|\/|none|n\/?a|nil|start)$/i;
const LINK = /^(.+?)\s*(FS|SS|FF|SF)?\s*(?:([+-])\s*(\d+(?:\.\d+)?)\s*(?:e?d(?:ays?)?|天|个?工作日|日)?)?$/i;
const KINDS: readonly LinkKind[] = ['FS', 'SS', 'FF', 'SF'];

/**
 * The tasks that a cell names: `3`, `1,2`, `A、B`, `5FS+2 days`, `设计；评审`. `isKnown` decides where a name holds a
 * separator or looks like a link with a lag.
 */
export function readPredecessors(cell: string, isKnown: (name: string) => boolean): readonly NamedLink[] {
  const whole = cell.trim();
  if (whole === '' || NONE.test(whole)) return [];
  if (isKnown(whole)) return [{ name: whole, kind: 'FS', lag: 0 }];
  const parts = whole.split(SEPARATORS).map((part) => part.trim()).filter((part) => part !== '' && !NONE.test(part));
  const spaced = parts.flatMap((part) => (isKnown(part) || !part.split(/\s+/).every(isKnown) ? [part] : part.split(/\s+/)));
  return spaced.flatMap((part) => linkOf(part, isKnown) ?? lettersOf(part, isKnown));
}

function linkOf(part: string, isKnown: (name: string) => boolean): NamedLink | null {
  if (isKnown(part)) return { name: part, kind: 'FS', lag: 0 };
  const match = LINK.exec(halfWidth(part));
  const name = match?.[1]?.trim() ?? '';
  if (match === null || !isKnown(name)) return null;
  const kind = KINDS.find((one) => one === match[2]?.toUpperCase()) ?? 'FS';
  return { name, kind, lag: match[4] === undefined ? 0 : Number(match[4]) * (match[3] === '-' ? -1 : 1) };
}

/** `AB` names A and B where textbooks write it so; anything else is a task that nobody knows. */
function lettersOf(part: string, isKnown: (name: string) => boolean): readonly NamedLink[] {
  const letters = [...part];
  const names = letters.length > 1 && letters.length <= 5 && letters.every((letter) => /[A-Z]/.test(letter) && isKnown(letter)) ? letters : [part];
  return names.map((name) => ({ name, kind: 'FS' as const, lag: 0 }));
}
