import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { strFromU8, strToU8, Zip, ZipDeflate } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../../core/language/problem.ts';
import { inflateEntry, inflateWhole } from '../../../../core/workbook/file/inflate.ts';
import { openPackage } from '../../../../core/workbook/file/package.ts';
import { handmadeParts, sheetOf, zipParts } from './handmade-file.ts';

const BYTES = sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>');
const PARTS = handmadeParts({ sheets: [{ name: 'Sheet1', xml: '<sheetData/>' }] });

function codeOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'opened';
}

const opening = (bytes: Uint8Array): string => codeOf(() => openPackage(bytes));

describe('opening a workbook file', () => {
  it('finds the workbook part through the package’s relationships', () => {
    const { 'xl/workbook.xml': workbook = '', ...others } = PARTS;
    const moved = zipParts({
      ...others,
      'book/main.xml': workbook,
      '_rels/.rels': '<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/book/main.xml"/></Relationships>',
    });
    expect(openPackage(moved).workbookPart).toBe('book/main.xml');
  });

  it('finds parts in any case, with backslashes, leading slashes and percent signs', () => {
    const pkg = openPackage(zipParts({ ...PARTS, 'xl\\Media\\图 1.png': 'picture' }));
    for (const name of ['xl/media/图 1.png', '/XL/MEDIA/图 1.PNG', 'xl\\media\\图 1.png', 'xl/media/%E5%9B%BE%201.png']) {
      expect(pkg.text(name)).toBe('picture');
    }
    expect(pkg.rawPart('xl/media/图 1.png')?.name).toBe('xl\\Media\\图 1.png');
    expect(pkg.part('xl/media/none.png')).toBeNull();
    expect(pkg.pieces('xl/media/none.png')).toEqual([]);
  });

  it('takes the last of several entries with one name, as archives are updated in place', () => {
    const first = zipParts({ ...PARTS, 'xl/note.xml': 'old', 'xl/nota.xml': 'new' });
    const twice = renamed(first, 'xl/nota.xml', 'xl/note.xml');
    const pkg = openPackage(twice);
    expect(pkg.text('xl/note.xml')).toBe('new');
    expect(pkg.entries.filter(({ name }) => name === 'xl/note.xml')).toHaveLength(1);
  });

  it('reads entries whose sizes follow the data, and knows where those records end', () => {
    const pkg = openPackage(streamedZip(PARTS));
    expect(pkg.text('xl/workbook.xml')).toContain('Sheet1');
    const covered = pkg.entries.reduce((sum, entry) => sum + entry.localRecord.length, 0);
    const directory = pkg.entries.reduce((sum, entry) => sum + entry.centralRecord.length, 0);
    expect(covered + directory + 22).toBe(pkg.bytes.length);
  });

  it('reads ZIP64 archives', () => {
    expect(openPackage(withZip64End(BYTES)).text('xl/workbook.xml')).toContain('Sheet1');
  });

  it('reads archives that have other bytes before them', () => {
    const prefixed = new Uint8Array(BYTES.length + 100);
    prefixed.set(BYTES, 100);
    expect(openPackage(prefixed).text('xl/workbook.xml')).toContain('Sheet1');
  });

  it('reads parts in the encoding that they declare', () => {
    const utf16 = new Uint8Array([0xff, 0xfe, ...Array.from('<a>表</a>').flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])]);
    const gbk = new Uint8Array([...strToU8('<?xml version="1.0" encoding="GBK"?><a>'), 0xb1, 0xed, ...strToU8('</a>')]);
    const pkg = openPackage(zipParts({ ...PARTS, 'utf16.xml': utf16, 'gbk.xml': gbk }));
    expect(pkg.text('utf16.xml')).toContain('<a>表</a>');
    expect(pkg.text('gbk.xml')).toContain('<a>表</a>');
  });

  it('gives entries exactly as they lie in the file', () => {
    const pkg = openPackage(BYTES);
    const copied = [...pkg.entries.map((entry) => entry.localRecord), ...pkg.entries.map((entry) => entry.centralRecord)];
    const whole = Buffer.concat([...copied, BYTES.subarray(-22)]);
    expect(whole.equals(Buffer.from(BYTES))).toBe(true);
    const entry = pkg.rawPart('xl/workbook.xml');
    expect(entry).toMatchObject({ method: 8, size: pkg.part('xl/workbook.xml')?.length, compressedSize: entry?.compressed.length });
  });

  it('resolves relationships against their part', () => {
    const rels = `<x:Relationships xmlns:x="r"><x:Relationship Id="rId1" Type="t/drawing" Target="../drawings/d1.xml"/><x:Relationship Id="rId2" Type="t/table" Target="/xl/tables/t1.xml"/><x:Relationship Id="rId3" Type="t/hyperlink" Target="https://example.com/?a=1&amp;b=2" TargetMode="External"/></x:Relationships>`;
    const pkg = openPackage(zipParts({ ...PARTS, 'xl/worksheets/_rels/sheet1.xml.rels': rels }));
    expect(pkg.relationships('xl/worksheets/sheet1.xml').map(({ kind, part, target }) => [kind, part, target])).toEqual([
      ['drawing', 'xl/drawings/d1.xml', '../drawings/d1.xml'],
      ['table', 'xl/tables/t1.xml', '/xl/tables/t1.xml'],
      ['hyperlink', null, 'https://example.com/?a=1&b=2'],
    ]);
    expect(pkg.relationships('xl/worksheets/sheet9.xml')).toEqual([]);
  });

  it('knows content types by part and by extension', () => {
    const pkg = openPackage(BYTES);
    expect(pkg.contentType('/xl/Workbook.xml')).toContain('sheet.main');
    expect(pkg.contentType('xl/any.XML')).toBe('application/xml');
    expect(pkg.contentType('xl/any.png')).toBeNull();
  });
});

describe('refusing what is no .xlsx workbook', () => {
  const compound = (stream: string): Uint8Array =>
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(500).fill(0), ...Array.from(stream).flatMap((letter) => [letter.charCodeAt(0), 0])]);

  it.each([
    ['a file with a password', compound('EncryptedPackage'), 'workbook-encrypted'],
    ['an old .xls', compound('Workbook'), 'workbook-old-format'],
    ['an .xls without a container', new Uint8Array([0x09, 0x08, 0x10, 0, 0, 6]), 'workbook-old-format'],
    ['another OLE file', compound('WordDocument'), 'workbook-other-format'],
    ['an HTML table under an Excel name', strToU8('\n<html><table>'), 'workbook-other-format'],
    ['a PDF', strToU8('%PDF-1.7'), 'workbook-other-format'],
    ['an empty file', new Uint8Array(0), 'workbook-broken'],
    ['a text', strToU8('a,b\n1,2\n'), 'workbook-broken'],
    ['half a file', BYTES.subarray(0, BYTES.length / 2), 'workbook-broken'],
    ['an archive without a workbook', zipParts({ 'readme.txt': 'hello' }), 'workbook-broken'],
    ['an .ods', zipParts({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }), 'workbook-other-format'],
    ['a Numbers file', zipParts({ 'Index/Document.iwa': 'x' }), 'workbook-other-format'],
  ])('refuses %s', (_, bytes, code) => {
    expect(opening(bytes)).toBe(code);
  });

  it.each([
    ['xl/workbook.bin', 'application/vnd.ms-excel.sheet.binary.macroEnabled.main', 'workbook-binary'],
    ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', 'workbook-other-format'],
    ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml', 'workbook-other-format'],
  ])('refuses a package whose main part is %s', (part, type, code) => {
    const bytes = zipParts({
      '[Content_Types].xml': `<Types><Override PartName="/${part}" ContentType="${type}"/></Types>`,
      '_rels/.rels': `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="${part}"/></Relationships>`,
      [part]: 'x',
    });
    expect(opening(bytes)).toBe(code);
  });

  it('says it in Chinese and English', () => {
    expect.assertions(2);
    try {
      openPackage(new Uint8Array(0));
    } catch (error) {
      expect(error).toBeInstanceOf(Problem);
      if (error instanceof Problem) expect([error.sentence.zh, error.sentence.en]).toEqual([expect.stringMatching(/。$/), expect.stringMatching(/\.$/)]);
    }
  });
});

describe('hostile archives', () => {
  it('refuses entries that share bytes', () => {
    const bytes = sheetOf('');
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const records = openPackage(bytes).entries.map((entry) => entry.centralRecord.byteOffset - bytes.byteOffset);
    view.setUint32((records[2] ?? 0) + 42, view.getUint32((records[1] ?? 0) + 42, true), true);
    expect(opening(bytes)).toBe('workbook-broken');
  });

  it('refuses sizes that deflate cannot give', () => {
    const bytes = sheetOf('');
    const record = openPackage(bytes).entries[0]?.centralRecord;
    new DataView(bytes.buffer, record?.byteOffset).setUint32(24, 0x7fffffff, true);
    expect(opening(bytes)).toBe('workbook-broken');
  });

  it('stops a part that unpacks to far more than a person ever wrote', () => {
    const compressed = deflateRawSync(new Uint8Array(65 * 1024 * 1024));
    const bomb = { name: 'xl/bomb.xml', flags: 0, method: 8, crc32: 0, compressed, compressedSize: compressed.length, size: 100, localRecord: compressed, centralRecord: compressed };
    expect(codeOf(() => [...inflateEntry(bomb)])).toBe('workbook-too-large');
    expect(codeOf(() => inflateWhole(bomb, 1000))).toBe('workbook-too-large');
  });

  it('refuses entries encrypted one by one', () => {
    const bytes = sheetOf('');
    const record = openPackage(bytes).entries[3]?.centralRecord;
    new DataView(bytes.buffer, record?.byteOffset).setUint16(8, 1, true);
    expect(opening(bytes)).toBe('workbook-encrypted');
  });

  it('never fails with anything but a problem, whatever bytes are wrong', () => {
    const change = fc.tuple(fc.nat(BYTES.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), fc.nat(BYTES.length), (changes, cut) => {
        const bytes = BYTES.slice(0, cut % 3 === 0 ? cut : BYTES.length);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        codeOf(() => {
          const pkg = openPackage(bytes);
          for (const { name } of pkg.entries) codeOf(() => pkg.part(name));
        });
      }),
      { numRuns: 500 },
    );
  });
});

/** Puts another name of the same length into an archive. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = strFromU8(bytes, true).replaceAll(from, to);
  return strToU8(text, true);
}

/** An archive written as a stream: sizes and checksums come after the data. */
function streamedZip(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    pieces.push(piece);
  });
  for (const [name, content] of Object.entries(parts)) {
    const part = new ZipDeflate(name);
    zip.add(part);
    part.push(typeof content === 'string' ? strToU8(content) : content, true);
  }
  zip.end();
  return new Uint8Array(Buffer.concat(pieces));
}

/** Gives an archive the end of a ZIP64 archive: the old one says nothing but where to look. */
function withZip64End(bytes: Uint8Array): Uint8Array {
  const old = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 22);
  const end = Buffer.alloc(56 + 20 + 22);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeBigUInt64LE(BigInt(old.getUint16(10, true)), 24);
  end.writeBigUInt64LE(BigInt(old.getUint16(10, true)), 32);
  end.writeBigUInt64LE(BigInt(old.getUint32(12, true)), 40);
  end.writeBigUInt64LE(BigInt(old.getUint32(16, true)), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(bytes.length - 22), 64);
  end.writeUInt32LE(1, 72);
  end.writeUInt32LE(0x06054b50, 76);
  end.fill(0xff, 84, 96);
  return new Uint8Array(Buffer.concat([bytes.subarray(0, -22), end]));
}
