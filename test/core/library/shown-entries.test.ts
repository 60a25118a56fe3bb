import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../core/library/entry.ts';
import { shownEntries, tagsOf } from '../../../core/library/shown-entries.ts';

function entry(id: string, parts: Partial<Entry> = {}): Entry {
  return {
    id,
    url: `https://shop.example/${id}`,
    host: 'shop.example',
    pageKey: id,
    capturedAt: '2026-03-01T08:30:00.000Z',
    contentHash: '',
    title: id,
    pageType: 'product',
    price: null,
    project: null,
    tags: [],
    note: '',
    tables: 0,
    figures: 0,
    items: 0,
    ...parts,
  };
}

const ENTRIES = [
  entry('a', { project: 'Q3', tags: ['x'] }),
  entry('b', { project: 'Q3', tags: ['x', 'y'], pageType: 'article' }),
  entry('c'),
];
const ALL = { project: null, tag: null, type: null };
const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id);

describe('shownEntries', () => {
  it('keeps the order of the list, or of the search', () => {
    expect(ids(shownEntries(ENTRIES, ALL, null))).toEqual(['a', 'b', 'c']);
    expect(ids(shownEntries(ENTRIES, ALL, ['c', 'gone', 'a']))).toEqual(['c', 'a']);
    expect(ids(shownEntries(ENTRIES, ALL, []))).toEqual([]);
  });

  it('filters by project, tag and type together, also within a search', () => {
    expect(ids(shownEntries(ENTRIES, { ...ALL, project: 'Q3' }, null))).toEqual(['a', 'b']);
    expect(ids(shownEntries(ENTRIES, { project: 'Q3', tag: 'x', type: 'article' }, null))).toEqual(['b']);
    expect(ids(shownEntries(ENTRIES, { ...ALL, tag: 'y' }, ['c', 'b']))).toEqual(['b']);
  });
});

describe('tagsOf', () => {
  it('lists every tag once', () => expect(tagsOf(ENTRIES)).toEqual(['x', 'y']));
});
