import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inflateEntryBeside, type StreamInflater } from '../../../../core/workbook/file/inflate.ts';
import type { ZipEntry } from '../../../../core/workbook/file/zip.ts';
import { nativeInflate } from '../../../../hub/command-line/native-inflate.ts';
import { browserInflater } from '../../../../office-addin/workbench/browser-inflater.ts';

/** Larger than what is handed over, and hardly smaller when compressed. */
const CONTENT = new Uint8Array(randomBytes(1_500_000));
const COMPRESSED = new Uint8Array(deflateRawSync(CONTENT));

function entryOf(compressed: Uint8Array): ZipEntry {
  return { name: 'xl/worksheets/sheet1.xml', flags: 0, method: 8, crc32: 0, compressed, compressedSize: compressed.length, size: CONTENT.length, localRecord: compressed, centralRecord: compressed };
}

async function inflatedBy(inflater: StreamInflater, entry: ZipEntry, limit?: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of inflateEntryBeside(entry, inflater, limit)) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe.each([
  ['zlib', nativeInflate],
  ['the browser', browserInflater()],
] as const)('inflating beside the reader, by %s', (_, native) => {
  const inflater: StreamInflater = native ?? (() => expect.fail('there is none here'));
  const inflated = (entry: ZipEntry, limit?: number) => inflatedBy(inflater, entry, limit);

  it('gives every byte, in order', async () => {
    expect((await inflated(entryOf(COMPRESSED))).equals(CONTENT)).toBe(true);
  });

  it('refuses data that is damaged or cut, in words', async () => {
    const damaged = COMPRESSED.slice().fill(0xff, 700_000, 700_100);
    for (const bad of [COMPRESSED.subarray(0, 1_400_000), damaged.fill(0xff, 0, 64)]) {
      await expect(inflated(entryOf(bad))).rejects.toMatchObject({ code: 'workbook-broken' });
    }
  });

  it('stops at the limit', async () => {
    await expect(inflated(entryOf(COMPRESSED), 100_000)).rejects.toMatchObject({ code: 'workbook-too-large' });
  });

  it('can be left half way', async () => {
    for await (const piece of inflateEntryBeside(entryOf(COMPRESSED), inflater)) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
  });
});
