import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Clip } from '../../core/clip/clip.ts';
import { changeClip, type ClipChange } from '../../core/library/change-clip.ts';
import type { Library } from '../../core/library/library.ts';
import { projectNames } from '../../core/library/read-clips.ts';
import { libraryPage, panel } from '../../core/language/texts/extension.ts';
import type { Text } from '../../core/language/language.ts';
import { CheckIcon } from '../ui/icons.tsx';
import { ProblemNote, sentenceOf } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { TagsField } from '../ui/tags-field.tsx';
import { useLive } from '../ui/use-live.ts';

type Status = 'unchanged' | 'changed' | 'saved';

/** What a person wrote on a clip, to change in place. */
export function Annotation({ clip, library }: { clip: Clip; library: Library }): JSX.Element {
  const { say } = useSpeech();
  const projects = useLive(() => projectNames(library), []);
  // Only what the person has changed: the rest follows the clip, which colleagues may change meanwhile.
  const [draft, setDraft] = useState<ClipChange>({});
  const [status, setStatus] = useState<Status>('unchanged');
  const [problem, setProblem] = useState<Text | null>(null);

  const { project = clip.project ?? '', tags = clip.tags, note = clip.note } = draft;
  const isThere = status === 'saved' && note === clip.note && (project?.trim() || null) === clip.project;
  useEffect(() => {
    if (isThere) setDraft({});
  }, [isThere]);

  const change = (part: ClipChange): void => {
    setDraft({ ...draft, ...part });
    setStatus('changed');
  };
  const save = (event: Event): void => {
    event.preventDefault();
    setProblem(null);
    changeClip(library, clip.id, draft).then(
      () => setStatus('saved'),
      (error: unknown) => setProblem(sentenceOf(error)),
    );
  };

  return (
    <form class="fields" onSubmit={save}>
      <label>
        <span>{say(panel.fieldProject)}</span>
        <input list="projects" value={project ?? ''} onInput={({ currentTarget }) => change({ project: currentTarget.value })} />
      </label>
      <datalist id="projects">
        {projects.state === 'ready' && projects.value.map((name) => <option key={name} value={name} />)}
      </datalist>
      <TagsField key={clip.tags.join()} tags={tags} onTags={(tags) => change({ tags })} />
      <label>
        <span>{say(panel.fieldNote)}</span>
        <textarea rows={2} value={note} onInput={({ currentTarget }) => change({ note: currentTarget.value })} />
      </label>
      {problem !== null && <ProblemNote sentence={problem} />}
      <div class="row">
        <button type="submit" class="button" disabled={status !== 'changed'}>
          {say(libraryPage.saveChanges)}
        </button>
        <span class="done" role="status">
          {status === 'saved' && (
            <>
              <CheckIcon /> {say(libraryPage.changesSaved)}
            </>
          )}
        </span>
      </div>
    </form>
  );
}
