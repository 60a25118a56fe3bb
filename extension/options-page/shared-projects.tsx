import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Library } from '../../core/library/library.ts';
import { projectNames } from '../../core/library/read-clips.ts';
import { team } from '../../core/language/texts/team.ts';
import { isShared, readSharing, withoutProject, withProject, writeSharing, type Sharing } from '../../core/sync/sharing.ts';
import { syncTeam } from '../team/ask-team.ts';
import { ProblemNote, sentenceOf } from '../ui/notes.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { useLive } from '../ui/use-live.ts';
import { StoppedSharing } from './stopped-sharing.tsx';

/** Which projects of this library go to the team. */
export function SharedProjects({ library }: { library: Library }): JSX.Element | null {
  const { say } = useSpeech();
  /** The project that was unticked last; null is the clips without one. */
  const [unticked, setUnticked] = useState<{ readonly project: string | null } | null>(null);
  /** What was chosen and is not read back yet. */
  const [chosen, setChosen] = useState<Sharing | null>(null);
  const live = useLive(async () => ({ projects: await projectNames(library), sharing: await readSharing(library) }), []);
  if (live.state === 'failed') return <ProblemNote sentence={sentenceOf(live.error)} />;
  if (live.state === 'loading') return null;
  const { projects } = live.value;
  const sharing = chosen ?? live.value.sharing;
  const share = (project: string | null, isWanted: boolean): void => {
    setUnticked(isWanted ? null : { project });
    const next = isWanted ? withProject(sharing, project) : withoutProject(sharing, project);
    setChosen(next);
    void writeSharing(library, next)
      .then(syncTeam)
      .finally(() => setChosen((now) => (now === next ? null : now)));
  };

  return (
    <fieldset class="shared-projects">
      <legend>{say(team.sharedTitle)}</legend>
      <p class="hint">{say(projects.length === 0 ? team.noProjects : team.sharedHint)}</p>
      {[...projects, null].map((project) => (
        <div key={project === null ? 'unfiled' : `project ${project}`}>
          <label>
            <input type="checkbox" checked={isShared(sharing, project)} onChange={({ currentTarget }) => share(project, currentTarget.checked)} />
            <span>{project ?? say(team.unfiled)}</span>
          </label>
          {unticked?.project === project && <StoppedSharing library={library} project={project} onDone={() => setUnticked(null)} />}
        </div>
      ))}
      <p class="hint">{say(team.sharedStays)}</p>
    </fieldset>
  );
}
