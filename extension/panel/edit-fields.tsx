import type { JSX } from 'preact';
import type { Library } from '../../core/library/library.ts';
import { projectNames } from '../../core/library/read-clips.ts';
import { panel } from '../../core/language/texts/extension.ts';
import type { Edits } from '../capture/clip-of-job.ts';
import { useSpeech } from '../ui/speech.tsx';
import { useLive } from '../ui/use-live.ts';
import { TagsField } from '../ui/tags-field.tsx';

interface Props {
  readonly library: Library;
  readonly edits: Edits;
  readonly onEdit: (edits: Edits) => void;
}

/** What a person may add before saving. */
export function EditFields({ library, edits, onEdit }: Props): JSX.Element {
  const { say } = useSpeech();
  const projects = useLive(() => projectNames(library), []);
  return (
    <div class="fields">
      <label>
        <span>{say(panel.fieldProject)}</span>
        <input
          list="projects"
          value={edits.project}
          onInput={({ currentTarget }) => onEdit({ ...edits, project: currentTarget.value })}
        />
      </label>
      <datalist id="projects">
        {projects.state === 'ready' && projects.value.map((name) => <option key={name} value={name} />)}
      </datalist>
      <TagsField tags={edits.tags} onTags={(tags) => onEdit({ ...edits, tags })} />
      <label>
        <span>{say(panel.fieldNote)}</span>
        <textarea
          rows={2}
          value={edits.note}
          onInput={({ currentTarget }) => onEdit({ ...edits, note: currentTarget.value })}
        />
      </label>
    </div>
  );
}
