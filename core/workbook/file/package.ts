import { contentTypeOf, parseContentTypes } from './content-types.ts';
import { inflateEntry, inflateEntryBeside, inflateWhole, type StreamInflater } from './inflate.ts';
import { refuseOtherContainers, refuseOtherPackages } from './file-format.ts';
import { refusal } from './refusal.ts';
import { parseRelationships, relationshipsPart, type Relationship } from './relationships.ts';
import { decodeXml } from './xml.ts';
import { readZip, type ZipEntry } from './zip.ts';

/**
 * An .xlsx file as an OPC package. Part names are looked up without regard to case, leading slashes,
 * backslashes and percent-encoding. Nothing is inflated before it is asked for.
 */
export interface XlsxPackage {
  /** The whole file. */
  readonly bytes: Uint8Array;
  /** Every live entry, folders too, in the order of the directory; of entries with one name only the last. */
  readonly entries: readonly ZipEntry[];
  /** Name of the main part, mostly `xl/workbook.xml`. */
  readonly workbookPart: string;
  has(name: string): boolean;
  /** Inflated bytes, or null where there is no such part. Throws Problem `workbook-too-large`, `workbook-broken`. */
  part(name: string): Uint8Array | null;
  /** The part as text in its own encoding, or null. Throws as `part` does. */
  text(name: string): string | null;
  /** Inflated bytes piece by piece; none where there is no such part. Throws as `part` does. */
  pieces(name: string): Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  /** The entry as it lies in the archive: name, flags, sizes, compressed bytes and exact records. */
  rawPart(name: string): ZipEntry | null;
  contentType(name: string): string | null;
  /** Of a part, or of the package itself for ''. Empty where there are none. */
  relationships(partName: string): readonly Relationship[];
}

export type { Relationship } from './relationships.ts';
export type { ZipEntry } from './zip.ts';

/**
 * Opens an .xlsx, .xlsm, .xltx or .xltm file from its bytes, which are kept and never changed. Large parts are
 * inflated by `inflater` where one is given.
 * Throws Problem `workbook-encrypted`, `workbook-old-format`, `workbook-binary`, `workbook-other-format`,
 * `workbook-broken`.
 */
export function openPackage(file: Uint8Array, inflater: StreamInflater | null = null): XlsxPackage {
  // A subclass may slice without copying, as Node's Buffer does: then what is written would change what was read.
  const isPlain = Object.getPrototypeOf(file) === Uint8Array.prototype;
  const bytes = isPlain ? file : new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  refuseOtherContainers(bytes);
  const { entries, byName } = indexEntries(readZip(bytes));
  const find = (name: string): ZipEntry | null => byName.get(partKey(name)) ?? byName.get(partKey(decodePercent(name))) ?? null;
  const part = (name: string): Uint8Array | null => {
    const entry = find(name);
    return entry === null ? null : inflateWhole(entry);
  };
  const text = (name: string): string | null => {
    const content = part(name);
    return content === null ? null : decodeXml(content);
  };
  const types = parseContentTypes(text('[Content_Types].xml') ?? '');
  const relationships = (partName: string): Relationship[] =>
    parseRelationships(text(relationshipsPart(partName)) ?? '', partName);
  const content = {
    bytes,
    entries,
    has: (name: string) => find(name) !== null,
    part,
    text,
    pieces: (name: string) => {
      const entry = find(name);
      if (entry === null) return [];
      return inflater === null ? inflateEntry(entry) : inflateEntryBeside(entry, inflater);
    },
    rawPart: find,
    contentType: (name: string) => contentTypeOf(types, name),
    relationships,
  };
  if (entries.some((entry) => (entry.flags & 1) !== 0)) throw refusal.encrypted();
  refuseOtherPackages(content, null);
  const workbookPart = findWorkbookPart(content, types.overrides);
  refuseOtherPackages(content, workbookPart);
  return { ...content, workbookPart };
}

/** The key under which a part is looked up, so that every spelling of its name meets. */
export function partKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function indexEntries(all: readonly ZipEntry[]): { entries: ZipEntry[]; byName: Map<string, ZipEntry> } {
  // A later entry of the same name is how archives are updated in place, so the last one counts.
  const byName = new Map<string, ZipEntry>();
  for (const entry of all) byName.set(partKey(entry.name), entry);
  return { entries: all.filter((entry) => byName.get(partKey(entry.name)) === entry), byName };
}

function decodePercent(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function findWorkbookPart(
  content: Pick<XlsxPackage, 'has' | 'relationships' | 'rawPart'>,
  overrides: ReadonlyMap<string, string>,
): string {
  const related = content.relationships('').find(({ kind, part }) => kind === 'officeDocument' && part !== null && content.has(part));
  const typed = [...overrides].find(
    ([part, type]) => /(spreadsheetml\.(sheet|template)|ms-excel\.(sheet|template)\.[\w.]+)\.main\+xml$/i.test(type) && content.has(part),
  );
  const found = related?.part ?? typed?.[0] ?? 'xl/workbook.xml';
  if (!content.has(found)) throw refusal.noWorkbookPart();
  return found;
}
