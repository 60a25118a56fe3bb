import type { Fact, FactTerm } from '../fact/fact.ts';
import { formatArea, parseArea } from '../workbook/address.ts';
import type { RangeRef } from '../workbook/address.ts';
import { reference } from './cell-reference.ts';

/** A fact inside a formula: its cell, or what computes it in place. */
export interface FormulaOperand {
  readonly text: string;
  readonly array: boolean;
  /** Whether it can be an empty text. */
  readonly mayBeEmpty: boolean;
  /** Where it stands, if it is a cell. */
  readonly cell?: RangeRef;
}

export interface ArithmeticFormula {
  readonly text: string;
  readonly array: boolean;
  /** Conditions under which there is no result. */
  readonly empty: readonly string[];
}

/** A term as a formula on `sheet`, without `=`. Cells of a list that stand below each other are written as a range. */
export function arithmeticFormula(term: FactTerm, operandOf: (fact: Fact) => FormulaOperand, sheet: string): ArithmeticFormula {
  const writer = new TermWriter(operandOf, sheet);
  const text = writer.write(term);
  return { text, array: writer.isArray, empty: [...writer.empty] };
}

class TermWriter {
  readonly empty = new Set<string>();
  isArray = false;

  constructor(
    private readonly operandOf: (fact: Fact) => FormulaOperand,
    private readonly sheet: string,
  ) {}

  write(term: FactTerm): string {
    if (typeof term === 'number') return term < 0 ? `(${String(term)})` : String(term);
    if ('id' in term) {
      const operand = this.operandOf(term);
      if (operand.mayBeEmpty) this.empty.add(`${operand.text}=""`);
      this.isArray ||= operand.array;
      return operand.text;
    }
    if ('op' in term) {
      const [first, second] = term.of.map((part) => this.write(part));
      if (term.op === '/' && typeof term.of[1] !== 'number') this.empty.add(`${second ?? ''}=0`);
      return `(${first ?? ''}${term.op}${second ?? ''})`;
    }
    const list = this.#list(term.of);
    if (term.fn === 'geomean') this.empty.add(`MIN(${list})<=0`);
    if (term.fn === 'sqrt') this.empty.add(`${list}<0`);
    return `${term.fn.toUpperCase()}(${list})`;
  }

  #list(terms: readonly FactTerm[]): string {
    const written: (string | CellRun)[] = [];
    for (const term of terms) {
      const operand = typeof term !== 'number' && 'id' in term ? this.operandOf(term) : null;
      const cell = operand?.cell;
      const last = written[written.length - 1];
      if (operand === null || cell === undefined) {
        written.push(this.write(term));
      } else if (typeof last === 'object' && isBelow(last.cells[last.cells.length - 1], cell)) {
        last.cells.push(cell);
        last.mayBeEmpty ||= operand.mayBeEmpty;
      } else {
        written.push({ cells: [cell], mayBeEmpty: operand.mayBeEmpty });
      }
    }
    return written
      .map((part) => {
        if (typeof part === 'string') return part;
        const range = reference(joined(part.cells), this.sheet);
        if (part.mayBeEmpty) this.empty.add(`COUNT(${range})<${String(part.cells.length)}`);
        return range;
      })
      .join(',');
  }
}

/** Cells that stand below each other without a gap. */
interface CellRun {
  readonly cells: RangeRef[];
  mayBeEmpty: boolean;
}

function isBelow(above: RangeRef | undefined, below: RangeRef): boolean {
  if (above === undefined || above.sheet !== below.sheet) return false;
  const [first, second] = [parseArea(above.range), parseArea(below.range)];
  return first !== null && second !== null && first.left === second.left && first.right === second.right && second.top === first.bottom + 1;
}

function joined(cells: readonly RangeRef[]): RangeRef {
  const [first] = cells;
  const [top, bottom] = [parseArea(first?.range ?? ''), parseArea(cells[cells.length - 1]?.range ?? '')];
  if (first === undefined || top === null || bottom === null) throw new Error('a range needs cells');
  return { sheet: first.sheet, range: formatArea({ ...top, bottom: bottom.bottom }) };
}
