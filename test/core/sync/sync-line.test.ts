import { describe, expect, it } from 'vitest';
import { syncLine } from '../../../core/sync/sync-line.ts';
import type { SyncStatus } from '../../../core/sync/sync-status.ts';

const SETTLED: SyncStatus = { end: 'settled', code: null, heldBack: 0, waiting: 0, arriving: 0 };

describe('the line about syncing', () => {
  it.each([
    [null, 'busy', 'Not synced yet'],
    [SETTLED, 'good', 'Everything is synced'],
    [{ ...SETTLED, waiting: 1 }, 'busy', '1 change waits to be sent'],
    [{ ...SETTLED, arriving: 3 }, 'busy', '3 clips are on the way'],
    [{ ...SETTLED, end: 'offline', waiting: 2 }, 'busy', 'The hub cannot be reached; 2 changes are kept here and sent once it can'],
    [{ ...SETTLED, heldBack: 1 }, 'needs-you', '1 change cannot be sent: a note is too long, or the page’s content is gone. Shorten the note.'],
    [{ ...SETTLED, end: 'storage-full' }, 'needs-you', 'Storage on this device is full, so the team’s new clips do not fit. What is here is safe. Free some space and syncing goes on.'],
  ] as const)('%j', (status, look, words) => {
    expect(syncLine(status, 'editor')).toMatchObject({ look, text: { en: words } });
  });

  it('says to a reader why changes stay, and to one who was removed what to do', () => {
    const refused = { ...SETTLED, end: 'refused', waiting: 1 } as const;
    expect(syncLine({ ...refused, code: 'not-allowed' }, 'reader').text.en).toContain('You may only read');
    expect(syncLine({ ...refused, code: 'not-joined' }, 'editor').text.en).toContain('an admin may have removed it');
  });

  it('needs the person whose changes were overwritten, but first what keeps them from syncing', () => {
    expect(syncLine(SETTLED, 'editor', 2)).toMatchObject({ look: 'needs-you', text: { en: '2 of your changes were overwritten by a colleague’s; the library shows both versions' } });
    expect(syncLine({ ...SETTLED, end: 'refused', code: 'not-joined' }, 'editor', 2).text.en).toContain('an admin may have removed it');
    expect(syncLine(SETTLED, 'editor', 0)).toMatchObject({ look: 'good' });
  });
});
