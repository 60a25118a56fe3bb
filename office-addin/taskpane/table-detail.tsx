import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { pane } from '../../core/language/texts/pane.ts';
import { formatArea } from '../../core/workbook/address.ts';
import type { QualityNote, TypedColumn, TypedTable } from '../../core/sheet/typed-table.ts';
import { CorrectColumn } from './correct-column.tsx';
import { CorrectTable } from './correct-table.tsx';
import { ExcludedRows } from './excluded-rows.tsx';
import { Icon } from './icons.tsx';
import type { PaneSession } from './pane-session.ts';
import type { Correcting } from './pane-state.ts';
import { rowNumbers } from './row-numbers.ts';
import type { GoTo } from './sentence-view.tsx';
import { useSay } from './speech.tsx';
import { placeName } from './table-places.ts';

const NOTES_SHOWN = 20;

/** One table as it was understood: its cells, columns, rows left out, what is doubtful; and the way to correct it. */
export function TableDetail(props: {
  readonly table: TypedTable;
  readonly open: boolean;
  readonly session: PaneSession;
  readonly correcting: Correcting;
  readonly disabled: boolean;
}): JSX.Element {
  const say = useSay();
  const form = useId();
  const [editing, setEditing] = useState(false);
  const { table, session } = props;
  const { correction } = table;
  const goTo: GoTo = (ref) => void session.goTo(ref);
  return (
    <details class="table-detail" open={props.open}>
      <summary>
        <span class="table-name">{table.name}</span>
        {correction !== undefined && <span class="mark small">{say(pane.correct.corrected)}</span>}
        <span class="quiet small figure">{say(pane.rowsAndColumns(table.rowCount, table.columns.length))}</span>
      </summary>
      <p class="small">
        <button type="button" class="link" onClick={() => goTo(table.source)}>
          {placeName(table.source)}
        </button>{' '}
        <span class="quiet">
          {say(pane.correct.headerRow(rowNumbers(table.headerRows)))} · {say(table.isClean ? pane.data.clean : pane.data.notClean)}
        </span>
      </p>
      <div class="row-actions">
        <fluent-button
          appearance={editing ? 'primary' : 'outline'}
          size="small"
          role="button"
          disabled={props.disabled}
          aria-disabled={props.disabled}
          aria-expanded={editing}
          aria-controls={form}
          onClick={() => setEditing(!editing)}
        >
          {say(editing ? pane.correct.close : pane.correct.open)}
        </fluent-button>
        {correction !== undefined && (
          <fluent-button appearance="subtle" size="small" onClick={() => void session.correct({ kind: 'undo', anchor: correction })}>
            {say(pane.correct.undo)}
          </fluent-button>
        )}
      </div>
      <div id={form}>{editing && <CorrectTable table={table} session={session} correcting={props.correcting} />}</div>
      <Columns table={table} session={session} editing={editing} goTo={goTo} />
      <ExcludedRows table={table} session={session} editing={editing} goTo={goTo} />
      <Quality notes={table.quality} goTo={goTo} />
    </details>
  );
}

function Columns(props: {
  readonly table: TypedTable;
  readonly session: PaneSession;
  readonly editing: boolean;
  readonly goTo: GoTo;
}): JSX.Element {
  const say = useSay();
  const { table, session, editing, goTo } = props;
  const [opened, setOpened] = useState<number | null>(null);
  return (
    <table class="columns">
      <thead>
        <tr>
          <th scope="col">{say(pane.data.column)}</th>
          <th scope="col">{say(pane.data.meaning)}</th>
          <th scope="col">{say(pane.data.kind)}</th>
        </tr>
      </thead>
      <tbody>
        {table.columns.map((column) => {
          const isOpen = editing && opened === column.column;
          return [
            <tr key={column.column}>
              <th scope="row">
                <button
                  type="button"
                  class={editing ? 'link' : 'plain-link'}
                  {...(editing
                    ? { 'aria-expanded': isOpen, 'aria-label': say(pane.correct.column(column.name)) }
                    : { 'aria-label': say(pane.correct.goToColumn(column.name)) })}
                  onClick={() => {
                    goTo(cellsOf(table, column));
                    if (editing) setOpened(isOpen ? null : column.column);
                  }}
                >
                  {column.name}
                </button>
                {column.unit !== null && <span class="quiet unit"> {column.unit}</span>}
                {column.multiplier !== 1 && <span class="quiet unit"> {say(pane.data.times(column.multiplier))}</span>}
                {column.converted > 0 && <span class="quiet unit block">{say(pane.data.converted(column.converted))}</span>}
              </th>
              <td>{say(pane.roles[column.role])}</td>
              <td>{say(pane.types[column.type])}</td>
            </tr>,
            isOpen && (
              <tr key={`correct-${column.column}`}>
                <td colSpan={3}>
                  <CorrectColumn
                    column={column}
                    onChange={(change) => void session.correct({ kind: 'column', table, column: column.column, change })}
                  />
                </td>
              </tr>
            ),
          ];
        })}
      </tbody>
    </table>
  );
}

function cellsOf(table: TypedTable, { column }: TypedColumn): TypedTable['source'] {
  const area = { top: table.sourceRows[0] ?? 0, bottom: table.sourceRows.at(-1) ?? 0, left: column, right: column };
  return { sheet: table.source.sheet, range: formatArea(area) };
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
