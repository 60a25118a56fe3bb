import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Text } from '../../core/language/language.ts';
import { cellFunctionTexts } from '../../core/language/texts/cell-functions.ts';
import { sentenceOf } from './failure.ts';
import { Note, Working } from './notes.tsx';
import type { ClipsForFormulas } from './pane-session.ts';
import { useSay } from './speech.tsx';

interface State {
  /** Null until the workbook was asked. */
  readonly count: number | null;
  readonly isBusy: boolean;
  readonly said: Text | null;
  readonly problem: Text | null;
}

/** The clips that the workbook keeps for its formulas: put there, and taken out, only when somebody asks for it. */
export function KeptClips({ kept, hasClips }: { readonly kept: ClipsForFormulas; readonly hasClips: boolean }): JSX.Element | null {
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
  if (!hasClips && (count === null || count === 0) && said === null && problem === null) return null;
  return (
    <div class="kept-clips">
      {problem !== null && <Note tone="warning" sentence={problem} />}
      {isBusy && count !== null && <Working what={cellFunctionTexts.keeping} progress={null} />}
      <p class="quiet small" role="status">
        {say(said ?? cellFunctionTexts.keepHint)}
      </p>
      <div class="row-actions">
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
