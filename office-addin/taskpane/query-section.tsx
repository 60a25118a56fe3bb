import type { JSX } from 'preact';
import { quoteIdentifier } from '../../core/engine/engine.ts';
import type { QueryResult, SqlValue } from '../../core/engine/engine.ts';
import type { Language } from '../../core/language/language.ts';
import { pane } from '../../core/language/texts/pane.ts';
import type { TypedTable } from '../../core/sheet/typed-table.ts';
import { EmptyState, Note, Working } from './notes.tsx';
import type { QueryState } from './query-state.ts';
import { useLanguage, useSay } from './speech.tsx';

const ROWS_SHOWN = 200;

interface Props {
  readonly state: QueryState;
  readonly tables: readonly TypedTable[];
  readonly onType: (sql: string) => void;
  readonly onRun: (sql: string) => void;
  readonly onStop: () => void;
}

/** SQL over the tables found, for those who know what they look for. */
export function QuerySection({ state, tables, onType, onRun, onStop }: Props): JSX.Element {
  const say = useSay();
  const first = tables[0];
  if (first === undefined) return <EmptyState icon="query" sentence={pane.sql.empty} />;
  const sql = state.sql ?? `SELECT *\nFROM ${quoteIdentifier(first.name)}\nLIMIT 20`;
  const running = state.run.at === 'running';
  return (
    <>
      <label class="query">
        <span class="field-label">{say(pane.sql.label)}</span>
        <textarea
          spellcheck={false}
          rows={6}
          value={sql}
          onInput={(event) => onType(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            onRun(sql);
          }}
        />
      </label>
      <p class="quiet small">{say(pane.sql.hint)}</p>
      {running ? (
        <Working what={state.run.first ? pane.sql.starting : pane.sql.running} progress={null} onStop={onStop} />
      ) : (
        <fluent-button appearance="primary" disabled={sql.trim() === ''} aria-disabled={sql.trim() === ''} onClick={() => onRun(sql)}>
          {say(pane.sql.run)}
        </fluent-button>
      )}
      <div aria-live="polite">
        {state.run.at === 'failed' && <Note tone="warning" sentence={state.run.sentence} />}
        {state.run.at === 'stopped' && <Note tone="info" sentence={pane.sql.stopped} />}
        {state.run.at === 'answered' && <Result result={state.run.result} />}
      </div>
    </>
  );
}

function Result({ result }: { readonly result: QueryResult }): JSX.Element {
  const say = useSay();
  const language = useLanguage();
  const rows = result.rows.slice(0, ROWS_SHOWN);
  if (rows.length === 0) return <p class="quiet small">{say(pane.sql.noRows)}</p>;
  return (
    <>
      <p class="quiet small">{say(pane.sql.rows(result.rows.length, rows.length))}</p>
      <div class="result" role="region" aria-label={say(pane.sql.result)} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {result.columns.map((column, index) => (
                <th key={index} scope="col" title={column.type}>
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {row.map((value, column) => (
                  <td key={column} class={typeof value === 'number' ? 'figure' : undefined}>
                    {showValue(value, language)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function showValue(value: SqlValue, language: Language): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return (value ? pane.sql.isTrue : pane.sql.isFalse)[language];
  if (typeof value === 'number') return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', { maximumFractionDigits: 6 }).format(value);
  return value;
}
