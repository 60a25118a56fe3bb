/** An entry made here, as its two records of an archive; the central one does not know its place yet. */
export interface PackedEntry {
  readonly name: string;
  readonly localRecord: Uint8Array;
  readonly centralRecord: Uint8Array;
}

const VERSION = 20;
const FLAG_UTF8 = 1 << 11;
const DEFLATED = 8;
/** 1 January 1980, the first day that ZIP knows: the core has no clock, and equal content gives equal bytes. */
const DATE = (1 << 5) | 1;

/** Local header with data, and central header, of a deflated entry (PKWARE APPNOTE 4.3.7 and 4.3.12). */
export function packedEntry(name: string, content: Uint8Array, compressed: Uint8Array): PackedEntry {
  const nameBytes = new TextEncoder().encode(name);
  const shared = new Uint8Array(26);
  const fields = new DataView(shared.buffer);
  fields.setUint16(0, VERSION, true);
  fields.setUint16(2, FLAG_UTF8, true);
  fields.setUint16(4, DEFLATED, true);
  fields.setUint16(8, DATE, true);
  fields.setUint32(10, crc32(content), true);
  fields.setUint32(14, compressed.length, true);
  fields.setUint32(18, content.length, true);
  fields.setUint16(22, nameBytes.length, true);
  const localRecord = new Uint8Array(30 + nameBytes.length + compressed.length);
  localRecord.set([0x50, 0x4b, 0x03, 0x04]);
  localRecord.set(shared, 4);
  localRecord.set(nameBytes, 30);
  localRecord.set(compressed, 30 + nameBytes.length);
  const centralRecord = new Uint8Array(46 + nameBytes.length);
  centralRecord.set([0x50, 0x4b, 0x01, 0x02, VERSION, 0]);
  centralRecord.set(shared, 6);
  centralRecord.set(nameBytes, 46);
  return { name, localRecord, centralRecord };
}

/** A central record that says where its local record lies now; also where ZIP64 keeps that in an extra field. */
export function relocatedRecord(record: Uint8Array, offset: number): Uint8Array {
  const moved = record.slice();
  const view = new DataView(moved.buffer);
  if (view.getUint32(42, true) !== 0xffffffff) {
    view.setUint32(42, offset, true);
    return moved;
  }
  const extraStart = 46 + view.getUint16(28, true);
  const extraEnd = extraStart + view.getUint16(30, true);
  for (let field = extraStart; field + 4 <= extraEnd; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 0x0001) continue;
    const sizesBefore = [20, 24].filter((at) => view.getUint32(at, true) === 0xffffffff).length;
    view.setUint32(field + 4 + 8 * sizesBefore, offset, true);
    view.setUint32(field + 8 + 8 * sizesBefore, 0, true);
  }
  return moved;
}

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 of ISO 3309, as ZIP uses it. */
export function crc32(bytes: Uint8Array): number {
  let value = -1;
  for (const byte of bytes) value = (CRC_TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ -1) >>> 0;
}
