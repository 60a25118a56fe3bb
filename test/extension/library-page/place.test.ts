import { describe, expect, it } from 'vitest';
import { hashOf, placeOf } from '../../../extension/library-page/place.ts';

describe('a place on the library page', () => {
  it('comes back from its address', () => {
    const place = { clip: 'id/1', query: '蓝牙 & more', project: 'Q3 #1', tag: null, type: 'forum', overwritten: true };
    expect(placeOf(hashOf(place))).toEqual(place);
  });
});
