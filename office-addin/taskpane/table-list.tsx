import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { pane } from '../../core/language/texts/pane.ts';
import type { TypedTable } from '../../core/sheet/typed-table.ts';
import { Icon } from './icons.tsx';
import type { GoTo } from './sentence-view.tsx';
import { useSay } from './speech.tsx';
import { placeName } from './table-places.ts';

const SHOWN_AT_FIRST = 3;

/** The tables as found, each a way to its cells. */
export function TableList({ tables, goTo }: { readonly tables: readonly TypedTable[]; readonly goTo: GoTo }): JSX.Element {
  const say = useSay();
  const [all, setAll] = useState(false);
  const shown = all ? tables : tables.slice(0, SHOWN_AT_FIRST);
  return (
    <section aria-labelledby="tables-heading">
      <h2 id="tables-heading">{say(pane.tables)}</h2>
      <ul class="plain tables">
        {shown.map((table) => (
          <li key={table.name}>
            <button
              type="button"
              class="table-row"
              title={say(pane.goToPlace(placeName(table.source)))}
              onClick={() => goTo(table.source)}
            >
              <Icon name="table" />
              <span class="table-name">{table.name}</span>
              <span class="quiet figure">{say(pane.rowsAndColumns(table.rowCount, table.columns.length))}</span>
            </button>
          </li>
        ))}
      </ul>
      {tables.length > shown.length && (
        <button type="button" class="link" onClick={() => setAll(true)}>
          {say(pane.showAllTables(tables.length))}
        </button>
      )}
    </section>
  );
}
