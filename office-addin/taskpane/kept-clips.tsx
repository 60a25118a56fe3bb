import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Clip } from '../../core/clip/clip.ts';
import type { Text } from '../../core/language/language.ts';
import { cellFunctionTexts } from '../../core/language/texts/cell-functions.ts';
import { olderKept, updateKept } from '../../core/language/texts/pane-team.ts';
import type { PaneTeam } from '../team/pane-team.ts';
import { sentenceOf } from './failure.ts';
import { Note, Working } from './notes.tsx';
import type { ClipsForFormulas } from './clips-for-formulas.ts';
import { useSay } from './speech.tsx';

interface State {
  /** Null until the workbook was asked. */
  readonly count: number | null;
  readonly isBusy: boolean;
  readonly said: Text | null;
  readonly problem: Text | null;
}

/** The clips that the workbook keeps for its formulas: put there, and taken out, only when somebody asks for it. */
export function KeptClips({ kept, hasClips, team }: { readonly kept: ClipsForFormulas; readonly hasClips: boolean; readonly team: PaneTeam | null }): JSX.Element | null {
  const say = useSay();
  const [state, setState] = useState<State>({ count: null, isBusy: false, said: null, problem: null });
  const run = async (work: () => Promise<number>, saidOf: (count: number) => Text | null) => {
    setState((before) => ({ ...before, isBusy: true, said: null, problem: null }));
    try {
      const count = await work();
      setState({ count, isBusy: false, said: saidOf(count), problem: null });
    } catch (error) {
      setState((before) => ({ ...before, isBusy: false, problem: sentenceOf(error) }));
    }
  };
  useEffect(() => {
    void run(() => kept.count(), (count) => (count === 0 ? null : cellFunctionTexts.keptNow(count)));
  }, [kept]);
  const { count, isBusy, said, problem } = state;
  const older = useOlder(kept, team, state);
  if (!hasClips && (count === null || count === 0) && said === null && problem === null) return null;
  return (
    <div class="kept-clips">
      {problem !== null && <Note tone="warning" sentence={problem} />}
      {isBusy && count !== null && <Working what={cellFunctionTexts.keeping} progress={null} />}
      <p class="quiet small" role="status">
        {say(said ?? cellFunctionTexts.keepHint)}
        {older.length > 0 && <span class="block">{say(olderKept(older.length))}</span>}
      </p>
      <div class="row-actions">
        {older.length > 0 && (
          <fluent-button appearance="outline" disabled={isBusy} onClick={() => void run(() => kept.update(older), cellFunctionTexts.keptNow)}>
            {say(updateKept(older.length))}
          </fluent-button>
        )}
        {hasClips && (
          <fluent-button appearance="outline" disabled={isBusy} onClick={() => void run(() => kept.keep(), cellFunctionTexts.keptNow)}>
            {say(cellFunctionTexts.keep)}
          </fluent-button>
        )}
        {count !== null && count > 0 && (
          <fluent-button appearance="subtle" disabled={isBusy} onClick={() => void run(() => kept.forget(), () => cellFunctionTexts.takenOut)}>
            {say(cellFunctionTexts.takeOut)}
          </fluent-button>
        )}
      </div>
    </div>
  );
}

/** The team's clips of which the workbook keeps older ones. */
function useOlder(kept: ClipsForFormulas, team: PaneTeam | null, state: State): readonly Clip[] {
  const [older, setOlder] = useState<readonly Clip[]>([]);
  const entries = team?.state().entries ?? null;
  useEffect(() => {
    if (team === null || entries === null || state.isBusy) return;
    let isShown = true;
    // What cannot be compared is not offered; that the workbook cannot be read is said of the clips that it keeps.
    kept.older((ids) => team.clips(ids)).then((found) => isShown && setOlder(found), () => undefined);
    return () => {
      isShown = false;
    };
  }, [kept, team, entries, state]);
  return entries === null ? [] : older;
}
