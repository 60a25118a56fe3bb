import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextIds } from '../../../core/sheet/text-ids.ts';

describe('numbers of texts', () => {
  it('are given in order, to each text once', () => {
    const ids = new TextIds();
    expect(['East', '华东', 'East', '', 'east', '华东'].map((text) => ids.idOf(text))).toEqual([0, 1, 0, 2, 3, 1]);
    expect(ids.texts).toEqual(['East', '华东', '', 'east']);
  });

  it('are those that a map would give', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a', 'b', 'ab'))), (texts) => {
        const [ids, map] = [new TextIds(), new Map<string, number>()];
        for (const text of texts) {
          if (!map.has(text)) map.set(text, map.size);
          expect(ids.idOf(text)).toBe(map.get(text));
        }
      }),
    );
  });

  it('tell long texts apart that differ in the middle only, even where their hashes are the same', () => {
    const ids = new TextIds();
    const long = (middle: number) => `${'a'.repeat(100)}${String(middle).padStart(3, '0')}${'z'.repeat(100)}`;
    for (let middle = 0; middle < 500; middle++) expect(ids.idOf(long(middle))).toBe(middle);
    for (let middle = 0; middle < 500; middle++) expect(ids.idOf(long(middle))).toBe(middle);
  });

  it('hold for as many texts as crowd each other out of their places', () => {
    const ids = new TextIds();
    const texts = Array.from({ length: 200_000 }, (_, index) => `SO-${index * 7}`);
    for (const text of texts) ids.idOf(text);
    expect(texts.findIndex((text, index) => ids.idOf(text) !== index)).toBe(-1);
    expect(ids.texts).toHaveLength(texts.length);
  });
});
