import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { pane } from '../../core/language/texts/pane.ts';
import type { TypedTable } from '../../core/sheet/typed-table.ts';
import { TextField } from './fields.tsx';
import { Note } from './notes.tsx';
import type { PaneSession } from './pane-session.ts';
import type { Correcting } from './pane-state.ts';
import { parseRowNumbers, rowNumbers } from './row-numbers.ts';
import { useSay } from './speech.tsx';

/** Where a table begins and ends and which rows are its header, to be corrected in place. */
export function CorrectTable(props: { readonly table: TypedTable; readonly session: PaneSession; readonly correcting: Correcting }): JSX.Element {
  const say = useSay();
  const { table, session, correcting } = props;
  const [notRows, setNotRows] = useState(false);
  return (
    <div class="correct" role="group" aria-label={say(pane.correct.formOf(table.name))}>
      {table.excelTable === null ? (
        <>
          <div class="field-row">
            <TextField
              label={say(pane.correct.range)}
              value={table.source.range}
              onCommit={(range) => void session.correct({ kind: 'range', table, ref: { ...table.source, range } })}
            />
            <TextField
              label={say(pane.correct.header)}
              value={rowNumbers(table.headerRows)}
              hint={say(pane.correct.headerHint)}
              onCommit={(text) => {
                const rows = parseRowNumbers(text);
                setNotRows(rows === null);
                if (rows !== null) void session.correct({ kind: 'header', table, rows });
              }}
            />
          </div>
          {notRows && <Note tone="warning" sentence={pane.correct.notRows} />}
        </>
      ) : (
        <p class="small">{say(pane.correct.excelTable)}</p>
      )}
      <div class="row-actions">
        {table.excelTable === null && (
          <fluent-button appearance="outline" size="small" onClick={() => void session.correctSelected((ref) => ({ kind: 'range', table, ref }), table.name)}>
            {say(pane.correct.useSelected)}
          </fluent-button>
        )}
        <fluent-button appearance="outline" size="small" onClick={() => void session.correct({ kind: 'no-table', ref: table.source })}>
          {say(pane.correct.noTable)}
        </fluent-button>
      </div>
      <p class="quiet small" role="status">
        {correcting.at === 'busy' && say(pane.correct.busy)}
        {correcting.at === 'kept' && correcting.table === table.name && say(pane.correct.kept)}
      </p>
      {correcting.at === 'refused' && correcting.table === table.name && (
        <Note tone="warning" sentence={correcting.sentence} onDismiss={() => session.dismissCorrection()} />
      )}
    </div>
  );
}
