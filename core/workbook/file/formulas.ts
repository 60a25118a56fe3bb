import type { ScannedCell } from './cell-reader.ts';
import { shiftFormula, type ShiftedFormula } from './formula-shift.ts';
import { isTrue } from './xml.ts';

/** Excel takes formulas of 8,192 characters; what is far longer was never entered. */
const LONGEST_FORMULA = 1 << 15;

interface Master {
  readonly row: number;
  readonly column: number;
  readonly write: ShiftedFormula;
}

/** The formulas of one sheet; shared ones are kept until the cells that share them come. */
export class SheetFormulas {
  private readonly masters = new Map<string, Master>();

  /**
   * The formula of a cell with leading `=`, or null where the file does not say it. Prefixes that mark newer
   * functions in files only (`_xlfn.`, `_xlws.`, `_xlpm.`) are left out: nobody sees them in Excel.
   */
  read(cell: ScannedCell): string | null {
    const text = cell.formulaText;
    if (text.length > LONGEST_FORMULA) return null;
    if (cell.isShared) return this.readShared(cell, text);
    const attributes = cell.formulaAttributes;
    if (attributes.get('t') === 'dataTable') {
      const first = attributes.get('r1') ?? '';
      const second = attributes.get('r2') ?? '';
      if (isTrue(attributes.get('dt2D'))) return `=TABLE(${first},${second})`;
      return isTrue(attributes.get('dtr')) ? `=TABLE(${first},)` : `=TABLE(,${first})`;
    }
    return text === '' ? null : `=${withoutFilePrefixes(text)}`;
  }

  private readShared(cell: ScannedCell, text: string): string | null {
    const id = cell.formulaAttributes.get('si') ?? '';
    if (text !== '') {
      const own = withoutFilePrefixes(text);
      this.masters.set(id, { row: cell.row, column: cell.column, write: shiftFormula(own) });
      return `=${own}`;
    }
    const master = this.masters.get(id);
    return master === undefined ? null : `=${master.write(cell.row - master.row, cell.column - master.column)}`;
  }
}

function withoutFilePrefixes(formula: string): string {
  const text = formula.startsWith('=') ? formula.slice(1) : formula;
  if (!text.includes('_xl')) return text;
  return text.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\p{L}\p{N}_.])(?:_xlfn\.|_xlws\.|_xlpm\.)+/gu, (piece) =>
    piece.startsWith('_') ? '' : piece,
  );
}
