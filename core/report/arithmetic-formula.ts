import type { Fact, FactTerm } from '../fact/fact.ts';
import { RANK_DIGITS } from '../fact/arithmetic.ts';
import type { RangeRef } from '../workbook/address.ts';
import { CellRun } from './cell-run.ts';
import type { RunCell } from './cell-run.ts';
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

/** A term as a formula on `sheet`, without `=`. Cells of a list that stand below or beside each other are written as a range. */
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
    if (term.fn === 'sumproduct') return this.#products(term.of);
    if (term.fn === 'rank') return this.#rank(term.of);
    const list = this.#parts(term.of).join(',');
    if (term.fn === 'geomean') this.empty.add(`MIN(${list})<=0`);
    if (term.fn === 'sqrt') this.empty.add(`${list}<0`);
    return `${term.fn.toUpperCase()}(${list})`;
  }

  /** Terms in order, cells in a run as one range. */
  #parts(terms: readonly FactTerm[]): string[] {
    const written: (string | CellRun)[] = [];
    for (const term of terms) {
      const operand = this.#cell(term);
      const last = written[written.length - 1];
      if (operand === null) written.push(this.write(term));
      else if (typeof last !== 'object' || !last.take(operand)) written.push(new CellRun(operand));
    }
    return written.map((part) => (typeof part === 'string' ? part : this.#range(part)));
  }

  /** Runs of cells times runs of cells; what stands in none by itself. */
  #products([...terms]: readonly FactTerm[]): string {
    const half = terms.length / 2;
    const written: (string | readonly [CellRun, CellRun])[] = [];
    for (const [index, left] of terms.slice(0, half).entries()) {
      const right = terms[half + index] ?? 0;
      const [one, other] = [this.#cell(left), this.#cell(right)];
      const last = written[written.length - 1];
      if (one === null || other === null) written.push(`(${this.write(left)}*${this.write(right)})`);
      else if (typeof last !== 'object' || !last[0].takeWith(one, last[1], other)) written.push([new CellRun(one), new CellRun(other)]);
    }
    const parts = written.map((part) => (typeof part === 'string' ? part : `SUMPRODUCT(${this.#range(part[0])},${this.#range(part[1])})`));
    return parts.length === 1 ? parts.join('') : `(${parts.join('+')})`;
  }

  /** Rounded, as sums that are equal may differ in their last digits. */
  #rank([own, ...all]: readonly [FactTerm, ...FactTerm[]]): string {
    const rounded = (text: string) => `ROUND(${text},${String(RANK_DIGITS)})`;
    const first = rounded(this.write(own));
    const larger = this.#parts(all).map((part) => `SUMPRODUCT(--(${rounded(part)}>${first}))`);
    return ['1', ...larger].join('+');
  }

  #cell(term: FactTerm): RunCell | null {
    const operand = typeof term !== 'number' && 'id' in term ? this.operandOf(term) : null;
    return operand?.cell === undefined ? null : { cell: operand.cell, mayBeEmpty: operand.mayBeEmpty };
  }

  #range(run: CellRun): string {
    const range = reference(run.area, this.sheet);
    if (run.mayBeEmpty) this.empty.add(`COUNT(${range})<${String(run.size)}`);
    return range;
  }
}
