import { workbookFileTexts } from '../../language/texts/workbook-file.ts';
import { workbookTexts } from '../../language/texts/workbook.ts';
import type { Text } from '../../language/language.ts';
import { Problem } from '../../language/problem.ts';
import { formatArea, parseAreas, type RangeRef } from '../address.ts';
import { nameKey } from '../legal-names.ts';
import type { PlanRevision } from '../plan-revision.ts';
import type { SheetPlan } from '../sheet-plan.ts';
import type { CellChunk, KeptDocument, LongWork, RemovedParts, Workbook, WorkbookChange, WorkbookInfo, Written } from '../workbook.ts';
import type { StreamInflater } from './inflate.ts';
import { nextTurn } from '../next-turn.ts';
import { openPackage, type XlsxPackage } from './package.ts';
import { readCells } from './read-cells.ts';
import { readWorkbookInfo } from './workbook-info.ts';
import { readWorkbookPart } from './workbook-part.ts';
import { addPlan } from './write/add-plan.ts';
import { customXmlParts } from './custom-xml.ts';
import { keepDocument } from './write/keep-document.ts';
import { removeParts } from './write/remove-parts.ts';
import { revisePlan } from './write/revise-plan.ts';
import { usedArea } from './write/sheet-data.ts';

/** An .xlsx file as a workbook. It lives in memory; `save` gives the file as it stands. */
export interface FileWorkbook extends Workbook {
  /** The file with everything written so far: the bytes it was opened with where nothing was. */
  save(): Uint8Array;
  /** What a person should know before writing into this file. */
  notices(): readonly Text[];
  /** Documents that reports have left in the workbook, as XML text. */
  customXml(): readonly string[];
  /** Where `goTo` last led, or null. */
  readonly shownPlace: RangeRef | null;
}

/**
 * Opens an .xlsx or .xlsm file; a macro workbook stays one. `name` is its file name. The bytes are kept and
 * never changed. `inflater` reads large parts beside this program's thread where the machine can. Throws Problem `workbook-encrypted`, `workbook-old-format`, `workbook-binary`,
 * `workbook-other-format`, `workbook-broken`.
 */
export function openWorkbookFile(bytes: Uint8Array, name: string, inflater: StreamInflater | null = null): FileWorkbook {
  return new XlsxWorkbook(bytes, name, inflater);
}

class XlsxWorkbook implements FileWorkbook {
  shownPlace: RangeRef | null = null;
  private pkg: XlsxPackage;
  private readonly name: string;
  private readonly inflater: StreamInflater | null;
  private known: { readonly pkg: XlsxPackage; readonly info: WorkbookInfo } | null = null;
  private readonly listeners = new Set<(change: WorkbookChange) => void>();
  /** Writings follow each other: each builds on what the one before left. */
  private lastWrite: Promise<unknown> = Promise.resolve();

  constructor(bytes: Uint8Array, name: string, inflater: StreamInflater | null) {
    this.pkg = openPackage(bytes, inflater);
    this.name = name;
    this.inflater = inflater;
  }

  /** Passing over all cells takes as long as half a reading: it is done once for what the file holds now. */
  async info(work?: LongWork): Promise<WorkbookInfo> {
    const { pkg } = this;
    if (this.known?.pkg !== pkg) this.known = { pkg, info: await readWorkbookInfo(pkg, this.name, work) };
    return this.known.info;
  }

  read(region: RangeRef, work?: LongWork): AsyncIterable<CellChunk> {
    return readCells(this.pkg, region, work);
  }

  write(plan: SheetPlan, work: LongWork = {}): Promise<Written> {
    return this.inTurn(() => this.writeWith((pkg) => addPlan(pkg, plan), plan, work));
  }

  revise(revision: PlanRevision, work: LongWork = {}): Promise<Written> {
    return this.inTurn(() => this.writeWith((pkg) => revisePlan(pkg, revision), revision.plan, work));
  }

  documents(namespace: string): Promise<readonly string[]> {
    return Promise.resolve().then(() => customXmlParts(this.pkg).flatMap((part) => (part.namespace === namespace ? [part.xml] : [])));
  }

  keep(document: KeptDocument, { signal }: LongWork = {}): Promise<void> {
    return this.inTurn(() => {
      signal?.throwIfAborted();
      this.pkg = openPackage(keepDocument(this.pkg, document), this.inflater);
    });
  }

  remove(parts: RemovedParts, { signal }: LongWork = {}): Promise<void> {
    return this.inTurn(() => {
      signal?.throwIfAborted();
      this.pkg = openPackage(removeParts(this.pkg, parts), this.inflater);
    });
  }

  onChange(listener: (change: WorkbookChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  goTo(ref: RangeRef): Promise<void> {
    return Promise.resolve().then(() => {
      if (parseAreas(ref.range) === null) throw new Problem('bad-range', workbookFileTexts.notARange(ref.range));
      const sheet = readWorkbookPart(this.pkg).sheets.find((listed) => nameKey(listed.name) === nameKey(ref.sheet));
      if (sheet === undefined) throw new Problem('no-such-sheet', workbookFileTexts.noSuchSheet(ref.sheet));
      this.shownPlace = { sheet: sheet.name, range: ref.range };
    });
  }

  save(): Uint8Array {
    return this.pkg.bytes;
  }

  notices(): readonly Text[] {
    const isSigned = this.pkg.entries.some((entry) => /(^|[\\/])_xmlsignatures[\\/]/i.test(entry.name));
    return isSigned ? [workbookTexts.willLoseSignature] : [];
  }

  customXml(): readonly string[] {
    return customXmlParts(this.pkg).map(({ xml }) => xml);
  }

  private inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const turn = this.lastWrite.then(work);
    this.lastWrite = turn.catch(() => undefined);
    return turn;
  }

  private async writeWith(change: (pkg: XlsxPackage) => ReturnType<typeof addPlan>, plan: SheetPlan, work: LongWork): Promise<Written> {
    work.signal?.throwIfAborted();
    work.onProgress?.({ done: 0, total: plan.sheets.length });
    await nextTurn();
    work.signal?.throwIfAborted();
    const { bytes, written } = change(this.pkg);
    const grown = openPackage(bytes, this.inflater);
    await nextTurn();
    work.signal?.throwIfAborted();
    // Nothing can fail from here on, so what was written is either all there or not at all.
    this.pkg = grown;
    work.onProgress?.({ done: plan.sheets.length, total: plan.sheets.length });
    this.announce(plan);
    return written;
  }

  private announce(plan: SheetPlan): void {
    for (const sheet of plan.sheets) {
      const area = usedArea(sheet.cells);
      const change = { sheet: sheet.name, range: area === null ? null : formatArea(area) };
      // One by one and later, so that a listener that fails harms neither the writing nor other listeners.
      for (const listener of this.listeners) {
        queueMicrotask(() => {
          if (this.listeners.has(listener)) listener(change);
        });
      }
    }
  }
}
