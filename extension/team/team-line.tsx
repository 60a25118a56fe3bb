import type { JSX } from 'preact';
import type { Library } from '../../core/library/library.ts';
import type { Role } from '../../core/sync/hub-protocol.ts';
import { SyncLineView } from './sync-line.tsx';
import { useSyncLine } from './use-sync-line.ts';
import { useTeam } from './use-team.ts';

/** Where syncing stands, for pages that are about something else; nothing where no team was joined. */
export function TeamLine({ library }: { library: Library }): JSX.Element | null {
  const team = useTeam();
  return team === null || team === undefined ? null : <JoinedLine library={library} role={team.role} />;
}

function JoinedLine({ library, role }: { library: Library; role: Role }): JSX.Element | null {
  const line = useSyncLine(library, role);
  return line.state === 'ready' ? <SyncLineView line={line.value} /> : null;
}
