import { absoluteReference, quoteSheetName } from '../../address.ts';
import type { PlannedChart, PlannedPrint, PlannedSheet, PlannedTable, SheetPlan } from '../../sheet-plan.ts';
import type { XlsxPackage } from '../package.ts';
import { relationshipsPart } from '../relationships.ts';
import { readXml } from '../xml.ts';
import { chartPart } from './chart-part.ts';
import { commentsPart, notesDrawingPart, notesOf } from './comments-part.ts';
import { CONTENT_TYPE } from './content-types-part.ts';
import { addCustomXml } from './custom-xml-part.ts';
import { drawingPart } from './drawing-part.ts';
import { namespacesOf, type Namespaces } from './namespaces.ts';
import { PackageEditor } from './package-editor.ts';
import { PlanCells } from './plan-cells.ts';
import { relativeTarget, RelationshipsPart } from './relationships-part.ts';
import { sheetPart } from './sheet-part.ts';
import { StylesPart } from './styles-part.ts';
import { tablePart } from './table-part.ts';
import { WorkbookPartEditor } from './workbook-part.ts';

/** Lays the parts of a plan into a package, sheet by sheet. */
export class PlanWriter {
  readonly editor: PackageEditor;
  private readonly plan: SheetPlan;
  readonly planCells: PlanCells;
  readonly date1904: boolean;
  readonly namespaces: Namespaces;
  private readonly workbookPart: string;
  /** Folder of the workbook part, with its slash; sheets, tables and drawings go below it. */
  readonly folder: string;
  readonly workbook: WorkbookPartEditor;
  readonly relationships: RelationshipsPart;
  private readonly stylesName: string;
  readonly styles: StylesPart;
  private nextTableId: number;

  constructor(pkg: XlsxPackage, plan: SheetPlan, date1904: boolean) {
    this.editor = new PackageEditor(pkg);
    this.plan = plan;
    this.planCells = new PlanCells(plan);
    this.date1904 = date1904;
    this.workbookPart = pkg.workbookPart;
    this.folder = pkg.workbookPart.slice(0, pkg.workbookPart.lastIndexOf('/') + 1);
    const xml = pkg.text(pkg.workbookPart) ?? '';
    this.namespaces = namespacesOf(xml);
    this.workbook = new WorkbookPartEditor(xml, this.namespaces);
    this.relationships = new RelationshipsPart(pkg.text(relationshipsPart(pkg.workbookPart)));
    const related = pkg.relationships(pkg.workbookPart).find(({ kind }) => kind === 'styles');
    this.stylesName = related?.part ?? `${this.folder}styles.xml`;
    this.styles = new StylesPart(pkg.text(this.stylesName), this.namespaces);
    if (related === undefined) this.relate('styles', this.stylesName);
    this.nextTableId = 1 + lastTableId(pkg);
  }

  addSheet(sheet: PlannedSheet): void {
    const part = this.editor.freeName(`${this.folder}worksheets/sheet#.xml`);
    const own = new RelationshipsPart();
    const relate = (kind: string, target: string): string =>
      own.add(`${this.namespaces.relationships}/${kind}`, relativeTarget(part, target));
    const drawing = sheet.charts.length === 0 ? null : relate('drawing', this.addDrawing(sheet));
    const legacyDrawing = this.addNotes(sheet, relate);
    const tables = sheet.tables.map((table) => relate('table', this.addTable(table)));
    const xml = sheetPart(sheet, {
      styles: this.styles,
      date1904: this.date1904,
      namespaces: this.namespaces,
      relationships: own,
      drawing,
      legacyDrawing,
      tables,
    });
    this.editor.put(part, xml, CONTENT_TYPE.worksheet);
    if (!own.isUnchanged) this.editor.put(relationshipsPart(part), own.render(), CONTENT_TYPE.relationships);
    const position = this.workbook.addSheet(sheet.name, this.relate('worksheet', part));
    if (sheet.print !== null) this.addPrintNames(sheet.name, sheet.print, position);
  }

  /** The package with everything added; the plan's document takes the place of the part `replaced` where that is given. */
  finish(replaced: string | null = null): Uint8Array {
    for (const { name, ref } of this.plan.names) this.workbook.addName(name, absoluteReference(ref));
    if (this.plan.customXml !== null && replaced !== null) {
      this.editor.put(replaced, this.plan.customXml);
    } else if (this.plan.customXml !== null) {
      this.relate('customXml', addCustomXml(this.editor, this.plan.id, this.plan.customXml, this.namespaces));
    }
    this.editor.put(this.stylesName, this.styles.render(), CONTENT_TYPE.styles);
    this.editor.put(this.workbookPart, this.workbook.render());
    this.editor.put(relationshipsPart(this.workbookPart), this.relationships.render(), CONTENT_TYPE.relationships);
    return this.editor.save();
  }

  /** Relates the workbook to a part. */
  private relate(kind: string, part: string): string {
    return this.relationships.add(`${this.namespaces.relationships}/${kind}`, relativeTarget(this.workbookPart, part));
  }

  addTable(table: PlannedTable): string {
    const part = this.editor.freeName(`${this.folder}tables/table#.xml`);
    this.editor.put(part, tablePart(table, this.nextTableId, this.namespaces), CONTENT_TYPE.table);
    this.nextTableId += 1;
    return part;
  }

  /** Adds a chart of the sheet and gives its part. */
  addChart(chart: PlannedChart, sheet: PlannedSheet): string {
    const part = this.editor.freeName(`${this.folder}charts/chart#.xml`);
    const context = { sheet, cells: this.planCells, date1904: this.date1904, namespaces: this.namespaces };
    this.editor.put(part, chartPart(chart, context), CONTENT_TYPE.chart);
    return part;
  }

  addDrawing(sheet: PlannedSheet): string {
    const part = this.editor.freeName(`${this.folder}drawings/drawing#.xml`);
    const own = new RelationshipsPart();
    const placed = sheet.charts.map((chart) => ({
      chart,
      relationshipId: own.add(`${this.namespaces.relationships}/chart`, relativeTarget(part, this.addChart(chart, sheet))),
    }));
    this.editor.put(part, drawingPart(placed, this.namespaces), CONTENT_TYPE.drawing);
    this.editor.put(relationshipsPart(part), own.render(), CONTENT_TYPE.relationships);
    return part;
  }

  /** Adds the notes of the sheet's cells; gives the id of their drawing, or null where there are none. */
  addNotes(sheet: PlannedSheet, relate: (kind: string, target: string) => string): string | null {
    const notes = notesOf(sheet);
    if (notes.length === 0) return null;
    const comments = this.editor.freeName(`${this.folder}comments#.xml`);
    const drawing = this.editor.freeName(`${this.folder}drawings/vmlDrawing#.vml`);
    this.editor.put(comments, commentsPart(notes, this.namespaces), CONTENT_TYPE.comments);
    this.editor.setDefaultType('vml', CONTENT_TYPE.vmlDrawing);
    this.editor.put(drawing, notesDrawingPart(notes, Number(/(\d+)\.vml$/.exec(drawing)?.[1] ?? 1)), CONTENT_TYPE.vmlDrawing);
    relate('comments', comments);
    return relate('vmlDrawing', drawing);
  }

  addPrintNames(sheet: string, print: PlannedPrint, position: number): void {
    this.workbook.addName('_xlnm.Print_Area', absoluteReference({ sheet, range: print.area }), position);
    if (print.titleRows === null) return;
    const [first = '1', last = '1'] = print.titleRows.replaceAll('$', '').split(':');
    this.workbook.addName('_xlnm.Print_Titles', `${quoteSheetName(sheet)}!$${first}:$${last}`, position);
  }
}

/** Ids of tables are unique in a workbook, those of tables that no sheet relates to included. */
function lastTableId(pkg: XlsxPackage): number {
  let last = 0;
  for (const { name } of pkg.entries) {
    if (pkg.contentType(name) !== CONTENT_TYPE.table && !/tables[\\/][^\\/]+\.xml$/i.test(name)) continue;
    readXml(pkg.text(name) ?? '', {
      open: (element, attributes) => {
        if (element === 'table') last = Math.max(last, Number(attributes.get('id')) || 0);
      },
    });
  }
  return last;
}
