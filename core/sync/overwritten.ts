import * as z from 'zod';
import type { Entry } from '../library/entry.ts';
import { DELETION } from './hub-record.ts';
import type { LostValues } from './hub-team-protocol.ts';

/** What of a clip people set themselves, and so know of: anything else that was lost is no question to them. */
const fieldSchema = z.enum(['note', 'project', DELETION]);

/** What somebody set on a clip, and another took the place of without knowing of it. */
export const overwrittenSchema = z.object({
  id: z.string(),
  clip: z.string(),
  field: fieldSchema,
  /** What had been set; empty for a deletion. */
  value: z.string(),
  /** Names of who had set it and of who took its place; null where nobody is known any more. */
  loser: z.nullable(z.string()),
  winner: z.nullable(z.string()),
  at: z.string(),
  /** 1 where it was set on this device, and the person has not said yet what is to become of it; else 0. */
  asks: z.union([z.literal(0), z.literal(1)]),
});
export type Overwritten = z.infer<typeof overwrittenSchema>;

/** A value as the hub tells that it was lost; null where it is none that people know of. */
export function overwrittenOf({ id, record, field, value, loser, winner, isOwn, at }: LostValues['values'][number]): Overwritten | null {
  const parsed = overwrittenSchema.safeParse({
    // A hub that was brought back from a copy numbers anew.
    id: `${at} ${id}`,
    clip: record,
    field,
    value: field === DELETION ? '' : value,
    loser: loser.member,
    winner: winner.member,
    at,
    asks: isOwn ? 1 : 0,
  });
  return parsed.success ? parsed.data : null;
}

/** What is now in the place of what was overwritten; null where that is as it had been set. */
export function nowInstead({ field, value }: Pick<Overwritten, 'field' | 'value'>, clip: Pick<Entry, 'note' | 'project'>): string | null {
  if (field === DELETION) return '';
  const now = clip[field] ?? '';
  return now === value ? null : now;
}
