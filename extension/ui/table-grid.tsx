import type { JSX } from 'preact';
import type { PageTable, TableColumn } from '../../core/clip/clip.ts';
import { columnUnit, moreRows } from '../../core/language/texts/extension.ts';
import { isNumeric } from '../../core/page/tables/table-data.ts';
import { formatCount } from './format.ts';
import { useSpeech } from './speech.tsx';

type Cells = PageTable['rows'][number];

/** A clipped table as it was understood: headers, units, sections and totals told apart, the first `most` rows of its body. */
export function TableGrid({ table, title, most }: { table: PageTable; title: string; most: number }): JSX.Element {
  const { language, say } = useSpeech();
  const head = table.rows.slice(0, table.headerRows);
  const body = table.rows.slice(table.headerRows);
  const kinds = new Map(table.rowKinds.map(({ row, kind }) => [row - table.headerRows, kind]));
  return (
    <>
      <div class="grid" tabIndex={0} role="region" aria-label={title}>
        <table>
          {head.length > 0 && (
            <thead>
              {head.map((_, index) => (
                <tr key={index}>
                  <HeaderCells table={table} row={index} />
                </tr>
              ))}
            </thead>
          )}
          <tbody>
            {body.slice(0, most).map((row, index) => {
              const kind = kinds.get(index);
              if (kind === 'section' || kind === 'note') return <WholeRow key={index} text={row[0]?.text ?? ''} width={row.length} isSection={kind === 'section'} />;
              return (
                <tr key={index} class={kind === 'total' ? 'total' : undefined}>
                  <BodyCells row={row} table={table} />
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {body.length > most && <p class="more">{say(moreRows(formatCount(body.length - most, language)))}</p>}
      {table.footnotes.map(({ mark, text }, index) => (
        <p key={index} class="more">
          {mark !== null && <sup>{mark}</sup>} {text}
        </p>
      ))}
    </>
  );
}

interface HeaderCell {
  readonly text: string;
  readonly marks: readonly string[];
  readonly column: number;
  readonly down: number;
  width: number;
}

/** The cells of a header row: a name over several columns or rows is one cell. */
function headerCells({ rows, headerRows }: PageTable, row: number): HeaderCell[] {
  const cells: HeaderCell[] = [];
  const textAt = (index: number, column: number): string => rows[index]?.[column]?.text ?? '';
  rows[row]?.forEach(({ text, marks = [] }, column) => {
    if (row > 0 && text !== '' && textAt(row - 1, column) === text) return;
    let down = 1;
    while (text !== '' && row + down < headerRows && textAt(row + down, column) === text) down += 1;
    const before = cells.at(-1);
    const joins = before !== undefined && before.column + before.width === column && before.text === text && before.down === down;
    if (joins && text !== '' && row + down < headerRows) before.width += 1;
    else cells.push({ text, marks, column, down, width: 1 });
  });
  return cells;
}

/** The names of columns, with their units below those that hold numbers. */
function HeaderCells({ table, row }: { table: PageTable; row: number }): JSX.Element {
  const { say } = useSpeech();
  return (
    <>
      {headerCells(table, row).map(({ text, marks, column, down, width }) => {
        const isLast = row + down === table.headerRows;
        const unit = isLast ? unitBeside(table, column) : null;
        const Tag = text === '' ? 'td' : 'th';
        return (
          <Tag key={column} scope={text === '' ? undefined : width > 1 ? 'colgroup' : 'col'} colSpan={width} rowSpan={down} class={isLast && isNumeric(table.columns[column]) ? 'number' : undefined}>
            {text}
            <Marks marks={marks} />
            {unit !== null && <small> {say(columnUnit(unit))}</small>}
          </Tag>
        );
      })}
    </>
  );
}

/** A column's unit where neither its name nor its cells say it. */
function unitBeside(table: PageTable, index: number): TableColumn | null {
  const column = table.columns[index];
  if (column === undefined || !isNumeric(column)) return null;
  if (column.unit === null && column.multiplier === 1) return null;
  const cells = table.rows.slice(table.headerRows, table.headerRows + 5).map((row) => row[index]?.text ?? '');
  const { unit } = column;
  const isSaid = unit !== null && column.multiplier === 1 && [column.name, ...cells].some((text) => text.includes(unit));
  return isSaid ? null : column;
}

function BodyCells({ row, table }: { row: Cells; table: PageTable }): JSX.Element {
  return (
    <>
      {row.map(({ text, marks = [] }, index) => {
        const isHeader = index < table.headerColumns && text !== '';
        const Tag = isHeader ? 'th' : 'td';
        return (
          <Tag key={index} scope={isHeader ? 'row' : undefined} class={isNumeric(table.columns[index]) ? 'number' : undefined}>
            {text}
            <Marks marks={marks} />
          </Tag>
        );
      })}
    </>
  );
}

function WholeRow({ text, width, isSection }: { text: string; width: number; isSection: boolean }): JSX.Element {
  return (
    <tr class={isSection ? 'section' : 'note-row'}>
      <td colSpan={width}>{text}</td>
    </tr>
  );
}

function Marks({ marks }: { marks: readonly string[] }): JSX.Element | null {
  return marks.length === 0 ? null : <sup>{marks.join(' ')}</sup>;
}
