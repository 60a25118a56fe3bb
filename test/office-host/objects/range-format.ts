import type { Area } from '../../../core/workbook/address.ts';
import { accessDenied, invalidArgument } from '../api-error.ts';
import { booleanArgument, numberArgument, textArgument } from '../arguments.ts';
import { HostObject, type Members, method, part, value } from '../host-object.ts';
import { cellAt, cellToChange, type SheetModel } from '../model/workbook-model.ts';
import { Bag, type BagShape, type SettingStore } from './bag.ts';

const FILL: BagShape = {
  typeName: 'RangeFill',
  settings: { Color: { takes: 'color', first: '#FFFFFF' } },
  methods: { Clear: (store) => store.set('Color', null) },
};
const FONT: BagShape = {
  typeName: 'RangeFont',
  settings: {
    Name: { takes: 'text', first: 'Calibri' },
    Size: { takes: 'number', first: 11 },
    Color: { takes: 'color', first: '#000000' },
    Bold: { takes: 'boolean', first: false },
    Italic: { takes: 'boolean', first: false },
    Underline: { takes: ['None', 'Single', 'Double', 'SingleAccountant', 'DoubleAccountant'], first: 'None' },
  },
};
const FORMAT: BagShape = {
  typeName: 'RangeFormat',
  settings: {
    HorizontalAlignment: { takes: ['General', 'Left', 'Center', 'Right', 'Fill', 'Justify', 'CenterAcrossSelection', 'Distributed'], first: 'General' },
    VerticalAlignment: { takes: ['Top', 'Center', 'Bottom', 'Justify', 'Distributed'], first: 'Bottom' },
    WrapText: { takes: 'boolean', first: false },
    IndentLevel: { takes: 'number', first: 0 },
  },
  parts: { Fill: FILL, Font: FONT },
};
const BORDER: BagShape = {
  typeName: 'RangeBorder',
  settings: {
    Style: { takes: ['None', 'Continuous', 'Dash', 'DashDot', 'DashDotDot', 'Dot', 'Double', 'SlantDashDot'], first: 'None' },
    Weight: { takes: ['Hairline', 'Thin', 'Medium', 'Thick'], first: 'Thin' },
    Color: { takes: 'color', first: '#000000' },
  },
};
const SIDES = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideVertical', 'InsideHorizontal', 'DiagonalDown', 'DiagonalUp'];

type CellVisitor = (visit: (row: number, column: number) => void) => void;

/** `Excel.RangeFormat`: what is set goes to every cell; what is loaded is null where the cells differ. */
export class RangeFormat extends HostObject {
  readonly typeName = 'RangeFormat';
  readonly #sheet: SheetModel;
  readonly #areas: readonly Area[];

  constructor(sheet: SheetModel, areas: readonly Area[]) {
    super();
    this.#sheet = sheet;
    this.#areas = areas;
  }

  protected members(): Members {
    const format = new Bag(FORMAT, (path) => this.#store(path, this.#allCells()));
    return {
      ...format.table,
      Borders: part(() => new RangeBorders((side) => this.#border(side))),
      ColumnWidth: value(
        () => this.#sheet.columns.get(this.#areas[0]?.left ?? 0)?.width ?? 48,
        (width) => this.#setWidth(numberArgument(width, 'column width')),
      ),
      RowHeight: value(
        () => this.#sheet.rows.get(this.#areas[0]?.top ?? 0)?.height ?? 15,
        (height) => this.#setHeight(numberArgument(height, 'row height')),
      ),
      UseStandardHeight: value(
        () => this.#areas.every((area) => this.#sheet.rows.get(area.top)?.height === undefined),
        (standard) => {
          if (!booleanArgument(standard, 'useStandardHeight')) return;
          for (const area of this.#areas) {
            for (let row = area.top; row <= area.bottom; row += 1) delete this.#sheet.rows.get(row)?.height;
          }
        },
      ),
      AutofitColumns: method(() => undefined),
      AutofitRows: method(() => undefined),
    };
  }

  #setWidth(width: number): void {
    if (width < 0 || width > 1_400) throw invalidArgument('column width');
    for (const area of this.#areas) {
      for (let column = area.left; column <= area.right; column += 1) {
        this.#sheet.columns.set(column, { ...this.#sheet.columns.get(column), width });
      }
    }
  }

  #setHeight(height: number): void {
    if (height < 0 || height > 409.5) throw invalidArgument('row height');
    for (const area of this.#areas) {
      for (let row = area.top; row <= area.bottom; row += 1) {
        this.#sheet.rows.set(row, { ...this.#sheet.rows.get(row), height });
      }
    }
  }

  #allCells(): CellVisitor {
    return (visit) => {
      for (const area of this.#areas) {
        if (area.bottom - area.top > 100_000) throw invalidArgument('this host formats no whole columns');
        for (let row = area.top; row <= area.bottom; row += 1) {
          for (let column = area.left; column <= area.right; column += 1) visit(row, column);
        }
      }
    };
  }

  /** A side of a block is that side of its outer cells; a line inside is a side of both cells it divides. */
  #border(side: string): HostObject {
    const hasInside = this.#areas.every((area) => (side === 'InsideHorizontal' ? area.bottom > area.top : area.right > area.left));
    if (side.startsWith('Inside') && !hasInside) throw invalidArgument(`${side} of a block without an inside`);
    const cellSides = { InsideHorizontal: ['EdgeTop', 'EdgeBottom'], InsideVertical: ['EdgeLeft', 'EdgeRight'] }[side] ?? [side];
    const stores = cellSides.map((cellSide) => this.#store(`Borders.${cellSide}.`, this.#cellsAt(side, cellSide)));
    return new Bag(BORDER, () => ({
      get: (name) => stores[0]?.get(name),
      set: (name, newValue) => {
        for (const store of stores) store.set(name, newValue);
      },
    }));
  }

  #cellsAt(side: string, cellSide: string): CellVisitor {
    return (visit) => {
      this.#allCells()((row, column) => {
        if (this.#areas.some((area) => isOnSide(side, cellSide, area, row, column))) visit(row, column);
      });
    };
  }

  #store(path: string, cells: CellVisitor): SettingStore {
    return {
      get: (name) => {
        const seen = new Set<unknown>();
        cells((row, column) => seen.add(cellAt(this.#sheet, row, column)?.style[path + name]));
        return seen.size === 1 ? [...seen][0] : null;
      },
      set: (name, newValue) => {
        if (this.#sheet.isProtected) throw accessDenied(`the sheet ${this.#sheet.name} is protected`);
        cells((row, column) => {
          cellToChange(this.#sheet, row, column).style[path + name] = newValue;
        });
      },
    };
  }
}

function isOnSide(side: string, cellSide: string, area: Area, row: number, column: number): boolean {
  const isInside = row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
  if (!isInside) return false;
  const isOuter = { EdgeTop: row === area.top, EdgeBottom: row === area.bottom, EdgeLeft: column === area.left, EdgeRight: column === area.right }[cellSide];
  if (isOuter === undefined) return true;
  return side.startsWith('Inside') ? !isOuter : isOuter;
}

class RangeBorders extends HostObject {
  readonly typeName = 'RangeBorderCollection';
  readonly #at: (side: string) => HostObject;

  constructor(at: (side: string) => HostObject) {
    super();
    this.#at = at;
  }

  protected members(): Members {
    return {
      GetItem: method((side) => {
        const name = textArgument(side, 'border');
        if (!SIDES.includes(name)) throw invalidArgument(`border ${name}`);
        return this.#at(name);
      }),
    };
  }
}
