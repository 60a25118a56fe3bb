import { refusal } from './refusal.ts';

/** One entry of a ZIP archive, found through the central directory, which alone is trusted for sizes. */
export interface ZipEntry {
  /** As it stands in the archive: may hold backslashes or a leading slash. */
  readonly name: string;
  readonly flags: number;
  /** 0 stored, 8 deflated; others are kept but cannot be read. */
  readonly method: number;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly compressed: Uint8Array;
  /** The local header, the compressed bytes and the data descriptor, exactly as they lie in the archive. */
  readonly localRecord: Uint8Array;
  /** The central directory's record of this entry, exactly; its local offset is at byte 42 (or in the ZIP64 field). */
  readonly centralRecord: Uint8Array;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const END_RECORD_64 = 0x06064b50;
const END_LOCATOR_64 = 0x07064b50;
const DESCRIPTOR = 0x08074b50;
const FLAG_DESCRIPTOR = 1 << 3;
const FLAG_UTF8 = 1 << 11;
/** Deflate cannot expand more than 1032-fold: a larger claim is a lie. */
const MAX_DEFLATE_RATIO = 1032;
/** Far beyond any workbook; each entry costs memory before anything is read. */
const MAX_ENTRIES = 100_000;

interface Directory {
  readonly offset: number;
  readonly size: number;
  readonly count: number;
}

/**
 * Reads the central directory of a ZIP archive (PKWARE APPNOTE 6.3): ZIP64, data descriptors and bytes before
 * the archive are understood. Entries come in the order of the directory.
 * Throws Problem `workbook-broken` where it is no archive, is cut off, or its entries overlap or claim
 * impossible sizes.
 */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEndRecord(bytes, view);
  if (end === null) throw refusal.notAZip();
  const { directory, shift } = locateDirectory(view, end);
  if (directory.count > MAX_ENTRIES) throw refusal.impossibleSizes();
  const entries: (ZipEntry & { readonly start: number })[] = [];
  const limit = directory.offset + shift + directory.size;
  let at = directory.offset + shift;
  for (let i = 0; i < directory.count; i++) {
    if (at + 46 > limit || limit > bytes.length || view.getUint32(at, true) !== CENTRAL_HEADER) throw refusal.notAZip();
    const length = 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at + length > limit) throw refusal.notAZip();
    entries.push(readEntry(bytes, view, at, length, shift));
    at += length;
  }
  refuseOverlaps(entries);
  return entries;
}

function findEndRecord(bytes: Uint8Array, view: DataView): number | null {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= lowest; at--) {
    if (bytes[at] === 0x50 && view.getUint32(at, true) === END_RECORD) return at;
  }
  return null;
}

function locateDirectory(view: DataView, end: number): { directory: Directory; shift: number } {
  let directory: Directory = {
    count: view.getUint16(end + 10, true),
    size: view.getUint32(end + 12, true),
    offset: view.getUint32(end + 16, true),
  };
  let directoryEnd = end;
  const locator = end - 20;
  const is64 = locator >= 0 && view.getUint32(locator, true) === END_LOCATOR_64;
  if (is64) {
    const declared = readUint64(view, locator + 8);
    const at = [declared, locator - 56].find(
      (place) => place >= 0 && place + 56 <= locator && view.getUint32(place, true) === END_RECORD_64,
    );
    if (at === undefined) throw refusal.notAZip();
    directory = {
      count: readUint64(view, at + 32),
      size: readUint64(view, at + 40),
      offset: readUint64(view, at + 48),
    };
    directoryEnd = at;
  }
  // Bytes put before an archive (by downloads or signatures) move everything by the same distance.
  const shift = startsDirectory(view, directory) ? 0 : directoryEnd - directory.size - directory.offset;
  if (shift < 0 || directory.offset + shift + directory.size > view.byteLength) throw refusal.notAZip();
  return { directory, shift };
}

function startsDirectory(view: DataView, { offset, count }: Directory): boolean {
  if (count === 0) return true;
  return offset + 4 <= view.byteLength && view.getUint32(offset, true) === CENTRAL_HEADER;
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  length: number,
  shift: number,
): ZipEntry & { readonly start: number } {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const crc32 = view.getUint32(at + 16, true);
  const nameLength = view.getUint16(at + 28, true);
  const extraStart = at + 46 + nameLength;
  const sizes = readSizes(view, at, extraStart, extraStart + view.getUint16(at + 30, true));
  const start = sizes.localOffset + shift;
  if (start + 30 > bytes.length || view.getUint32(start, true) !== LOCAL_HEADER) throw refusal.impossibleSizes();
  const dataStart = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  const dataEnd = dataStart + sizes.compressedSize;
  if (dataEnd > bytes.length) throw refusal.notAZip();
  const possible = method === 0 ? sizes.compressedSize : sizes.compressedSize * MAX_DEFLATE_RATIO + 64;
  if (method <= 8 && sizes.size > possible) throw refusal.impossibleSizes();
  return {
    start,
    name: decodeName(bytes.subarray(at + 46, extraStart), (flags & FLAG_UTF8) !== 0),
    flags,
    method,
    crc32,
    compressedSize: sizes.compressedSize,
    size: sizes.size,
    compressed: bytes.subarray(dataStart, dataEnd),
    localRecord: bytes.subarray(start, dataEnd + descriptorLength(view, flags, dataEnd, crc32)),
    centralRecord: bytes.subarray(at, at + length),
  };
}

/** Sizes and the local offset; fields of 0xFFFFFFFF are in the ZIP64 extra field, in this order. */
function readSizes(view: DataView, at: number, extraStart: number, extraEnd: number) {
  let size = view.getUint32(at + 24, true);
  let compressedSize = view.getUint32(at + 20, true);
  let localOffset = view.getUint32(at + 42, true);
  for (let field = extraStart; field + 4 <= extraEnd; ) {
    const fieldEnd = field + 4 + view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === 0x0001 && fieldEnd <= extraEnd) {
      let next = field + 4;
      const take = (value: number): number => {
        if (value !== 0xffffffff || next + 8 > fieldEnd) return value;
        next += 8;
        return readUint64(view, next - 8);
      };
      size = take(size);
      compressedSize = take(compressedSize);
      localOffset = take(localOffset);
    }
    field = fieldEnd;
  }
  return { size, compressedSize, localOffset };
}

/** The descriptor after the data comes with or without a signature and with sizes of 4 or 8 bytes. */
function descriptorLength(view: DataView, flags: number, at: number, crc32: number): number {
  if ((flags & FLAG_DESCRIPTOR) === 0) return 0;
  const signed = at + 16 <= view.byteLength && view.getUint32(at, true) === DESCRIPTOR;
  const body = signed ? at + 4 : at;
  if (body + 12 > view.byteLength || view.getUint32(body, true) !== crc32) return 0;
  const wide = body + 20 <= view.byteLength && !startsRecord(view, body + 12) && startsRecord(view, body + 20);
  return body - at + (wide ? 20 : 12);
}

function startsRecord(view: DataView, at: number): boolean {
  if (at + 4 > view.byteLength) return false;
  const signature = view.getUint32(at, true);
  return signature === LOCAL_HEADER || signature === CENTRAL_HEADER;
}

function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  if (isUtf8) return new TextDecoder().decode(bytes);
  // Archives without the UTF-8 flag mostly hold UTF-8 or ASCII all the same.
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** Entries that share bytes are how small archives unpack to petabytes; no honest writer makes them. */
function refuseOverlaps(entries: readonly (ZipEntry & { readonly start: number })[]): void {
  const byPlace = entries.toSorted((a, b) => a.start - b.start);
  let end = 0;
  for (const entry of byPlace) {
    if (entry.start < end) throw refusal.impossibleSizes();
    end = entry.start + entry.localRecord.length;
  }
}

function readUint64(view: DataView, at: number): number {
  return view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);
}
