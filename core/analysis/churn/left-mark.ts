import type { TypedColumn } from '../../sheet/typed-table.ts';

const LEFT = /^(?:是|y|yes|true|1|流失|已流失|流失客户|已?退订|已?注销|已?解约|已?取消|churn(?:ed)?|lost|left|cancel(?:l?ed)?|exited|attrited(?: customer)?)$/i;
const STAYED = /^(?:否|n|no|false|0|未流失|没有流失|在网|在用|活跃|正常|留存|未退订|active|retained|current|stayed|existing(?: customer)?)$/i;

/** Whether a cell says that a customer left; null where it says neither. */
export interface LeftMarks {
  readonly marks: Int8Array;
  /** As the cells are written that say so. */
  readonly written: readonly (string | number)[];
}

/** A customer of a row left, is still there, or nothing says which. */
export const [GONE, THERE, UNKNOWN] = [1, 0, -1] as const;

/** Which rows say that a customer left; null where the column says something else, or the same of all. */
export function leftMarks(column: TypedColumn): LeftMarks | null {
  const marks = new Int8Array(column.values.length).fill(UNKNOWN);
  const meant = new Map<string, number | null>();
  const written = new Set<string | number>();
  let isBoth = 0;
  for (const [row, value] of column.values.entries()) {
    if (value === null || value === '' || Number.isNaN(value)) continue;
    const text = String(value);
    let mark = meant.get(text);
    if (mark === undefined) {
      mark = LEFT.test(text.trim()) ? GONE : STAYED.test(text.trim()) ? THERE : null;
      meant.set(text, mark);
    }
    if (mark === null) return null;
    marks[row] = mark;
    isBoth |= mark === GONE ? 2 : 1;
    if (mark === GONE && typeof value !== 'boolean') written.add(value);
  }
  return isBoth === 3 ? { marks, written: [...written] } : null;
}
