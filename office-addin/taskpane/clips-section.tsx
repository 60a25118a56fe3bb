import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Clip } from '../../core/clip/clip.ts';
import { projectsOf } from '../../core/clip/project-clips.ts';
import { pane } from '../../core/language/texts/pane.ts';
import { paneClips } from '../../core/language/texts/pane-clips.ts';
import { paneTeam } from '../../core/language/texts/pane-team.ts';
import { useOpenTeam } from '../team/use-open-team.ts';
import type { ClipsForFormulas } from './clips-for-formulas.ts';
import { foundClips } from './clips-state.ts';
import type { ClipsState } from './clips-state.ts';
import { ChoiceField, valueOf } from './fields.tsx';
import { FileButton } from './file-button.tsx';
import './fluent-choices.ts';
import { KeptClips } from './kept-clips.tsx';
import { TeamSection } from './later-parts.ts';
import { EmptyState, Note, Working } from './notes.tsx';
import type { PaneSession } from './pane-session.ts';
import { priceSpan, relativeDay } from './show-clip.ts';
import { hostOf } from './show-source.ts';
import { useLanguage, useSay } from './speech.tsx';

const SHOWN = 100;

interface Props {
  readonly session: PaneSession;
  readonly state: ClipsState;
  readonly now: string;
  readonly kept: ClipsForFormulas;
  readonly onFile: (file: File) => void;
  readonly onSearch: (words: string) => void;
  readonly onProject: (project: string | null) => void;
  readonly onRemoveAll: () => void;
}

/** The team's clips, and those in use: what competitors show, for the analyses that compare with it. */
export function ClipsSection(props: Props): JSX.Element {
  const say = useSay();
  const [over, setOver] = useState(false);
  const { state, session } = props;
  const [wantsTeam, setWantsTeam] = useState(session.team.isJoined());
  const { team, problem } = useOpenTeam(session, wantsTeam);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    for (const file of event.dataTransfer?.files ?? []) props.onFile(file);
  };
  return (
    <div
      class={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {problem !== null && <Note tone="warning" sentence={problem} />}
      {team !== null && wantsTeam && <TeamSection session={session} team={team} now={props.now} onClose={() => setWantsTeam(false)} />}
      {team !== null && team.state().team !== null && <h2>{say(paneTeam.clipsInUse)}</h2>}
      {state.problem !== null && (
        <Note tone="warning" sentence={state.problem} {...(state.clips.length > 0 ? { hint: pane.clips.kept } : {})} />
      )}
      {state.loading && <Working what={pane.clips.loading} progress={null} />}
      {over && <p class="drop-words">{say(pane.clips.dropHere)}</p>}
      {state.clips.length === 0 ? (
        <EmptyState icon="clip" sentence={pane.clips.empty}>
          <FileButton label={say(pane.clips.choose)} accept=".clipsheet" primary onFile={props.onFile} />
        </EmptyState>
      ) : (
        <Shelf {...props} />
      )}
      <KeptClips kept={props.kept} hasClips={state.clips.length > 0} team={team} />
      {!wantsTeam && (
        <div class="row-actions">
          <fluent-button appearance="subtle" onClick={() => setWantsTeam(true)}>
            {say(paneTeam.open)}
          </fluent-button>
        </div>
      )}
    </div>
  );
}

function Shelf({ state, now, onFile, onSearch, onProject, onRemoveAll }: Props): JSX.Element {
  const say = useSay();
  const found = foundClips(state);
  const all = state.inUse.length;
  const projects = projectsOf(state.clips);
  return (
    <>
      {projects.length > 0 && (
        <div class="field-row">
          <ChoiceField
            label={say(paneClips.project)}
            value={String(state.project === null ? -1 : projects.indexOf(state.project))}
            choices={[{ value: '-1', words: say(paneClips.everyProject) }, ...projects.map((name, place) => ({ value: String(place), words: name }))]}
            onChoose={(place) => onProject(projects[Number(place)] ?? null)}
          />
        </div>
      )}
      <div class="search">
        <fluent-text-input
          type="search"
          value={state.search}
          onInput={(event) => onSearch(valueOf(event.currentTarget))}
        >
          {say(pane.clips.search)}
        </fluent-text-input>
      </div>
      <p class="quiet small" role="status">
        {say(state.search.trim() === '' ? pane.clips.count(all) : pane.clips.found(found.length, all))}
      </p>
      {found.length === 0 && (
        <EmptyState icon="clip" sentence={pane.clips.nothingFound(state.search)}>
          <fluent-button appearance="outline" onClick={() => onSearch('')}>
            {say(pane.clips.clearSearch)}
          </fluent-button>
        </EmptyState>
      )}
      <ul class="plain clips">
        {found.slice(0, SHOWN).map((clip) => (
          <ClipRow key={clip.id} clip={clip} now={now} />
        ))}
      </ul>
      {found.length > SHOWN && <p class="quiet small">{say(pane.clips.shown(SHOWN))}</p>}
      <div class="row-actions">
        <FileButton label={say(pane.clips.add)} accept=".clipsheet" onFile={onFile} />
        <fluent-button appearance="subtle" onClick={onRemoveAll}>
          {say(pane.clips.removeAll)}
        </fluent-button>
      </div>
    </>
  );
}

function ClipRow({ clip, now }: { readonly clip: Clip; readonly now: string }): JSX.Element {
  const say = useSay();
  const language = useLanguage();
  const price = priceSpan(clip.content, language);
  return (
    <li class="clip">
      <p class="clip-title">{clip.content.title}</p>
      <p class="quiet small clip-line">
        <span>
          {hostOf(clip.url)} · {say(pane.clips.types[clip.content.pageType])} ·{' '}
          <time dateTime={clip.capturedAt} title={clip.capturedAt}>
            {relativeDay(clip.capturedAt, now, language)}
          </time>
        </span>
        {price !== null && <span class="figure price">{price}</span>}
      </p>
    </li>
  );
}
