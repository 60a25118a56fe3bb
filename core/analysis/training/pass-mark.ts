import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedTable } from '../../sheet/typed-table.ts';

const PASSED = /^(?:是|y|yes|true|√|✓|已?通过|合格|及格|达标|优秀?|良好?|pass(?:ed)?|certified|ok)$/i;
const FAILED = /^(?:否|n|no|false|×|✗|[未不]通过|没通过|不合格|未合格|不及格|未达标|不达标|差|补考|fail(?:ed)?|not passed|not certified)$/i;

/** A column of words that say who passed. */
export interface PassMark {
  readonly column: string;
  /** As they stand in the cells. */
  readonly passed: readonly string[];
}

/** Null where no column says it, or where some of its words cannot be told: `unclear` is its name then. */
export function passMark(table: TypedTable, name: string | undefined): { readonly mark: PassMark | null; readonly unclear: string | null } {
  const column = columnNamed(table, name ?? '');
  if (column?.type !== 'text') return { mark: null, unclear: null };
  const written = [...new Set(column.values)].flatMap((value) => (value === null || value.trim() === '' ? [] : [value]));
  const passed = written.filter((value) => PASSED.test(value.trim()));
  const isClear = passed.length > 0 && written.every((value) => PASSED.test(value.trim()) || FAILED.test(value.trim()));
  return isClear ? { mark: { column: column.name, passed }, unclear: null } : { mark: null, unclear: column.name };
}
