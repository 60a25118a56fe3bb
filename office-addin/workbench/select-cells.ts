import { useRef } from 'preact/hooks';
import { formatArea, type Area } from '../../core/workbook/address.ts';

interface Cell {
  readonly row: number;
  readonly column: number;
}

export interface CellSelection {
  readonly press: (cell: Cell, event: PointerEvent) => void;
  readonly reach: (cell: Cell, event: PointerEvent) => void;
  readonly key: (event: KeyboardEvent) => void;
  /** Where the selection `range` was drawn to; null where it was not made here. */
  readonly end: (range: string) => Cell | null;
}

const STEPS: Readonly<Record<string, Cell>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/**
 * Selecting cells as spreadsheets do: press and drag, Shift and press, arrow keys, Shift and arrow keys. `within`
 * holds all cells that can be selected.
 */
export function useCellSelection(selected: Area | null, within: Area, onSelect: (range: string) => void): CellSelection {
  const start = useRef<Cell | null>(null);
  const end = useRef<Cell | null>(null);
  const last = useRef<string | null>(null);
  const select = (from: Cell, to: Cell) => {
    start.current = from;
    end.current = to;
    const range = formatArea(spanned(from, to));
    if (range === last.current && selected !== null && formatArea(selected) === range) return;
    last.current = range;
    onSelect(range);
  };
  return {
    press: (cell, event) => {
      if (event.button === 0) select(event.shiftKey ? (start.current ?? cell) : cell, cell);
    },
    reach: (cell, event) => {
      if ((event.buttons & 1) === 1 && start.current !== null) select(start.current, cell);
    },
    key: (event) => {
      const step = STEPS[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const isHere = selected !== null && formatArea(selected) === last.current;
      const from = (isHere ? start.current : null) ?? { row: selected?.top ?? within.top, column: selected?.left ?? within.left };
      const at = (isHere ? end.current : null) ?? from;
      const to = { row: clamped(at.row + step.row, within.top, within.bottom), column: clamped(at.column + step.column, within.left, within.right) };
      select(event.shiftKey ? from : to, to);
    },
    end: (range) => (range === last.current ? end.current : null),
  };
}

function spanned(one: Cell, other: Cell): Area {
  return {
    top: Math.min(one.row, other.row),
    left: Math.min(one.column, other.column),
    bottom: Math.max(one.row, other.row),
    right: Math.max(one.column, other.column),
  };
}

function clamped(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
