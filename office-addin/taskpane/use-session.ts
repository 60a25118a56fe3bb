import { useEffect, useState } from 'preact/hooks';
import type { PaneSession, SessionState } from './pane-session.ts';

/** The session's state, drawn anew whenever it changes. */
export function useSession(session: PaneSession): SessionState {
  const [state, setState] = useState(session.state());
  useEffect(() => {
    setState(session.state());
    return session.subscribe(() => setState(session.state()));
  }, [session]);
  return state;
}
