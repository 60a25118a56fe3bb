import type { Derivation, Fact, MetricUse } from '../fact/fact.ts';
import { operands } from '../fact/derive.ts';
import { say } from '../language/language.ts';
import type { Language } from '../language/language.ts';
import { reportTexts } from '../language/texts/report.ts';
import { arithmeticFormula } from './arithmetic-formula.ts';
import { compileFormula } from '../metric/compile-formula.ts';
import type { ComparedBounds, CompiledFormula, CubeTarget } from '../metric/compile-formula.ts';
import { constantBounds, type FormulaFilter } from '../metric/formula-condition.ts';
import type { FormulaTarget } from '../metric/formula-target.ts';
import { mayBeEmpty } from '../metric/term.ts';
import type { TypedTable } from '../sheet/typed-table.ts';
import type { RangeRef } from '../workbook/address.ts';
import type { CellContent } from '../workbook/sheet-plan.ts';
import { reference } from './cell-reference.ts';
import type { Extras } from './sheet-draft.ts';
import type { FactCell } from './study.ts';

/** A table of the workbook and where formulas find its data. */
export interface LiveTable {
  readonly table: TypedTable;
  readonly target: FormulaTarget;
  /** Where formulas go by totals instead of its rows. */
  readonly cube?: CubeTarget;
}

/** How a fact becomes a formula in a certain cell. */
export interface CellWay {
  /** In place of the fact's own periods: cells that the period selector fills. */
  readonly bounds?: ComparedBounds;
  readonly previous?: ComparedBounds;
  readonly yearBefore?: ComparedBounds;
  /** The cells of these periods are those of the period selector. */
  readonly followsChoice?: boolean;
  /** By column: a cell that holds the text that the column is filtered by. */
  readonly filterCells?: ReadonlyMap<string, string>;
}

interface Expression {
  readonly text: string;
  readonly array: boolean;
  /** Whether it can be an empty text. */
  readonly mayBeEmpty: boolean;
  /** Where it stands, if it is a cell of this part. */
  readonly cell?: RangeRef;
}

interface FactPlace {
  readonly ref: RangeRef;
  readonly mayBeEmpty: boolean;
}

/** Which cells hold which facts, within one part of a report: a row of cards, a table. */
export class FactPlaces {
  readonly #cells = new Map<string, FactPlace>();

  /** `mayBeEmpty` where the cell follows the chosen period, and there may be nothing for it. */
  set(fact: Fact, ref: RangeRef, mayBeEmpty = false): void {
    if (!this.#cells.has(fact.id)) this.#cells.set(fact.id, { ref, mayBeEmpty });
  }

  get(fact: Fact): FactPlace | undefined {
    return this.#cells.get(fact.id);
  }
}

/**
 * Writes facts as live formulas: metrics through the formula compiler, derived facts over the cells of what they
 * follow from. A part of the report points only at cells of its own, or computes again what it lacks: so a table
 * that is about one period does not change when another is chosen for the cards. Arithmetic and plain numbers do not
 * depend on what is chosen: where a table shows them, the whole report points there.
 */
export class FactCells {
  readonly #written = new Map<string, { readonly ref: RangeRef; readonly formula: string | null; readonly also: RangeRef[] }>();
  readonly #laid = new Set<string>();
  readonly #tabled = new Map<string, RangeRef>();

  constructor(private readonly live: ReadonlyMap<string, LiveTable>) {}

  /** The cells that each fact was written to, the first one with what stands there. */
  get written(): ReadonlyMap<string, FactCell> {
    return this.#written;
  }

  /** Notes that a fact has a cell, before any content is asked for. */
  lay(fact: Fact): void {
    this.#laid.add(fact.id);
  }

  isLaid(fact: Fact): boolean {
    return this.#laid.has(fact.id);
  }

  /** Notes the cell of a table that a fact stands in: the first one is where others point. */
  layInTable(fact: Fact, ref: RangeRef): void {
    this.lay(fact);
    if (pointsAnywhere(fact) && !this.#tabled.has(fact.id)) this.#tabled.set(fact.id, ref);
  }

  /** The content of a fact's cell at `ref`; facts that no formula can give stand there as values. */
  content(fact: Fact, ref: RangeRef, places: FactPlaces, way: CellWay = {}): CellContent {
    const tabled = this.#tabled.get(fact.id);
    const isElsewhere = tabled !== undefined && (tabled.sheet !== ref.sheet || tabled.range !== ref.range);
    const expression = isElsewhere ? { text: reference(tabled, ref.sheet), array: false } : this.#own(fact, ref.sheet, places, way);
    const content: CellContent = expression === null ? plainContent(fact) : {
      kind: 'formula',
      formula: `=${expression.text}`,
      cached: fact.value ?? '',
      ...(expression.array ? { array: true } : {}),
    };
    this.#note(fact, ref, content.kind === 'formula' ? content.formula : null, way.followsChoice);
    return content;
  }

  /** The content of a row's label: a name that stands there as it is. */
  label(fact: Fact, ref: RangeRef): CellContent {
    this.#note(fact, ref, null);
    return plainContent(fact);
  }

  #note(fact: Fact, ref: RangeRef, formula: string | null, followsChoice = false): void {
    const known = this.#written.get(fact.id);
    if (known === undefined) this.#written.set(fact.id, { ref, formula, also: [], ...(followsChoice ? { followsChoice } : {}) });
    else known.also.push(ref);
  }

  /** What stands beside a cell whose value no formula can give; nothing for all others. */
  remark(fact: Fact, language: Language): Extras {
    const compiled = fact.use === null ? null : this.#compiled(fact.use, {});
    return compiled?.kind === 'computed' ? { comment: say(reportTexts.computed(compiled.why, fact.method), language) } : {};
  }

  #own(fact: Fact, sheet: string, places: FactPlaces, way: CellWay): Expression | null {
    if (fact.use !== null) return this.#metric(fact.use, way);
    if (fact.derivation === undefined) return null;
    return this.#derived(fact.derivation, sheet, places);
  }

  #metric(use: MetricUse, way: CellWay): Expression | null {
    const compiled = this.#compiled(use, way);
    if (compiled === null || compiled.kind === 'computed') return null;
    return { text: compiled.expression, array: compiled.array, mayBeEmpty: way.bounds?.guard !== undefined || mayBeEmpty(use.metric.measure) };
  }

  #compiled(use: MetricUse, way: CellWay): CompiledFormula | null {
    const live = this.live.get(use.table);
    if (live === undefined) return null;
    const filters = use.filters.map((filter): FormulaFilter => {
      const cell = way.filterCells?.get(filter.column);
      return cell === undefined ? filter : { ...filter, cell };
    });
    const boundsOf = (period: MetricUse['period'] | undefined) => (period === null || period === undefined ? null : constantBounds(period));
    return compileFormula(use.metric.measure, {
      ...live,
      dateColumn: use.dateColumn,
      period: way.bounds ?? boundsOf(use.period),
      previous: way.previous ?? boundsOf(use.previous),
      yearBefore: way.yearBefore ?? boundsOf(use.yearBefore),
      filters,
      ...(use.fiscalYearStart === undefined ? {} : { fiscalYearStart: use.fiscalYearStart }),
    });
  }

  /** An operand: its cell where this part of the report has one, else computed in place. */
  #operand(fact: Fact, sheet: string, places: FactPlaces): Expression {
    const tabled = this.#tabled.get(fact.id);
    const place = places.get(fact) ?? (tabled === undefined ? undefined : { ref: tabled, mayBeEmpty: false });
    const own = this.#own(fact, sheet, places, {});
    if (place !== undefined) {
      return { text: reference(place.ref, sheet), array: false, mayBeEmpty: place.mayBeEmpty || (own?.mayBeEmpty ?? fact.value === null), cell: place.ref };
    }
    if (own !== null) return { ...own, text: `(${own.text})` };
    return { text: String(fact.value ?? '""'), array: false, mayBeEmpty: fact.value === null };
  }

  #derived(derivation: Derivation, sheet: string, places: FactPlaces): Expression {
    if (derivation.kind === 'cell') return { text: reference(derivation.ref, sheet), array: false, mayBeEmpty: true };
    if (derivation.kind === 'arithmetic') {
      const { text, array, empty } = arithmeticFormula(derivation.term, (fact) => this.#operand(fact, sheet, places), sheet);
      if (empty.length === 0) return { text, array, mayBeEmpty: false };
      return { text: `IF(${empty.length === 1 ? empty.join('') : `OR(${empty.join(',')})`},"",${text})`, array, mayBeEmpty: true };
    }
    const parts = operands(derivation).map((fact) => this.#operand(fact, sheet, places));
    const [first = NONE, second = NONE, third = NONE] = parts;
    const array = parts.some((part) => part.array);
    const checks = parts.filter((part) => part.mayBeEmpty).map((part) => `${part.text}=""`);
    const guarded = (text: string, mayBeEmpty: boolean): Expression => {
      if (checks.length === 0) return { text, array, mayBeEmpty };
      return { text: `IF(${checks.length === 1 ? checks.join('') : `OR(${checks.join(',')})`},"",${text})`, array, mayBeEmpty: true };
    };
    switch (derivation.kind) {
      case 'change':
        return guarded(`IF(${second.text}>0,${first.text}/${second.text}-1,"")`, true);
      case 'difference':
        return guarded(`${first.text}-${second.text}`, false);
      case 'share':
        return guarded(`IF(${second.text}=0,"",${first.text}/${second.text})`, true);
      case 'contribution':
        return guarded(`IF(${third.text}>0,(${first.text}-${second.text})/${third.text},"")`, true);
      case 'total':
        return guarded(parts.map((part) => part.text).join('+'), false);
      case 'remainder':
        return guarded(parts.map((part) => part.text).join('-'), false);
    }
  }
}

/** A number that is the same wherever it stands, whatever period is chosen. */
function pointsAnywhere({ value, use, derivation }: Fact): boolean {
  return typeof value === 'number' && use === null && (derivation === undefined || derivation.kind === 'arithmetic');
}

const NONE: Expression = { text: '""', array: false, mayBeEmpty: true };

function plainContent(fact: Fact): CellContent {
  const { value } = fact;
  if (value === null) return { kind: 'blank' };
  if (typeof value === 'string') return { kind: 'text', text: value };
  return fact.unit.kind === 'date' ? { kind: 'date', serial: value } : { kind: 'number', number: value };
}
