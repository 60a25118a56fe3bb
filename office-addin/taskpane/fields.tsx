import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';

/** A line of text that counts once it is left or Enter is pressed. */
export function TextField(props: {
  readonly label: string;
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
  readonly choices: readonly { readonly value: Choice; readonly words: string }[];
  readonly onChoose: (value: Choice) => void;
}): JSX.Element {
  const select = useId();
  return (
    <div class="field">
      <label class="field-label small" for={select}>
        {props.label}
      </label>
      <select
        id={select}
        value={props.value}
        onChange={(event) => {
          const chosen = props.choices.find(({ value }) => value === event.currentTarget.value);
          if (chosen !== undefined) props.onChoose(chosen.value);
        }}
      >
        {props.choices.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
