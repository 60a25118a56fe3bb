import type { JSX } from 'preact';
import { pane } from '../../core/language/texts/pane.ts';
import type { Correction } from '../../core/sheet/correction.ts';
import { EmptyState, Note } from './notes.tsx';
import type { PaneSession } from './pane-session.ts';
import { canCorrect } from './pane-state.ts';
import type { PaneState } from './pane-state.ts';
import { useSay } from './speech.tsx';
import { TableDetail } from './table-detail.tsx';
import { placeName } from './table-places.ts';

/** How each table was understood, and the way to correct it. */
export function DataSection({ session, state }: { readonly session: PaneSession; readonly state: PaneState }): JSX.Element {
  const { tables, notices, setAside, stage } = state;
  const isRead = stage.at !== 'reading';
  return (
    <>
      {notices.map((notice, index) => (
        <Note key={index} tone="warning" sentence={notice} />
      ))}
      {tables.length === 0 && <EmptyState icon="table" sentence={isRead ? pane.noTables : pane.data.empty} />}
      {tables.map((table, index) => (
        <TableDetail key={table.name} table={table} open={index === 0} session={session} correcting={state.correcting} disabled={!canCorrect(stage)} />
      ))}
      {setAside.length > 0 && <SetAside corrections={setAside} session={session} />}
      {isRead && <Missed session={session} state={state} />}
    </>
  );
}

/** Blocks that a person said are no tables. */
function SetAside({ corrections, session }: { readonly corrections: readonly Correction[]; readonly session: PaneSession }): JSX.Element {
  const say = useSay();
  return (
    <section aria-labelledby="set-aside">
      <h2 id="set-aside">{say(pane.correct.setAside)}</h2>
      <ul class="plain small">
        {corrections.map(({ anchor, place }) => (
          <li key={anchor} class="line">
            <button type="button" class="link" onClick={() => void session.goTo(place)}>
              {placeName(place)}
            </button>
            <button
              type="button"
              class="link"
              aria-label={say(pane.correct.backOf(placeName(place)))}
              onClick={() => void session.correct({ kind: 'undo', anchor })}
            >
              {say(pane.correct.back)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Cells that hold a table which was not found, or none where one was. */
function Missed({ session, state }: { readonly session: PaneSession; readonly state: PaneState }): JSX.Element {
  const say = useSay();
  const disabled = !canCorrect(state.stage);
  const mark = (kind: 'is-table' | 'no-table') => void session.correctSelected((ref) => ({ kind, ref }), null);
  return (
    <section class="missed">
      <p class="quiet small">{say(pane.correct.missing)}</p>
      <div class="row-actions">
        <fluent-button appearance="outline" size="small" disabled={disabled} aria-disabled={disabled} onClick={() => mark('is-table')}>
          {say(pane.correct.isTable)}
        </fluent-button>
        <fluent-button appearance="outline" size="small" disabled={disabled} aria-disabled={disabled} onClick={() => mark('no-table')}>
          {say(pane.correct.noTable)}
        </fluent-button>
      </div>
      {state.correcting.at === 'refused' && state.correcting.table === null && <Note tone="warning" sentence={state.correcting.sentence} onDismiss={() => session.dismissCorrection()} />}
    </section>
  );
}
