import { describe, expect, it } from 'vitest';
import { DELETION } from '../../../core/sync/hub-record.ts';
import type { LostValues } from '../../../core/sync/hub-team-protocol.ts';
import { nowInstead, overwrittenOf } from '../../../core/sync/overwritten.ts';

const LOST: LostValues['values'][number] = {
  id: 7,
  record: 'a',
  field: 'note',
  value: 'hers',
  loser: { client: 'x', member: 'Ann' },
  winner: { client: 'y', member: 'Bob' },
  isOwn: true,
  at: '2026-03-01T08:30:00.000Z',
};

describe('what was overwritten', () => {
  it('is asked of the one who had set it, by what people call it', () => {
    expect(overwrittenOf(LOST)).toMatchObject({ clip: 'a', field: 'note', value: 'hers', loser: 'Ann', winner: 'Bob', asks: 1 });
    expect(overwrittenOf({ ...LOST, isOwn: false })).toMatchObject({ asks: 0 });
    expect(overwrittenOf({ ...LOST, field: DELETION, value: true })).toMatchObject({ field: DELETION, value: '' });
  });

  it('is no question where people never set it, or it is none that this version knows', () => {
    expect(overwrittenOf({ ...LOST, field: 'contentHash', value: 'f'.repeat(64) })).toBeNull();
    expect(overwrittenOf({ ...LOST, field: 'capturedAt' })).toBeNull();
    expect(overwrittenOf({ ...LOST, value: { rich: 'text' } })).toBeNull();
  });

  it('is nothing to ask about where it stands there again, and else shown beside what is there now', () => {
    const clip = { note: 'hers', project: null };
    expect(nowInstead({ field: 'note', value: 'hers' }, clip)).toBeNull();
    expect(nowInstead({ field: 'note', value: 'earlier' }, clip)).toBe('hers');
    expect(nowInstead({ field: 'project', value: '' }, clip)).toBeNull();
    expect(nowInstead({ field: 'project', value: 'rivals' }, clip)).toBe('');
    expect(nowInstead({ field: DELETION, value: '' }, clip)).toBe('');
  });
});
