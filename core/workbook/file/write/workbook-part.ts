import { nameKey } from '../../legal-names.ts';
import type { Namespaces } from './namespaces.ts';
import { appendToLists, applyEdits, outlineXml, setAttribute, type Edit, type OutlineElement } from './xml-outline.ts';
import { decodeEntities } from '../xml.ts';
import { element, plainText, xstring, xstringEscapes } from './xml-text.ts';

const ORDER = [
  'fileVersion', 'fileSharing', 'workbookPr', 'workbookProtection', 'bookViews', 'sheets', 'functionGroups',
  'externalReferences', 'definedNames', 'calcPr', 'oleSize', 'customWorkbookViews', 'pivotCaches', 'smartTagPr',
  'smartTagTypes', 'webPublishing', 'fileRecoveryPr', 'webPublishObjects', 'extLst',
];

/** The workbook part, to which sheets and names are added; what is there stays, letter by letter. */
export class WorkbookPartEditor {
  private readonly xml: string;
  private readonly namespaces: Namespaces;
  private readonly addedSheets: string[] = [];
  private readonly addedNames: string[] = [];
  private readonly removedNames = new Set<string>();
  private readonly removedOfSheets = new Set<string>();
  private changeName: ((refersTo: string) => string) | null = null;
  private removedSheets: ReadonlySet<number> = new Set();
  private readonly sheetCount: number;
  private readonly hasView: boolean;
  private nextSheetId: number;

  constructor(xml: string, namespaces: Namespaces) {
    this.xml = xml;
    this.namespaces = namespaces;
    const root = outlineXml(xml);
    this.hasView = root?.children.some((child) => child.name === 'bookViews' && child.children.length > 0) === true;
    const sheets = root?.children.find((child) => child.name === 'sheets')?.children ?? [];
    this.sheetCount = sheets.length;
    this.nextSheetId = 1 + sheets.reduce((most, { attributes }) => Math.max(most, Number(attributes.get('sheetId')) || 0), 0);
  }

  /** Adds a sheet after the last one and gives its position, which sheet-bound names refer to. */
  addSheet(name: string, relationshipId: string): number {
    this.addedSheets.push(
      element('sheet', {
        name: xstringEscapes(name),
        sheetId: this.nextSheetId,
        'xmlns:r': this.namespaces.relationships,
        'r:id': relationshipId,
      }),
    );
    this.nextSheetId += 1;
    return this.sheetCount + this.addedSheets.length - 1;
  }

  /** Adds a defined name; `localSheet` binds it to the sheet at that position. */
  addName(name: string, refersTo: string, localSheet?: number): void {
    this.addedNames.push(element('definedName', { name, localSheetId: localSheet }, xstring(refersTo)));
  }

  /** Adds a name for the whole workbook that people do not see among their own, in place of one so named. */
  setHiddenName(name: string, refersTo: string): void {
    this.removeName(name);
    this.addedNames.push(element('definedName', { name, hidden: 1 }, xstring(refersTo)));
  }

  /** Takes a name of the whole workbook away; names that sheets have for themselves stay. */
  removeName(name: string): void {
    this.removedNames.add(nameKey(name));
  }

  /** Takes a name away that the sheet at this position has for itself. */
  removeNameOf(position: number, name: string): void {
    this.removedOfSheets.add(`${position} ${nameKey(name)}`);
  }

  /** Changes what all names that are there refer to. */
  changeNames(change: (refersTo: string) => string): void {
    this.changeName = change;
  }

  /** Takes the sheets at these positions away, with the names that they have for themselves. */
  removeSheets(positions: ReadonlySet<number>): void {
    this.removedSheets = positions;
  }

  /** The part with its names and sheets changed and nothing else. */
  renderNames(): string {
    return appendToLists(this.withoutRemoved(), ORDER, [{ list: 'definedNames', items: this.addedNames }]);
  }

  private withoutRemoved(): string {
    const children = outlineXml(this.xml)?.children ?? [];
    const listed = (name: string) => children.find((child) => child.name === name)?.children ?? [];
    const taken = (position: number) => this.removedSheets.has(position);
    /** Where a sheet stands once those before it are gone. */
    const moved = (position: number) => position - [...this.removedSheets].filter((removed) => removed < position).length;
    const cut = ({ start, end }: OutlineElement): Edit => ({ from: start, to: end, text: '' });
    const names = listed('definedNames').flatMap((element): Edit[] => {
      const local = element.attributes.get('localSheetId');
      const key = nameKey(element.attributes.get('name') ?? '');
      if (local === undefined ? this.removedNames.has(key) : taken(Number(local)) || this.removedOfSheets.has(`${Number(local)} ${key}`)) return [cut(element)];
      const changed = this.changedName(element);
      return local === undefined || moved(Number(local)) === Number(local) ? changed : [setAttribute(this.xml, element, 'localSheetId', String(moved(Number(local)))), ...changed];
    });
    const views = this.removedSheets.size === 0 ? [] : listed('bookViews').flatMap((view) =>
      ['activeTab', 'firstSheet'].flatMap((attribute): Edit[] => {
        const position = Number(view.attributes.get(attribute) ?? 0);
        const now = taken(position) ? this.firstVisible() : moved(position);
        return now === position ? [] : [setAttribute(this.xml, view, attribute, String(now))];
      }),
    );
    return applyEdits(this.xml, [...listed('sheets').filter((_, position) => taken(position)).map(cut), ...names, ...views]);
  }

  private changedName({ openEnd, closeStart }: OutlineElement): Edit[] {
    if (this.changeName === null) return [];
    const before = decodeEntities(this.xml.slice(openEnd, closeStart));
    const now = this.changeName(before);
    return now === before ? [] : [{ from: openEnd, to: closeStart, text: plainText(now) }];
  }

  /** The place of the first visible sheet among those that stay. */
  private firstVisible(): number {
    const sheets = outlineXml(this.xml)?.children.find((child) => child.name === 'sheets')?.children ?? [];
    const kept = sheets.filter((_, position) => !this.removedSheets.has(position));
    return Math.max(0, kept.findIndex(({ attributes }) => !attributes.get('state')?.toLowerCase().includes('hidden')));
  }

  /** The part with all additions, set to be recalculated once when it is next opened. */
  render(): string {
    const grown = appendToLists(this.withoutRemoved(), ORDER, [
      // The views of sheets refer to a view of the workbook: Excel takes a file without one for damaged.
      { list: 'bookViews', items: this.hasView ? [] : ['<workbookView/>'] },
      { list: 'sheets', items: this.addedSheets },
      { list: 'definedNames', items: this.addedNames },
    ]);
    const root = outlineXml(grown);
    const calculation = root?.children.find((child) => child.name === 'calcPr');
    if (calculation !== undefined) return applyEdits(grown, [setAttribute(grown, calculation, 'fullCalcOnLoad', '1')]);
    if (root === null) return grown;
    const next = root.children.find((child) => ORDER.indexOf(child.name) > ORDER.indexOf('calcPr'));
    const at = next?.start ?? root.closeStart;
    return applyEdits(grown, [{ from: at, to: at, text: `<${root.prefix}calcPr fullCalcOnLoad="1"/>` }]);
  }
}
