import type { JSX } from 'preact';
import type { Library } from '../../core/library/library.ts';
import { readQuestions } from '../../core/sync/lost-values.ts';
import { syncLine } from '../../core/sync/sync-line.ts';
import { readSyncStatus } from '../../core/sync/sync-status.ts';
import { useLive } from '../ui/use-live.ts';
import { SyncLineView } from './sync-line.tsx';
import { useTeam } from './use-team.ts';

/** Where syncing stands, for pages that are about something else; nothing where no team was joined. */
export function TeamLine({ library }: { library: Library }): JSX.Element | null {
  const team = useTeam();
  const status = useLive(() => readSyncStatus(library), []);
  const questions = useLive(() => readQuestions(library), []);
  if (team === null || team === undefined || status.state !== 'ready') return null;
  return <SyncLineView line={syncLine(status.value, team.role, questions.state === 'ready' ? questions.value.length : 0)} />;
}
