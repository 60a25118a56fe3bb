import type { JSX } from 'preact';
import { pane } from '../../core/language/texts/pane.ts';
import type { ExcludedRow, QualityNote, TypedColumn, TypedTable } from '../../core/sheet/typed-table.ts';
import { Icon } from './icons.tsx';
import { EmptyState } from './notes.tsx';
import type { GoTo } from './sentence-view.tsx';
import { useSay } from './speech.tsx';
import { placeName } from './table-places.ts';

const NOTES_SHOWN = 20;

/** How each table was understood: its columns, what was left out, and what is doubtful in its cells. */
export function DataSection({ tables, goTo }: { readonly tables: readonly TypedTable[]; readonly goTo: GoTo }): JSX.Element {
  if (tables.length === 0) return <EmptyState icon="table" sentence={pane.data.empty} />;
  return (
    <>
      {tables.map((table, index) => (
        <TableDetail key={table.name} table={table} open={index === 0} goTo={goTo} />
      ))}
    </>
  );
}

function TableDetail({ table, open, goTo }: { readonly table: TypedTable; readonly open: boolean; readonly goTo: GoTo }): JSX.Element {
  const say = useSay();
  return (
    <details class="table-detail" open={open}>
      <summary>
        <span class="table-name">{table.name}</span>
        <span class="quiet small figure">{say(pane.rowsAndColumns(table.rowCount, table.columns.length))}</span>
      </summary>
      <p class="small">
        <button type="button" class="link" onClick={() => goTo(table.source)}>
          {placeName(table.source)}
        </button>{' '}
        <span class="quiet">{say(table.isClean ? pane.data.clean : pane.data.notClean)}</span>
      </p>
      <table class="columns">
        <thead>
          <tr>
            <th scope="col">{say(pane.data.column)}</th>
            <th scope="col">{say(pane.data.meaning)}</th>
            <th scope="col">{say(pane.data.kind)}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column) => (
            <ColumnRow key={column.column} column={column} />
          ))}
        </tbody>
      </table>
      <Excluded rows={table.excluded} />
      <Quality notes={table.quality} goTo={goTo} />
    </details>
  );
}

function ColumnRow({ column }: { readonly column: TypedColumn }): JSX.Element {
  const say = useSay();
  return (
    <tr>
      <th scope="row">
        {column.name}
        {column.unit !== null && <span class="quiet unit"> {column.unit}</span>}
        {column.multiplier !== 1 && <span class="quiet unit"> {say(pane.data.times(column.multiplier))}</span>}
        {column.converted > 0 && <span class="quiet unit block">{say(pane.data.converted(column.converted))}</span>}
      </th>
      <td>{say(pane.roles[column.role])}</td>
      <td>{say(pane.types[column.type])}</td>
    </tr>
  );
}

function Excluded({ rows }: { readonly rows: readonly ExcludedRow[] }): JSX.Element | null {
  const say = useSay();
  if (rows.length === 0) return null;
  const reasons = [...new Set(rows.map((row) => row.why))];
  return (
    <details class="excluded">
      <summary class="small">{say(pane.data.excluded(rows.length))}</summary>
      <ul class="plain small">
        {reasons.map((why) => {
          const those = rows.filter((row) => row.why === why).map((row) => row.row);
          return <li key={why}>{say(pane.data.excludedRows(rowNumbers(those), say(pane.excludedWhy[why])))}</li>;
        })}
      </ul>
    </details>
  );
}

function Quality({ notes, goTo }: { readonly notes: readonly QualityNote[]; readonly goTo: GoTo }): JSX.Element {
  const say = useSay();
  if (notes.length === 0) {
    return (
      <p class="quiet small fine">
        <Icon name="check" /> {say(pane.data.noNotes)}
      </p>
    );
  }
  return (
    <>
      <h2>{say(pane.data.quality)}</h2>
      <ul class="plain quality">
        {notes.slice(0, NOTES_SHOWN).map((note, index) => (
          <li key={index}>
            <Icon name="warning" />
            <span>
              {say(note.message)}{' '}
              <button type="button" class="link" onClick={() => goTo(note.ref)}>
                {note.ref.range}
              </button>
            </span>
          </li>
        ))}
      </ul>
      {notes.length > NOTES_SHOWN && <p class="quiet small">{say(pane.data.moreNotes(notes.length - NOTES_SHOWN))}</p>}
    </>
  );
}

/** `[3, 4, 5, 9]` -> `3–5, 9`: runs of rows are given by their ends. */
export function rowNumbers(rows: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && row <= last.to + 1) last.to = row;
    else runs.push({ from: row, to: row });
  }
  return runs.map((run) => (run.from === run.to ? `${run.from}` : `${run.from}–${run.to}`)).join(', ');
}
