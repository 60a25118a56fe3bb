import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';

/** A line of text that counts once it is left or Enter is pressed. */
export function TextField(props: {
  readonly label: string;
  /** What messages call it, where that is something else. */
  readonly name?: string;
  readonly value: string;
  readonly hint?: string;
  readonly onCommit: (value: string) => void;
}): JSX.Element {
  const { value, onCommit } = props;
  const [hint, input] = [useId(), useId()];
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  return (
    <div class="field">
      <label class="field-label small" for={input}>
        {props.label}
        {props.name !== undefined && <span class="quiet"> · {props.name}</span>}
      </label>
      <input
        id={input}
        type="text"
        spellcheck={false}
        value={draft}
        {...(props.hint === undefined ? {} : { 'aria-describedby': hint })}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onChange={(event) => {
          if (event.currentTarget.value.trim() !== value) onCommit(event.currentTarget.value.trim());
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(value);
        }}
      />
      {props.hint !== undefined && (
        <span class="quiet small block" id={hint}>
          {props.hint}
        </span>
      )}
    </div>
  );
}

/** One of a few choices. */
export function ChoiceField<Choice extends string>(props: {
  readonly label: string;
  readonly value: Choice;
  /** Choices of a group stand together, under its words. */
  readonly choices: readonly { readonly value: Choice; readonly words: string; readonly group?: string }[];
  readonly hint?: string | undefined;
  readonly onChoose: (value: Choice) => void;
}): JSX.Element {
  const [select, hint] = [useId(), useId()];
  const groups = [...new Set(props.choices.map(({ group }) => group))];
  return (
    <div class="field">
      <label class="field-label small" for={select}>
        {props.label}
      </label>
      <select
        id={select}
        value={props.value}
        {...(props.hint === undefined ? {} : { 'aria-describedby': hint })}
        onChange={(event) => {
          const chosen = props.choices.find(({ value }) => value === event.currentTarget.value);
          if (chosen !== undefined) props.onChoose(chosen.value);
        }}
      >
        {groups.map((group) => {
          const options = props.choices.filter((choice) => choice.group === group).map(({ value, words }) => (
            <option key={value} value={value} selected={value === props.value}>
              {words}
            </option>
          ));
          return group === undefined ? options : <optgroup key={group} label={group}>{options}</optgroup>;
        })}
      </select>
      {props.hint !== undefined && (
        <span class="quiet small block" id={hint}>
          {props.hint}
        </span>
      )}
    </div>
  );
}

/** A Fluent input keeps its text in `value`, as a native one does. */
export function valueOf(element: EventTarget): string {
  return 'value' in element && typeof element.value === 'string' ? element.value : '';
}
