import { useEffect, useState } from 'preact/hooks';
import type { Text } from '../../core/language/language.ts';
import { sentenceOf } from '../taskpane/failure.ts';
import type { PaneSession } from '../taskpane/pane-session.ts';
import type { PaneTeam } from './pane-team.ts';

interface OpenedTeam {
  /** Null until it is open, which it stays. */
  readonly team: PaneTeam | null;
  readonly problem: Text | null;
}

/** Opens the session's team once somebody wants it, and draws anew whenever its state changes. */
export function useOpenTeam(session: PaneSession, isWanted: boolean): OpenedTeam {
  const [opened, setOpened] = useState<OpenedTeam>({ team: null, problem: null });
  const [, setChanges] = useState(0);
  useEffect(() => {
    if (!isWanted) return;
    let isShown = true;
    session.team.open(session).then(
      (team) => isShown && setOpened({ team, problem: null }),
      (error: unknown) => isShown && setOpened({ team: null, problem: sentenceOf(error) }),
    );
    return () => {
      isShown = false;
    };
  }, [session, isWanted]);
  useEffect(() => opened.team?.subscribe(() => setChanges((changes) => changes + 1)), [opened.team]);
  return opened;
}
