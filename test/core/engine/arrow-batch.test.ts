import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrowBatch } from '../../../core/engine/arrow-batch.ts';
import { sampleColumn, sampleTable } from './sample-table.ts';

describe('rows as Arrow', () => {
  it('keep every text, whatever it is made of; half a character becomes the sign for one that is not known', () => {
    const unit = fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0x41, 0xd83d, 0xde00, 0x534e));
    const text = fc.array(unit, { maxLength: 6 }).map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(fc.array(fc.option(text), { minLength: 1, maxLength: 20 }), (values) => {
        const batch = arrowBatch(sampleTable('t', [sampleColumn('a', 0, { type: 'text', values })]), 0, values.length);
        const read: unknown[] = [...(tableFromIPC(batch).getChild('a') ?? [])];
        expect(read).toEqual(values.map((value) => value?.replace(/\p{Surrogate}/gu, '\uFFFD') ?? null));
      }),
    );
  });
});
