import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DELETION, type Operation } from '../../../core/sync/hub-record.ts';
import { mergeOperation, type Merged, type MergedRecord } from '../../../core/sync/merge-operation.ts';

const COUNTER = 10;

function operation(parts: Partial<Operation> = {}): Operation {
  return { opNo: 1, id: 'a', kind: 'clip', baseRev: 0, deleted: false, set: {}, add: {}, remove: {}, ...parts };
}

function recordOf({ record }: Merged): MergedRecord {
  if (record === null) throw new Error('There is no record');
  return record;
}

/** A record that `ann` made, with a note and two tags. */
function made(): MergedRecord {
  return recordOf(mergeOperation(null, operation({ set: { note: 'first', project: null }, add: { tags: ['b', 'a'] } }), 'ann', COUNTER));
}

describe('merging an operation', () => {
  it('makes a record, above every place that was', () => {
    expect(made()).toMatchObject({ rev: 11, deleted: false, fields: { note: 'first', project: null }, sets: { tags: ['a', 'b'] } });
  });

  it('knows nothing of a record that was let go of', () => {
    expect(mergeOperation(null, operation({ baseRev: 3, set: { note: 'x' } }), 'ann', COUNTER)).toEqual({ record: null, changed: false, lost: [] });
  });

  it('changes fields one by one: two people at different fields do not meet', () => {
    const noted = recordOf(mergeOperation(made(), operation({ baseRev: 11, set: { note: 'second' } }), 'bob', 12));
    const { record, lost } = mergeOperation(noted, operation({ baseRev: 11, set: { project: 'rivals' } }), 'ann', 13);
    expect(record?.fields).toEqual({ note: 'second', project: 'rivals' });
    expect(lost).toEqual([]);
  });

  it('keeps the later of two who set one field without knowing of each other, and reports the other as lost', () => {
    const bobs = recordOf(mergeOperation(made(), operation({ baseRev: 11, set: { note: "bob's" } }), 'bob', 12));
    const { record, lost } = mergeOperation(bobs, operation({ baseRev: 11, set: { note: "cem's" } }), 'cem', 13);
    expect(record?.fields['note']).toBe("cem's");
    expect(lost).toEqual([{ field: 'note', value: "bob's", client: 'bob' }]);
  });

  it('loses nothing where the second knew of the first, was the first, or said the same', () => {
    const bobs = recordOf(mergeOperation(made(), operation({ baseRev: 11, set: { note: 'x' } }), 'bob', 12));
    expect(mergeOperation(bobs, operation({ baseRev: bobs.rev, set: { note: 'y' } }), 'cem', 13).lost).toEqual([]);
    expect(mergeOperation(bobs, operation({ baseRev: 11, set: { note: 'y' } }), 'bob', 13).lost).toEqual([]);
    expect(mergeOperation(bobs, operation({ baseRev: 11, set: { note: 'x' } }), 'cem', 13)).toEqual({ record: bobs, changed: false, lost: [] });
  });

  it('adds and takes out members of a set one by one', () => {
    const more = recordOf(mergeOperation(made(), operation({ baseRev: 11, add: { tags: ['c'] } }), 'bob', 12));
    expect(mergeOperation(more, operation({ baseRev: 11, remove: { tags: ['a'] } }), 'cem', 13).record?.sets['tags']).toEqual(['b', 'c']);
  });

  it('lets a change stand against a deletion that did not know of it, whichever comes first', () => {
    const noted = recordOf(mergeOperation(made(), operation({ baseRev: 11, set: { note: 'kept' } }), 'bob', 12));
    const late = mergeOperation(noted, operation({ baseRev: 11, deleted: true }), 'ann', 13);
    expect(late).toEqual({ record: noted, changed: false, lost: [{ field: DELETION, value: true, client: 'ann' }] });

    const deleted = recordOf(mergeOperation(made(), operation({ baseRev: 11, deleted: true }), 'ann', 12));
    const back = mergeOperation(deleted, operation({ baseRev: 11, set: { note: 'kept' } }), 'bob', 13);
    expect(back.record).toMatchObject({ deleted: false, fields: { note: 'kept' }, sets: { tags: ['a', 'b'] } });
    expect(back.lost).toEqual([{ field: DELETION, value: true, client: 'ann' }]);
  });

  it('deletes for who knows all of it', () => {
    const noted = recordOf(mergeOperation(made(), operation({ baseRev: 11, set: { note: 'x' } }), 'bob', 12));
    expect(mergeOperation(noted, operation({ baseRev: noted.rev, deleted: true }), 'ann', 13)).toMatchObject({ record: { deleted: true }, changed: true, lost: [] });
  });

  it('never takes a member out of a set that nobody took out, in whatever order', () => {
    const change = fc.record({ client: fc.constantFrom('ann', 'bob', 'cem'), baseRev: fc.integer({ min: 0, max: 30 }), add: fc.subarray(['p', 'q', 'r']), remove: fc.subarray(['a', 'b']) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        let record = made();
        for (const [index, { client, baseRev, add, remove }] of changes.entries()) {
          record = recordOf(mergeOperation(record, operation({ opNo: index + 2, baseRev: Math.max(1, baseRev), add: { tags: add }, remove: { tags: remove } }), client, COUNTER + index));
        }
        const removed = new Set(changes.flatMap(({ remove }) => remove));
        const wanted = new Set(['a', 'b', ...changes.flatMap(({ add }) => add)].filter((tag) => !removed.has(tag)));
        expect(new Set(record.sets['tags'])).toEqual(wanted);
      }),
    );
  });
});

describe('what devices tell a restored hub again', () => {
  const RESTORED = 1_000_000_000;
  const again = (place: number, parts: Partial<Operation>) => operation({ baseRev: 11, again: place, ...parts });

  it('is taken from the one that knew most, whichever comes first', () => {
    const older = again(14, { opNo: 2, set: { note: 'older' } });
    const newer = again(17, { opNo: 3, set: { note: 'newer' } });
    const upwards = recordOf(mergeOperation(recordOf(mergeOperation(made(), older, 'ann', RESTORED)), newer, 'bob', RESTORED));
    const downwards = recordOf(mergeOperation(recordOf(mergeOperation(made(), newer, 'bob', RESTORED)), older, 'ann', RESTORED));
    expect([upwards.fields['note'], downwards.fields['note']]).toEqual(['newer', 'newer']);
  });

  it('does not take the place of what was changed since the hub came back, and is reported as lost against it', () => {
    const since = recordOf(mergeOperation(made(), operation({ baseRev: 11, set: { note: 'since' }, add: { tags: ['since'] } }), 'cem', RESTORED + 20));
    const { record, lost } = mergeOperation(since, again(14, { set: { note: 'before' }, remove: { tags: ['since', 'a'] }, add: { tags: ['before'] } }), 'ann', RESTORED + 21);
    expect(record?.fields['note']).toBe('since');
    expect(record?.sets['tags']).toEqual(['a', 'b', 'before', 'since']);
    expect(lost).toEqual([{ field: 'note', value: 'before', client: 'ann' }]);
  });

  it('loses nothing where it told that a field was empty', () => {
    const since = recordOf(mergeOperation(made(), operation({ baseRev: 11, set: { note: 'since' } }), 'cem', RESTORED + 20));
    const { record, lost } = mergeOperation(since, again(14, { set: { note: null } }), 'ann', RESTORED + 21);
    expect(record?.fields['note']).toBe('since');
    expect(lost).toEqual([]);
  });

  it('is put together where the hub came back twice, and lost two pasts that knew nothing of each other', () => {
    const first = again(14, { opNo: 2, set: { note: 'first past' }, add: { tags: ['one'] } });
    const second = again(RESTORED + 14, { opNo: 3, set: { note: 'second past' }, add: { tags: ['two'] }, remove: { tags: ['one'] } });
    for (const [earlier, later] of [[first, second], [second, first]] as const) {
      const both = recordOf(mergeOperation(recordOf(mergeOperation(made(), earlier, 'ann', 2 * RESTORED)), later, 'bob', 2 * RESTORED + 1));
      expect(both.fields['note']).toBe('second past');
      expect(both.sets['tags']).toEqual(['a', 'b', 'one', 'two']);
    }
  });

  it('deletes again what had been deleted, unless it was changed since', () => {
    expect(mergeOperation(made(), again(14, { deleted: true }), 'ann', RESTORED).record?.deleted).toBe(true);
    const since = recordOf(mergeOperation(made(), operation({ baseRev: 11, set: { note: 'since' } }), 'cem', RESTORED + 20));
    expect(mergeOperation(since, again(14, { deleted: true }), 'ann', RESTORED + 21).record?.deleted).toBe(false);
  });
});
