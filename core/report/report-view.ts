import { formatArea, overlaps, type Area, type RangeRef } from '../workbook/address.ts';
import { markedSheet } from '../workbook/report-sheets.ts';
import type { CellChunk, CellValue, LongWork, Workbook, WorkbookInfo } from '../workbook/workbook.ts';
import type { EvidenceDocument, KeptFact, KeptPart, KeptPlace } from './evidence-document.ts';
import { formulaShape, presentRows, type CellSign } from './moved-rows.ts';

/** A sheet of a report as it stands now, beside what was written there. */
export interface SheetNow {
  readonly name: string | null;
  readonly value: (row: number, column: number) => CellValue;
  readonly sign: (row: number, column: number) => CellSign | undefined;
  readonly rowNow: (row: number) => number | null;
  /** Null where a row of it is gone. */
  readonly areaNow: (area: Area) => Area | null;
}

/** A report's document over the cells of its sheets, each read once. */
export class ReportView {
  readonly #sheets = new Map<number, Promise<SheetNow>>();

  constructor(
    private readonly workbook: Workbook,
    private readonly info: WorkbookInfo,
    readonly document: EvidenceDocument,
    private readonly work: LongWork,
  ) {}

  sheet(index: number): Promise<SheetNow> {
    const known = this.#sheets.get(index) ?? this.#read(index);
    this.#sheets.set(index, known);
    return known;
  }

  /** The facts whose cells are among those selected, in the order of their cells. */
  factsIn(index: number, sheet: SheetNow, selected: Area): readonly KeptFact[] {
    const found = this.document.facts.flatMap((fact) =>
      fact.places.flatMap((place) => {
        const area = place.sheet === index ? sheet.areaNow(place.area) : null;
        return area !== null && overlaps(area, selected) ? [{ fact, area }] : [];
      }),
    );
    const sorted = found.toSorted((one, other) => one.area.top - other.area.top || one.area.left - other.area.left);
    return [...new Set(sorted.map(({ fact }) => fact))];
  }

  /** The facts that a part names, or that a chart draws. */
  factsOf({ facts, chart }: KeptPart): readonly KeptFact[] {
    const named = facts.flatMap((position) => this.document.facts[position] ?? []);
    const [, ...values] = chart?.draws ?? [];
    const drawn = values.flatMap(({ sheet, area }) => this.document.facts.filter(({ places }) => places.some((place) => place.sheet === sheet && overlaps(place.area, area))));
    return [...new Set([...named, ...drawn])];
  }

  async cell(fact: KeptFact): Promise<{ readonly ref: RangeRef; readonly value: CellValue; readonly sign: CellSign | undefined } | null> {
    const [place] = fact.places;
    if (place === undefined) return null;
    const sheet = await this.sheet(place.sheet);
    const area = sheet.areaNow(place.area);
    if (sheet.name === null || area === null) return null;
    return { ref: { sheet: sheet.name, range: formatArea(area) }, value: sheet.value(area.top, area.left), sign: sheet.sign(area.top, area.left) };
  }

  /** One block around the cells that a chart draws, where they stand on one sheet. */
  async drawn(draws: readonly KeptPlace[]): Promise<RangeRef | null> {
    const [first] = draws;
    if (first === undefined || draws.some(({ sheet }) => sheet !== first.sheet)) return null;
    const sheet = await this.sheet(first.sheet);
    const area = sheet.areaNow(draws.map((one) => one.area).reduce(around));
    return sheet.name === null || area === null ? null : { sheet: sheet.name, range: formatArea(area) };
  }

  async #read(index: number): Promise<SheetNow> {
    const kept = this.document.sheets[index];
    const name = kept === undefined ? null : markedSheet(this.info, kept.mark);
    const used = this.info.sheets.find((sheet) => sheet.name === name)?.usedRange ?? null;
    const values = new Map<number, Map<number, CellValue>>();
    const signs = new Map<number, Map<number, CellSign>>();
    if (name !== null && used !== null) {
      // More may have been written since the workbook was looked at.
      for await (const chunk of this.workbook.read({ sheet: name, range: used }, this.work)) takeIn(chunk, values, signs);
    }
    const rows = presentRows(this.#written(index), signs);
    const wasThere = [...rows].toSorted(([one], [other]) => one - other);
    /** Rows without a fact move with the last one above them. */
    const rowNow = (row: number): number | null => {
      const own = rows.get(row);
      if (own !== undefined || hasFacts.has(row)) return own ?? null;
      const above = wasThere.findLast(([written]) => written < row) ?? wasThere[0];
      return above === undefined ? row : row + above[1] - above[0];
    };
    const hasFacts = new Set(this.#written(index).keys());
    return {
      name,
      value: (row, column) => values.get(row)?.get(column) ?? null,
      sign: (row, column) => signs.get(row)?.get(column),
      rowNow,
      areaNow(area) {
        const [top, bottom] = [rowNow(area.top), rowNow(area.bottom)];
        return top === null || bottom === null ? null : { ...area, top, bottom };
      },
    };
  }

  /** What the report wrote there, as far as its facts tell. */
  #written(index: number): Map<number, Map<number, CellSign>> {
    const rows = new Map<number, Map<number, CellSign>>();
    for (const fact of this.document.facts) {
      for (const [order, { sheet, area }] of fact.places.entries()) {
        const sign = sheet === index ? signOf(fact, order === 0) : null;
        if (sign !== null) rows.set(area.top, (rows.get(area.top) ?? new Map<number, CellSign>()).set(area.left, sign));
      }
    }
    return rows;
  }
}

/** What tells a fact's cell from others: of its further cells only the value is known. */
export function signOf({ formula, value }: KeptFact, isFirst: boolean): CellSign | null {
  if (formula !== null) return isFirst ? { kind: 'formula', shape: formulaShape(formula) } : null;
  return value === null ? null : { kind: 'value', value };
}

function takeIn(chunk: CellChunk, values: Map<number, Map<number, CellValue>>, signs: Map<number, Map<number, CellSign>>): void {
  chunk.values.forEach((cells, index) => {
    const row = chunk.firstRow + index;
    const [inRow, signed] = [new Map<number, CellValue>(), new Map<number, CellSign>()];
    cells.forEach((value, place) => {
      if (value === null || value === '') return;
      inRow.set(chunk.firstColumn + place, value);
      if (typeof value === 'string' || typeof value === 'number') signed.set(chunk.firstColumn + place, { kind: 'value', value });
    });
    if (inRow.size === 0) return;
    values.set(row, inRow);
    signs.set(row, signed);
  });
  for (const { row, column, formula } of chunk.formulas) signs.set(row, (signs.get(row) ?? new Map<number, CellSign>()).set(column, { kind: 'formula', shape: formulaShape(formula) }));
}

function around(one: Area, other: Area): Area {
  return { top: Math.min(one.top, other.top), left: Math.min(one.left, other.left), bottom: Math.max(one.bottom, other.bottom), right: Math.max(one.right, other.right) };
}
