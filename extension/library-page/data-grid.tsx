import type { ComponentChildren, JSX } from 'preact';
import { moreOf } from '../../core/language/texts/extension.ts';
import { formatCount } from '../ui/format.ts';
import { useSpeech } from '../ui/speech.tsx';

interface GridColumn<Row> {
  readonly label: string;
  readonly isNumber?: boolean;
  readonly cell: (row: Row) => ComponentChildren;
}

interface Props<Row> {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly columns: readonly GridColumn<Row>[];
  readonly most: number;
}

/** Rows of one kind under named columns, the first `most` of them. */
export function DataGrid<Row>({ title, rows, columns, most }: Props<Row>): JSX.Element {
  const { language, say } = useSpeech();
  const sideOf = ({ isNumber }: GridColumn<Row>): string | undefined => (isNumber === true ? 'number' : undefined);
  return (
    <>
      <div class="grid" tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.label} scope="col" class={sideOf(column)}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map((row, index) => (
              <tr key={index}>
                {columns.map((column) => (
                  <td key={column.label} class={sideOf(column)}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > most && <p class="more">{say(moreOf(formatCount(rows.length - most, language)))}</p>}
    </>
  );
}
