import { describe, expect, it } from 'vitest';
import type { HubFailure } from '../../../core/sync/hub-port.ts';
import { problemOf } from '../../../extension/background/team-calls.ts';

describe('why the team could not be read or changed', () => {
  it.each<[HubFailure, string]>([
    [{ kind: 'offline' }, 'The hub cannot be reached. Check your network and try again.'],
    [{ kind: 'busy', seconds: 5 }, 'The hub is busy; nothing was changed. Try again in a minute.'],
    [{ kind: 'refused', code: 'not-joined', detail: [] }, 'The hub no longer knows this device; an admin may have removed it. All clips here are safe. Ask for a new invite, leave, and join again.'],
    [{ kind: 'refused', code: 'not-allowed', detail: [] }, 'Only admins may do this, and you are none any more. Nothing was changed.'],
    [{ kind: 'refused', code: 'not-allowed', detail: ['last-admin'] }, 'A team needs an admin; nothing was changed. Make another member an admin first.'],
    [{ kind: 'refused', code: 'unknown', detail: [] }, 'The hub did not accept this; nothing was changed. Ask whoever runs it to update it.'],
  ])('%j', (failure, words) => {
    expect(problemOf(failure).sentence.en).toBe(words);
  });
});
