import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { pane } from '../../core/language/texts/pane.ts';
import { ROW_KINDS, type ExcludedRow, type TypedTable } from '../../core/sheet/typed-table.ts';
import { ChoiceField, TextField } from './fields.tsx';
import type { PaneSession } from './pane-session.ts';
import { parseRowNumbers, rowNumbers } from './row-numbers.ts';
import type { GoTo } from './sentence-view.tsx';
import { useSay } from './speech.tsx';

/** Longer lists of single rows nobody corrects by hand. */
const ROWS_SHOWN = 30;

interface Props {
  readonly table: TypedTable;
  readonly session: PaneSession;
  readonly editing: boolean;
  readonly goTo: GoTo;
}

/** Rows of a table that are no data and why; while it is corrected, what each row is. */
export function ExcludedRows({ table, session, editing, goTo }: Props): JSX.Element | null {
  const say = useSay();
  const rows = table.excluded;
  if (rows.length === 0 && !editing) return null;
  return (
    <details class="excluded" open={editing}>
      <summary class="small">{say(pane.data.excluded(rows.length))}</summary>
      {editing ? (
        <>
          <ul class="plain small">
            {rows.slice(0, ROWS_SHOWN).map(({ row, why }) => (
              <li key={row} class="line">
                <RowLink row={row} why={why} table={table} goTo={goTo} />
                {isInside(table, row) && (
                  <button type="button" class="link" aria-label={say(pane.correct.countRowOf(row))} onClick={() => void session.correct({ kind: 'row', table, row, is: 'data' })}>
                    {say(pane.correct.countRow)}
                  </button>
                )}
              </li>
            ))}
          </ul>
          {rows.length > ROWS_SHOWN && <p class="quiet small">{say(pane.data.moreRows(rows.length - ROWS_SHOWN))}</p>}
          <RowForm table={table} session={session} />
        </>
      ) : (
        <ul class="plain small">
          {[...new Set(rows.map((row) => row.why))].map((why) => (
            <li key={why}>{say(pane.data.excludedRows(rowNumbers(rows.filter((row) => row.why === why).map(({ row }) => row)), say(pane.excludedWhy[why])))}</li>
          ))}
        </ul>
      )}
    </details>
  );
}

function RowLink({ row, why, table, goTo }: ExcludedRow & Pick<Props, 'table' | 'goTo'>): JSX.Element {
  const say = useSay();
  return (
    <button type="button" class="link" onClick={() => goTo({ sheet: table.source.sheet, range: rowRange(table, row) })}>
      {say(pane.data.excludedRows(String(row), say(pane.excludedWhy[why])))}
    </button>
  );
}

/** Says of any row what it is. */
function RowForm({ table, session }: Pick<Props, 'table' | 'session'>): JSX.Element {
  const say = useSay();
  const [is, setIs] = useState<ExcludedRow['why'] | 'data'>('total');
  const [row, setRow] = useState('');
  const chosen = parseRowNumbers(row);
  const [number] = chosen ?? [];
  const isReady = chosen?.length === 1 && number !== undefined && isInside(table, number);
  return (
    <div class="field-row end">
      <TextField label={say(pane.correct.row)} value={row} onCommit={setRow} />
      <ChoiceField
        label={say(pane.correct.rowIs)}
        value={is}
        choices={[...ROW_KINDS.filter((kind) => kind !== 'blank').map((kind) => ({ value: kind, words: say(pane.excludedWhy[kind]) })), { value: 'data' as const, words: say(pane.correct.data) }]}
        onChoose={setIs}
      />
      <fluent-button
        appearance="outline"
        size="small"
        disabled={!isReady}
        aria-disabled={!isReady}
        onClick={() => {
          if (number !== undefined) void session.correct({ kind: 'row', table, row: number, is });
        }}
      >
        {say(pane.correct.setRow)}
      </fluent-button>
    </div>
  );
}

function isInside(table: TypedTable, row: number): boolean {
  const rows = /(\d+):\D*(\d+)$/.exec(table.source.range);
  return rows === null || (row >= Number(rows[1]) && row <= Number(rows[2]) && !table.headerRows.includes(row));
}

function rowRange(table: TypedTable, row: number): string {
  const [first = 'A', last = first] = table.source.range.split(':').map((cell) => cell.replace(/\d+/g, ''));
  return `${first}${row}:${last}${row}`;
}
