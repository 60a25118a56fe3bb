import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecord } from '../../../../core/sync/export/csv.ts';

describe('a CSV record', () => {
  it('quotes commas, quotes and line breaks', () => {
    expect(csvRecord(['a,b', 'say "hi"', 'one\ntwo', null, 1.5, true])).toBe('"a,b","say ""hi""","one\ntwo",,1.5,true\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', '  =1'])('keeps %j from being a formula', (text) => {
    expect(csvRecord([text])).toContain(`'${text}`);
  });

  it('never lets a text begin a field with a formula sign', () => {
    fc.assert(fc.property(fc.string(), (text) => !/^"?[=+\-@]/.test(csvRecord([text]))));
  });
});
