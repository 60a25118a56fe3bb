import type { Library } from '../../core/library/library.ts';
import type { Role } from '../../core/sync/hub-protocol.ts';
import { readQuestions } from '../../core/sync/lost-values.ts';
import { syncLine, type SyncLine } from '../../core/sync/sync-line.ts';
import { readSyncStatus } from '../../core/sync/sync-status.ts';
import { useLive, type Live } from '../ui/use-live.ts';

/** Where syncing stands for a device of this role. */
export function useSyncLine(library: Library, role: Role): Live<SyncLine> {
  const status = useLive(() => readSyncStatus(library), []);
  const questions = useLive(() => readQuestions(library), []);
  if (status.state !== 'ready') return status;
  return { state: 'ready', value: syncLine(status.value, role, questions.state === 'ready' ? questions.value.length : 0) };
}
