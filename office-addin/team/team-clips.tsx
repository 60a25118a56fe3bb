import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Clip } from '../../core/clip/clip.ts';
import type { Text } from '../../core/language/language.ts';
import { pane } from '../../core/language/texts/pane.ts';
import { chosenClips, insertedOn, nowInUse, paneTeam } from '../../core/language/texts/pane-team.ts';
import type { Entry } from '../../core/library/entry.ts';
import { shownEntries } from '../../core/library/shown-entries.ts';
import { sentenceOf } from '../taskpane/failure.ts';
import { ChoiceField, valueOf } from '../taskpane/fields.tsx';
import '../taskpane/fluent-choices.ts';
import { Note, Working } from '../taskpane/notes.tsx';
import type { PaneSession } from '../taskpane/pane-session.ts';
import { isWriting } from '../taskpane/pane-state.ts';
import { useLanguage, useSay } from '../taskpane/speech.tsx';
import type { PaneTeam } from './pane-team.ts';
import { TeamClipRow } from './team-clip-row.tsx';

/** Rows laid out at once; more come when asked for. */
const PAGE = 20;

interface Props {
  readonly session: PaneSession;
  readonly team: PaneTeam;
  readonly entries: readonly Entry[];
  readonly now: string;
}

/** The team's clips: searched, chosen, and taken into the analyses or into the workbook. */
export function TeamClips({ session, team, entries, now }: Props): JSX.Element {
  const say = useSay();
  const { search, project, found, chosen } = team.state();
  const [limit, setLimit] = useState(PAGE);
  const shown = shownEntries(entries, { project, tag: null, type: null }, search.trim() === '' ? null : (found ?? []));
  const projects = [...new Set(entries.map((entry) => entry.project).filter((name) => name !== null))].sort((a, b) => a.localeCompare(b));
  const inUse = new Set(session.state().clips.clips.map(({ id }) => id));
  const isNarrowed = search.trim() !== '' || project !== null;
  if (entries.length === 0) return <p class="quiet">{say(paneTeam.empty)}</p>;
  return (
    <>
      <div class="search">
        <fluent-text-input type="search" value={search} onInput={(event) => team.search(valueOf(event.currentTarget))}>
          {say(paneTeam.search)}
        </fluent-text-input>
      </div>
      {projects.length > 1 && (
        <ChoiceField
          label={say(paneTeam.project)}
          value={String(project === null ? -1 : projects.indexOf(project))}
          choices={[{ value: '-1', words: say(paneTeam.everyProject) }, ...projects.map((name, place) => ({ value: String(place), words: name }))]}
          onChoose={(place) => team.chooseProject(projects[Number(place)] ?? null)}
        />
      )}
      <p class="quiet small" role="status">
        {say(isNarrowed ? pane.clips.found(shown.length, entries.length) : pane.clips.count(entries.length))}
      </p>
      <ul class="plain clips team-clips">
        {shown.slice(0, limit).map((entry) => (
          <TeamClipRow key={entry.id} entry={entry} now={now} isChosen={chosen.includes(entry.id)} isInUse={inUse.has(entry.id)} onChoose={() => team.choose(entry.id)} />
        ))}
      </ul>
      {shown.length > limit && (
        <div class="row-actions">
          <fluent-button appearance="subtle" onClick={() => setLimit(limit + PAGE)}>
            {say(paneTeam.more)}
          </fluent-button>
        </div>
      )}
      <ChosenClips session={session} team={team} chosen={chosen} />
    </>
  );
}

/** What can be done with the chosen clips, and what came of it. */
function ChosenClips({ session, team, chosen }: { readonly session: PaneSession; readonly team: PaneTeam; readonly chosen: readonly string[] }): JSX.Element {
  const say = useSay();
  const language = useLanguage();
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<Text | null>(null);
  const [problem, setProblem] = useState<Text | null>(null);
  const run = (work: (clips: readonly Clip[]) => Promise<Text>) => {
    setBusy(true);
    setSaid(null);
    setProblem(null);
    team
      .clips(chosen)
      .then(work)
      .then(
        (done) => {
          team.chooseNone();
          setSaid(done);
        },
        (error: unknown) => setProblem(sentenceOf(error)),
      )
      .finally(() => setBusy(false));
  };
  const use = async (clips: readonly Clip[]) => {
    // Trying the analyses anew takes its time, and shows in their own tab.
    void session.useClips(clips);
    return Promise.resolve(nowInUse(clips.length));
  };
  const insert = async (clips: readonly Clip[]) => insertedOn((await session.insertClips(clips, language)).sheets);
  const isHeld = isBusy || isWriting(session.state().pane.stage);
  return (
    <div class="chosen-clips">
      {problem !== null && <Note tone="warning" sentence={problem} onDismiss={() => setProblem(null)} />}
      {said !== null && <Note tone="info" sentence={said} onDismiss={() => setSaid(null)} />}
      {isBusy && <Working what={paneTeam.inserting} progress={null} />}
      {chosen.length > 0 && (
        <>
          <p class="chosen-line small" role="status">
            <span>{say(chosenClips(chosen.length))}</span>
            <button type="button" class="link" onClick={() => team.chooseNone()}>
              {say(paneTeam.chooseNone)}
            </button>
          </p>
          <div class="row-actions">
            <fluent-button appearance="primary" disabled={isHeld} onClick={() => run(use)}>
              {say(paneTeam.use)}
            </fluent-button>
            <fluent-button appearance="outline" disabled={isHeld} onClick={() => run(insert)}>
              {say(paneTeam.insert)}
            </fluent-button>
          </div>
        </>
      )}
    </div>
  );
}
