import { useEffect, useState } from 'preact/hooks';
import { onTeam, readTeam, type Team } from './hub-account.ts';

/** The team that was joined, or null; `undefined` until that is known. */
export function useTeam(): Team | null | undefined {
  const [team, setTeam] = useState<Team | null | undefined>(undefined);
  useEffect(() => {
    void readTeam().then(setTeam);
    return onTeam(setTeam);
  }, []);
  return team;
}
