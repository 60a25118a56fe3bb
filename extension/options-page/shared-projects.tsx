import type { JSX } from 'preact';
import type { Library } from '../../core/library/library.ts';
import { projectNames } from '../../core/library/read-clips.ts';
import { team } from '../../core/language/texts/team.ts';
import { readSharing, writeSharing, type Sharing } from '../../core/sync/sharing.ts';
import { syncTeam } from '../team/ask-team.ts';
import { ProblemNote, sentenceOf } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { useLive } from '../ui/use-live.ts';

/** Which projects of this library go to the team. */
export function SharedProjects({ library }: { library: Library }): JSX.Element | null {
  const { say } = useSpeech();
  const live = useLive(async () => ({ projects: await projectNames(library), sharing: await readSharing(library) }), []);
  if (live.state === 'failed') return <ProblemNote sentence={sentenceOf(live.error)} />;
  if (live.state === 'loading') return null;
  const { projects, sharing } = live.value;
  const share = (next: Sharing): void => void writeSharing(library, next).then(syncTeam);

  return (
    <fieldset class="shared-projects">
      <legend>{say(team.sharedTitle)}</legend>
      <p class="hint">{say(projects.length === 0 ? team.noProjects : team.sharedHint)}</p>
      {projects.map((name) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={sharing.projects.includes(name)}
            onChange={({ currentTarget }) => {
              const others = sharing.projects.filter((other) => other !== name);
              share({ ...sharing, projects: currentTarget.checked ? [...others, name] : others });
            }}
          />
          <span>{name}</span>
        </label>
      ))}
      <label>
        <input type="checkbox" checked={sharing.unfiled} onChange={({ currentTarget }) => share({ ...sharing, unfiled: currentTarget.checked })} />
        <span>{say(team.unfiled)}</span>
      </label>
      <p class="hint">{say(team.sharedStays)}</p>
    </fieldset>
  );
}
