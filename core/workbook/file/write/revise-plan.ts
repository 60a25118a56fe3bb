import { workbookTexts } from '../../../language/texts/workbook.ts';
import { Problem } from '../../../language/problem.ts';
import { formatArea, parseArea } from '../../address.ts';
import { checkRevision, type RevisionSurroundings } from '../../check-revision.ts';
import { nameKey } from '../../legal-names.ts';
import { moveReferences, movesBySheet, type MovesOf } from '../../move-references.ts';
import type { PlanRevision, SheetRevision } from '../../plan-revision.ts';
import type { PlannedSheet, PlannedTable } from '../../sheet-plan.ts';
import type { Written } from '../../workbook.ts';
import { unescapeCharacters } from '../cell-text.ts';
import { customXmlParts } from '../custom-xml.ts';
import { openPackage, type XlsxPackage } from '../package.ts';
import { relationshipsPart } from '../relationships.ts';
import { readTables } from '../table-part.ts';
import { readWorkbookPart, type WorkbookPart } from '../workbook-part.ts';
import { isTrue, readAttributes } from '../xml.ts';
import { writtenOf } from './add-plan.ts';
import { commentsPart, notesDrawingPart, notesOf } from './comments-part.ts';
import { CONTENT_TYPE } from './content-types-part.ts';
import { mentions, moveFormulaTexts, moveRefs, moveWorksheet } from './move-worksheet.ts';
import { itemsOf, overlayWorksheet } from './overlay-worksheet.ts';
import { PlanWriter } from './plan-writer.ts';
import { relativeTarget, RelationshipsPart } from './relationships-part.ts';
import { removeParts } from './remove-parts.ts';
import { addedCharts, reviseDrawing } from './revise-drawing.ts';
import { moveAnchors, reviseComments, reviseNoteBoxes } from './revise-notes.ts';
import { attributeOf, WorksheetXml } from './worksheet-xml.ts';
import { applyEdits, outlineXml } from './xml-outline.ts';
import { element, plainText } from './xml-text.ts';

/**
 * The package with a plan written over the sheets of an earlier one, as the bytes of a new file. Sheets, charts and
 * names elsewhere change only where they point at rows that move; every other part is copied as it lies in the archive.
 * Throws Problem `workbook-protected`, `no-such-sheet`, `sheet-protected`, `sheet-exists`, `bad-plan`, `document-changed`.
 */
export function revisePlan(pkg: XlsxPackage, revision: PlanRevision): { readonly bytes: Uint8Array; readonly written: Written } {
  const { plan, revised, replaces } = revision;
  const workbook = readWorkbookPart(pkg);
  checkRevision(revision, surroundings(pkg, workbook, revision));
  const document = customXmlParts(pkg).find(({ namespace, xml }) => namespace === replaces.namespace && xml === replaces.xml);
  if (document === undefined) throw new Problem('document-changed', workbookTexts.documentChanged);

  const moves = movesBySheet(revised.map(({ sheet, rows }) => [sheet, rows]));
  const movedSheets = revised.filter(({ rows }) => rows.length > 0).map(({ sheet }) => sheet);
  const writer = new PlanWriter(pkg, plan, workbook.date1904);
  const over = new Map(revised.map((one) => [nameKey(one.sheet), one]));
  if (movedSheets.length > 0) moveElsewhere(writer, pkg, workbook, movedSheets, moves);
  for (const sheet of plan.sheets) {
    const one = over.get(nameKey(sheet.name));
    const position = workbook.sheets.findIndex(({ name }) => nameKey(name) === nameKey(sheet.name));
    const part = workbook.sheets[position]?.part ?? null;
    if (one === undefined || part === null) writer.addSheet(sheet);
    else new SheetReviser(writer, pkg, part, position, moves).revise(sheet, one);
  }
  for (const name of [...revision.removedNames, ...plan.names.map((planned) => planned.name)]) writer.workbook.removeName(name);
  dropCalculationChain(writer, pkg);
  const bytes = writer.finish(document.name);
  const gone = revision.removedSheets.filter((name) => workbook.sheets.some((sheet) => nameKey(sheet.name) === nameKey(name)));
  return { bytes: gone.length === 0 ? bytes : removeParts(openPackage(bytes), { sheets: gone, names: [], document: null }), written: writtenOf(plan) };
}

/** What the revision must fit into. Only sheets that it writes over are looked into for their protection. */
function surroundings(pkg: XlsxPackage, workbook: WorkbookPart, { revised }: PlanRevision): RevisionSurroundings {
  const over = new Set(revised.map(({ sheet }) => nameKey(sheet)));
  return {
    structureProtected: workbook.isStructureLocked,
    names: workbook.names,
    sheets: workbook.sheets.flatMap(({ name, kind, part }) => {
      const isRevised = over.has(nameKey(name));
      // A sheet that is only a chart has no cells to write over.
      if (isRevised && (kind !== 'worksheet' || part === null)) return [];
      return [{ name, tables: part === null ? [] : readTables(pkg, part), isProtected: isRevised && part !== null && isSheetProtected(pkg, part) }];
    }),
  };
}

function isSheetProtected(pkg: XlsxPackage, part: string): boolean {
  const protection = /<(?:\w+:)?sheetProtection(\s[^>]*)>/.exec(pkg.text(part) ?? '');
  return isTrue(readAttributes(protection?.[1] ?? '').get('sheet'));
}

/** Leads what other sheets, charts, pivot tables and names say about moved rows after them. */
function moveElsewhere({ editor, workbook: names }: PlanWriter, pkg: XlsxPackage, workbook: WorkbookPart, movedSheets: readonly string[], moves: MovesOf): void {
  names.changeNames((refersTo) => moveReferences(refersTo, '', moves));
  const moved = new Set(movedSheets.map(nameKey));
  for (const { name, part } of workbook.sheets) {
    if (part === null || moved.has(nameKey(name))) continue;
    const xml = pkg.text(part) ?? '';
    if (!mentions(xml, movedSheets)) continue;
    const sheet = new WorksheetXml(xml);
    moveWorksheet(sheet, name, moves);
    editor.put(part, sheet.render());
  }
  for (const { name } of pkg.entries) {
    const isChart = /charts[\\/]chart[^\\/]*\.xml$/i.test(name);
    const isPivot = /pivotCache[\\/]pivotCacheDefinition[^\\/]*\.xml$/i.test(name);
    if (!isChart && !isPivot) continue;
    const xml = pkg.text(name) ?? '';
    if (!mentions(xml, movedSheets)) continue;
    editor.put(name, isChart ? moveFormulaTexts(xml, '', moves) : movedPivotSource(xml, moves));
  }
}

function movedPivotSource(xml: string, moves: MovesOf): string {
  return xml.replace(/<(?:\w+:)?worksheetSource\s[^>]*>/, (tag) => {
    return moveRefs(tag, moves(readAttributes(tag).get('sheet') ?? '') ?? []);
  });
}

/** The order in which cells were last calculated names cells one by one; Excel makes it anew. */
function dropCalculationChain({ editor, relationships }: PlanWriter, pkg: XlsxPackage): void {
  for (const { id, kind, part } of pkg.relationships(pkg.workbookPart)) {
    if (kind !== 'calcChain' || part === null) continue;
    relationships.remove(id);
    editor.remove(part);
  }
}

/** Writes over one sheet of the package and over the parts that belong to it. */
class SheetReviser {
  readonly #relationships: RelationshipsPart;

  constructor(
    private readonly writer: PlanWriter,
    private readonly pkg: XlsxPackage,
    private readonly part: string,
    private readonly position: number,
    private readonly moves: MovesOf,
  ) {
    this.#relationships = new RelationshipsPart(pkg.text(relationshipsPart(part)));
  }

  revise(plan: PlannedSheet, revision: SheetRevision): void {
    const { editor, styles, date1904, namespaces } = this.writer;
    const sheet = new WorksheetXml(this.pkg.text(this.part) ?? '');
    moveWorksheet(sheet, plan.name, this.moves);
    const tables = this.#reviseTables(plan, revision);
    const context = { styles, date1904, namespaces, relationships: this.#relationships, drawing: null, legacyDrawing: null, tables: [] };
    overlayWorksheet(sheet, plan, revision, context);
    this.#reviseDrawing(sheet, plan, revision);
    this.#reviseNotes(sheet, plan, revision);
    if (tables.length > 0) {
      const all = [...itemsOf(sheet.child('tableParts') ?? ''), ...tables.map((id) => sheet.own(element('tablePart', { 'xmlns:r': namespaces.relationships, 'r:id': id })))];
      sheet.set('tableParts', `<${sheet.prefix}tableParts count="${all.length}">${all.join('')}</${sheet.prefix}tableParts>`);
    }
    editor.put(this.part, sheet.render());
    if (!this.#relationships.isUnchanged) editor.put(relationshipsPart(this.part), this.#relationships.render(), CONTENT_TYPE.relationships);
    if (plan.print === null) return;
    for (const name of ['_xlnm.Print_Area', ...(plan.print.titleRows === null ? [] : ['_xlnm.Print_Titles'])]) this.writer.workbook.removeNameOf(this.position, name);
    this.writer.addPrintNames(plan.name, plan.print, this.position);
  }

  #related(kind: string): readonly string[] {
    return this.pkg.relationships(this.part).flatMap((link) => (link.kind === kind && link.part !== null ? [link.part] : []));
  }

  #relate(kind: string, target: string): string {
    return this.#relationships.add(`${this.writer.namespaces.relationships}/${kind}`, relativeTarget(this.part, target));
  }

  /** Tables of the sheet take their new size; gives the relationships of those that are new. */
  #reviseTables(plan: PlannedSheet, { rows }: SheetRevision): string[] {
    const found = new Set<string>();
    for (const part of this.#related('table')) {
      const xml = this.pkg.text(part) ?? '';
      const name = outlineXml(xml)?.attributes.get('displayName') ?? '';
      const planned = plan.tables.find((table) => nameKey(table.name) === nameKey(name));
      if (planned !== undefined) found.add(planned.name);
      const moved = rows.length === 0 ? xml : moveRefs(xml, rows);
      const now = planned === undefined ? moved : resizedTable(moved, planned);
      if (now !== xml) this.writer.editor.put(part, now);
    }
    return plan.tables.filter(({ name }) => !found.has(name)).map((table) => this.#relate('table', this.writer.addTable(table)));
  }

  #reviseDrawing(sheet: WorksheetXml, plan: PlannedSheet, { rows, charts }: SheetRevision): void {
    const { editor } = this.writer;
    const laid = { ...plan, ...measures(sheet) };
    const [drawing] = this.#related('drawing');
    if (drawing !== undefined) {
      const xml = this.pkg.text(drawing) ?? '';
      if (rows.length > 0) editor.put(drawing, moveAnchors(xml, rows));
      if (charts.updated.length + charts.removed.length + plan.charts.length > 0) reviseDrawing(this.writer, this.pkg, drawing, laid, charts);
      return;
    }
    const added = addedCharts(plan, charts);
    if (added.length === 0) return;
    const id = this.#relate('drawing', this.writer.addDrawing({ ...laid, charts: added }));
    sheet.set('drawing', sheet.own(element('drawing', { 'xmlns:r': this.writer.namespaces.relationships, 'r:id': id })));
  }

  #reviseNotes(sheet: WorksheetXml, plan: PlannedSheet, { rows, replaced }: SheetRevision): void {
    const { editor, namespaces } = this.writer;
    const gone = new Set(replaced.notes);
    for (const part of this.#related('threadedComment')) editor.put(part, reviseComments(this.pkg.text(part) ?? '', rows, gone, ''));
    const [comments] = this.#related('comments');
    if (comments === undefined) {
      const id = this.writer.addNotes(plan, (kind, target) => this.#relate(kind, target));
      if (id !== null) sheet.set('legacyDrawing', sheet.own(element('legacyDrawing', { 'xmlns:r': namespaces.relationships, 'r:id': id })));
      return;
    }
    const notes = notesOf(plan);
    if (rows.length === 0 && gone.size === 0 && notes.length === 0) return;
    editor.put(comments, reviseComments(this.pkg.text(comments) ?? '', rows, gone, commentsPart(notes, namespaces)));
    for (const part of this.#related('vmlDrawing')) {
      const xml = this.pkg.text(part) ?? '';
      if (xml.includes('ObjectType="Note"')) editor.put(part, reviseNoteBoxes(xml, rows, gone, notesDrawingPart(notes, 1)));
    }
  }
}

/** The table over its new range, with the columns that were added to it at its end. */
function resizedTable(xml: string, planned: PlannedTable): string {
  const root = outlineXml(xml);
  const area = parseArea(planned.range);
  const list = root?.children.find(({ name }) => name === 'tableColumns');
  if (root === null || area === null || list === undefined) return xml;
  const columns = list.children.map((child) => ({ name: unescapeCharacters(child.attributes.get('name') ?? ''), xml: xml.slice(child.start, child.end), id: Number(child.attributes.get('id')) }));
  let lastId = Math.max(0, ...columns.map(({ id }) => id));
  const own = planned.columns.map((name) => {
    const known = columns.find((column) => column.name === name);
    if (known !== undefined) return known.xml;
    lastId += 1;
    return `<${root.prefix}tableColumn id="${lastId}" name="${plainText(name)}"/>`;
  });
  const added = columns.slice(planned.columns.length).filter(({ name }) => !planned.columns.includes(name));
  const range = formatArea({ ...area, right: area.left + own.length + added.length - 1 });
  const start = `<${root.prefix}tableColumns count="${own.length + added.length}">`;
  const resized = applyEdits(xml, [{ from: list.start, to: list.end, text: `${start}${[...own, ...added.map((column) => column.xml)].join('')}</${root.prefix}tableColumns>` }]);
  return resized.replace(/(<(?:\w+:)?(?:table|autoFilter)\s[^>]*?\bref=")[^"]*"/g, (_, before: string) => `${before}${range}"`);
}

/** Widths and heights that the sheet has now, for charts to be laid out by. */
function measures(sheet: WorksheetXml): Pick<PlannedSheet, 'columnWidths' | 'rowHeights'> {
  const columns = itemsOf(sheet.child('cols') ?? '').flatMap((item) => {
    const attributes = outlineXml(item)?.attributes;
    const [from, to, width] = ['min', 'max', 'width'].map((name) => Number(attributes?.get(name)));
    const last = Math.min(to ?? 0, (from ?? 0) + MOST_COLUMNS);
    return Array.from({ length: Math.max(0, last - (from ?? 0) + 1) }, (_, index) => ({ column: (from ?? 1) - 1 + index, width: (width ?? 0) - 5 / 7 }));
  });
  const heights = [...sheet.rows].flatMap(([row, { attributes }]) => {
    const height = Number(attributeOf(attributes, 'ht'));
    return Number.isFinite(height) ? [{ row, height }] : [];
  });
  return { columnWidths: columns, rowHeights: heights };
}

const MOST_COLUMNS = 100;
