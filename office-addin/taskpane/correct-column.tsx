import type { JSX } from 'preact';
import { pane } from '../../core/language/texts/pane.ts';
import type { ColumnChange } from '../../core/sheet/change-correction.ts';
import { COLUMN_ROLES, COLUMN_TYPES, type ColumnRole, type ColumnType, type TypedColumn } from '../../core/sheet/typed-table.ts';
import { ChoiceField, TextField } from './fields.tsx';
import { useSay } from './speech.tsx';

const MULTIPLIERS = [0.01, 1, 1000, 10_000, 1_000_000, 100_000_000];

/** What a column is called, what it is for and what its numbers are in, to be corrected in place. */
export function CorrectColumn({ column, onChange }: { readonly column: TypedColumn; readonly onChange: (change: ColumnChange) => void }): JSX.Element {
  const say = useSay();
  const multipliers = [...new Set([...MULTIPLIERS, column.multiplier])].sort((one, other) => one - other);
  return (
    <div class="correct" role="group" aria-label={say(pane.correct.column(column.name))}>
      <TextField label={say(pane.correct.name)} value={column.name} onCommit={(name) => onChange({ name })} />
      <div class="field-row">
        <ChoiceField
          label={say(pane.correct.role)}
          value={column.role}
          choices={COLUMN_ROLES.map((role) => ({ value: role, words: say(pane.roles[role]) }))}
          onChoose={(role) => onChange({ role, ...typeFor(role, column.type) })}
        />
        <ChoiceField
          label={say(pane.correct.type)}
          value={column.type}
          choices={COLUMN_TYPES.map((type) => ({ value: type, words: say(pane.types[type]) }))}
          onChoose={(type) => onChange({ type })}
        />
      </div>
      {column.type === 'number' && (
        <div class="field-row">
          <TextField label={say(pane.correct.unit)} value={column.unit ?? ''} onCommit={(unit) => onChange({ unit: unit === '' ? null : unit })} />
          <ChoiceField
            label={say(pane.correct.multiplier)}
            value={String(column.multiplier)}
            choices={multipliers.map((multiplier) => ({ value: String(multiplier), words: say(pane.multiplier(multiplier)) }))}
            onChoose={(multiplier) => onChange({ multiplier: Number(multiplier) })}
          />
        </div>
      )}
    </div>
  );
}

/** An amount is a number and a time is a date: the role brings its type along. */
function typeFor(role: ColumnRole, type: ColumnType): { readonly type?: ColumnType } {
  const wanted = { measure: 'number', ratio: 'number', score: 'number', time: 'date', start: 'date', end: 'date' } as const;
  const implied = role in wanted ? Object.entries(wanted).find(([name]) => name === role)?.[1] : undefined;
  return implied === undefined || implied === type ? {} : { type: implied };
}
