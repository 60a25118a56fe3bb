import type { TypedTable } from '../sheet/typed-table.ts';

/** Whether a table was written by people who write Chinese, by its headers. */
export function hasChineseHeader({ columns }: TypedTable): boolean {
  return columns.some(({ name }) => /\p{Script=Han}/u.test(name));
}
