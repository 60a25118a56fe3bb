import { describe, expect, it } from 'vitest';
import { crc32, relocatedRecord } from '../../../../../core/workbook/file/write/zip-entry.ts';

const record = (fields: { size: number; compressed: number; offset: number; extra: readonly number[] }): Uint8Array => {
  const bytes = new Uint8Array(46 + 1 + fields.extra.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(20, fields.compressed, true);
  view.setUint32(24, fields.size, true);
  view.setUint16(28, 1, true);
  view.setUint16(30, fields.extra.length, true);
  view.setUint32(42, fields.offset, true);
  bytes.set(fields.extra, 47);
  return bytes;
};

describe('records of a central directory', () => {
  it('learn where their entry lies now', () => {
    const before = record({ size: 5, compressed: 5, offset: 100, extra: [] });
    const moved = relocatedRecord(before, 7);
    expect(new DataView(moved.buffer).getUint32(42, true)).toBe(7);
    expect(new DataView(before.buffer).getUint32(42, true)).toBe(100);
  });

  it('learn it in their ZIP64 field where that has the say, after the sizes that it holds', () => {
    const all = 0xffffffff;
    const zip64 = [0x99, 0, 1, 0, 42, 0x01, 0, 16, 0, ...new Array<number>(8).fill(1), ...new Array<number>(8).fill(9)];
    const moved = relocatedRecord(record({ size: all, compressed: 5, offset: all, extra: zip64 }), 7);
    expect([...moved.slice(-16)]).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 7, 0, 0, 0, 0, 0, 0, 0]);
    expect(new DataView(moved.buffer).getUint32(42, true)).toBe(all);
  });
});

describe('checksums', () => {
  it('are those of the standard', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
  });
});
