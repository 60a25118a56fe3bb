import type { ColumnCorrection } from './correction.ts';
import { uniqueName, type ColumnHeader } from './headers.ts';
import type { TableArea } from './table-area.ts';

export interface CorrectedHeader {
  readonly column: number;
  /** Unique in the table without regard to case. */
  readonly name: string;
  /** The name it has without correction. */
  readonly header: string;
  readonly given: ColumnCorrection | null;
}

/** The columns of a table with what a person said of each, and the headers of corrections that no column has any more. */
export function correctHeaders(headers: readonly ColumnHeader[], { header, given }: TableArea): { readonly headers: readonly CorrectedHeader[]; readonly lost: readonly string[] } {
  const byColumn = new Map<number, ColumnCorrection>();
  const lost: string[] = [];
  for (const correction of given?.columns ?? []) {
    const stood = (given?.left ?? 0) + correction.offset;
    const found = headers.find(({ name }) => name === correction.header) ?? (header.header.length === 0 ? headers.find(({ column }) => column === stood) : undefined);
    if (found === undefined) lost.push(correction.header);
    else byColumn.set(found.column, correction);
  }
  const renamed = headers.filter(({ column }) => byColumn.get(column)?.name !== undefined);
  const taken = new Set(headers.filter((one) => !renamed.includes(one)).map(({ name }) => name.toLowerCase()));
  return {
    headers: headers.map(({ column, name }) => {
      const correction = byColumn.get(column) ?? null;
      const wish = correction?.name;
      return { column, header: name, name: wish === undefined ? name : uniqueName(wish, taken), given: correction };
    }),
    lost,
  };
}
