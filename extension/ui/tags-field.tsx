import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { cleanTags } from '../../core/clip/make-clip.ts';
import { panel } from '../../core/language/texts/extension.ts';
import { useSpeech } from './speech.tsx';

/** Tags as one line of text; commas of either script part them. What is typed stays as typed. */
export function TagsField(props: { tags: readonly string[]; onTags: (tags: string[]) => void }): JSX.Element {
  const { say } = useSpeech();
  const [typed, setTyped] = useState(() => props.tags.join(', '));
  return (
    <label>
      <span>
        {say(panel.fieldTags)} <small>{say(panel.tagsHint)}</small>
      </span>
      <input
        value={typed}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          props.onTags(cleanTags(currentTarget.value.split(/[,，、;；]/)));
        }}
      />
    </label>
  );
}
