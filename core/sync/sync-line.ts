import type { Text } from '../language/language.ts';
import { yoursOverwritten } from '../language/texts/overwritten.ts';
import { arriving, heldBack, offline, syncing, waitingToSync } from '../language/texts/team.ts';
import type { Role } from './hub-protocol.ts';
import type { SyncStatus } from './sync-status.ts';

/** Where syncing stands, and whether a person has to do something about it. */
export interface SyncLine {
  readonly text: Text;
  readonly look: 'good' | 'busy' | 'needs-you';
}

/** @param overwritten changes of this person that others took the place of, and that wait for a word about it. */
export function syncLine(status: SyncStatus | null, role: Role, overwritten = 0): SyncLine {
  if (status === null) return { text: syncing.never, look: 'busy' };
  const refusal = refusalOf(status, role);
  if (refusal !== null) return { text: refusal, look: 'needs-you' };
  if (status.heldBack > 0) return { text: heldBack(status.heldBack), look: 'needs-you' };
  if (overwritten > 0) return { text: yoursOverwritten(overwritten), look: 'needs-you' };
  if (status.end === 'offline' || status.end === 'busy') return { text: offline(status.waiting), look: 'busy' };
  if (status.waiting > 0) return { text: waitingToSync(status.waiting), look: 'busy' };
  return status.arriving > 0 ? { text: arriving(status.arriving), look: 'busy' } : { text: syncing.saved, look: 'good' };
}

function refusalOf({ end, code }: SyncStatus, role: Role): Text | null {
  if (end === 'storage-full') return syncing.storageFull;
  if (end !== 'refused') return null;
  if (code === 'not-joined') return syncing.notJoined;
  if (code === 'not-allowed' && role === 'reader') return syncing.readerWaits;
  return code === 'too-old' ? syncing.tooOld : syncing.refused;
}
