import { deflateSync } from 'fflate';
import { workbookTexts } from '../../../language/texts/workbook.ts';
import { Problem } from '../../../language/problem.ts';
import { partKey, type XlsxPackage, type ZipEntry } from '../package.ts';
import { ContentTypesPart } from './content-types-part.ts';
import { packedEntry, relocatedRecord, type PackedEntry } from './zip-entry.ts';

const MAX_32 = 0xffffffff;
const MAX_ENTRIES = 0xffff;
const encoder = new TextEncoder();

/**
 * Changes to a package that are only kept in mind until `save`. Parts that nobody changes are copied as they
 * lie in the archive, compressed bytes and records alike: they are never inflated.
 */
export class PackageEditor {
  private readonly base: XlsxPackage;
  private readonly changed = new Map<string, { readonly name: string; readonly text: string }>();
  private readonly removed = new Set<string>();
  private readonly contentTypes: ContentTypesPart;

  constructor(base: XlsxPackage) {
    this.base = base;
    this.contentTypes = new ContentTypesPart(base.text('[Content_Types].xml'));
  }

  has(name: string): boolean {
    return this.changed.has(partKey(name)) || (this.base.has(name) && !this.removed.has(partKey(name)));
  }

  /** A part as it would be saved now; null where there is none. */
  text(name: string): string | null {
    const change = this.changed.get(partKey(name));
    if (change !== undefined) return change.text;
    return this.removed.has(partKey(name)) ? null : this.base.text(name);
  }

  /** The first free name of a series: `('xl/charts/chart#.xml')` -> `xl/charts/chart3.xml`. */
  freeName(pattern: string): string {
    for (let number = 1; ; number++) {
      const name = pattern.replace('#', String(number));
      // A type declared for a part that is not there would be declared twice.
      if (!this.has(name) && !this.contentTypes.declares(name)) return name;
    }
  }

  /** Adds a part of that type, or puts a new text in place of an old one, whose type stays. */
  put(name: string, text: string, contentType: string | null = null): void {
    if (contentType !== null && !this.has(name)) this.contentTypes.setPart(name, contentType);
    this.changed.set(partKey(name), { name, text });
  }

  /** Takes a part away, with its type; what relates to it is the caller's to change. */
  remove(name: string): void {
    this.changed.delete(partKey(name));
    this.removed.add(partKey(name));
    this.contentTypes.removePart(name);
  }

  setDefaultType(extension: string, contentType: string): void {
    this.contentTypes.setDefault(extension, contentType);
  }

  /** The whole package as an archive. Throws Problem `workbook-too-large` past what plain ZIP can hold. */
  save(): Uint8Array {
    this.put('[Content_Types].xml', this.contentTypes.render());
    const entries: (ZipEntry | PackedEntry)[] = [];
    const pending = new Map(this.changed);
    for (const entry of this.base.entries) {
      if (this.removed.has(partKey(entry.name)) && !pending.has(partKey(entry.name))) continue;
      const change = pending.get(partKey(entry.name));
      pending.delete(partKey(entry.name));
      entries.push(change === undefined ? entry : pack(entry.name, change.text));
    }
    for (const { name, text } of pending.values()) entries.push(pack(name, text));
    return assemble(entries);
  }
}

function pack(name: string, text: string): PackedEntry {
  const bytes = encoder.encode(text.replace(/^(<\?xml[^>]*?\sencoding\s*=\s*)(?:"[^"]*"|'[^']*')/, '$1"UTF-8"'));
  return packedEntry(name, bytes, deflateSync(bytes, { level: 6 }));
}

function assemble(entries: readonly (ZipEntry | PackedEntry)[]): Uint8Array {
  const total = entries.reduce((sum, entry) => sum + entry.localRecord.length + entry.centralRecord.length, 22);
  if (total > MAX_32 || entries.length > MAX_ENTRIES) throw new Problem('workbook-too-large', workbookTexts.tooManyParts);
  const archive = new Uint8Array(total);
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    archive.set(entry.localRecord, at);
    directory.push(relocatedRecord(entry.centralRecord, at));
    at += entry.localRecord.length;
  }
  const directoryStart = at;
  for (const record of directory) {
    archive.set(record, at);
    at += record.length;
  }
  const end = new DataView(archive.buffer, at, 22);
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, entries.length, true);
  end.setUint16(10, entries.length, true);
  end.setUint32(12, at - directoryStart, true);
  end.setUint32(16, directoryStart, true);
  return archive;
}
