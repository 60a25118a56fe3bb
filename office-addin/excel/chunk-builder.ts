import type { CellChunk, CellValue, Formula } from '../../core/workbook/workbook.ts';
import type { RawRows } from './read-cells.ts';

/** Turns rows as Excel gives them into chunks; number formats are numbered over the whole reading. */
export class ChunkBuilder {
  readonly #firstColumn: number;
  readonly #formats: string[] = ['General'];
  readonly #formatIds = new Map<string, number>([['General', 0]]);

  constructor(firstColumn: number) {
    this.#firstColumn = firstColumn;
  }

  build(firstRow: number, raw: RawRows): CellChunk {
    const formulas: Formula[] = [];
    const values = raw.values.map((row, i) =>
      row.map((cell, j) => {
        const formula = formulaOf(raw.formulas?.[i]?.[j], cell);
        if (formula !== null) formulas.push({ row: firstRow + i, column: this.#firstColumn + j, formula });
        return valueOf(cell, raw.types?.[i]?.[j], formula !== null);
      }),
    );
    return {
      firstRow,
      firstColumn: this.#firstColumn,
      values,
      formatIds: raw.formats.map((row) => Uint16Array.from(row, (format) => this.#formatId(format))),
      formats: this.#formats,
      formulas,
    };
  }

  #formatId(format: unknown): number {
    const code = typeof format === 'string' && format !== '' ? format : 'General';
    const known = this.#formatIds.get(code);
    if (known !== undefined) return known;
    const id = this.#formats.push(code) - 1;
    this.#formatIds.set(code, id);
    return id;
  }
}

/** `formulas` repeats the value of every other cell; a text that begins with `=` equals its own value. */
function formulaOf(formula: unknown, value: unknown): string | null {
  return typeof formula === 'string' && formula.startsWith('=') && formula !== value ? formula : null;
}

function valueOf(cell: unknown, type: unknown, isFormula: boolean): CellValue {
  if (typeof cell === 'number' || typeof cell === 'boolean') return cell;
  if (typeof cell !== 'string') return null;
  if (type === 'Error') return { error: cell };
  return cell === '' && !isFormula ? null : cell;
}
