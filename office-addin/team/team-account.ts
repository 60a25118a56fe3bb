import * as z from 'zod';
import { joinedSchema, type Joined } from '../../core/sync/hub-protocol.ts';
import { TEAM_ACCOUNT } from '../taskpane/team-door.ts';
import type { TextStore } from '../taskpane/brought-packs.ts';

const accountSchema = z.object({ ...joinedSchema.shape, url: z.string() });

/**
 * Who this pane is to its team's hub. It stands in the storage of the browser, for all workbooks of this pane: what is in a
 * workbook travels with the file, and the token must not.
 */
export type TeamAccount = z.infer<typeof accountSchema>;

/** Null where no team was joined. */
export function readAccount(store: TextStore | null): TeamAccount | null {
  const parsed = accountSchema.safeParse(jsonOf(store?.getItem(TEAM_ACCOUNT) ?? ''));
  return parsed.success ? parsed.data : null;
}

/** @returns what was kept. */
export function keepAccount(store: TextStore, url: string, joined: Joined): TeamAccount {
  const account = { ...joined, url };
  store.setItem(TEAM_ACCOUNT, JSON.stringify(account));
  return account;
}

export function forgetAccount(store: TextStore | null): void {
  store?.removeItem(TEAM_ACCOUNT);
}

/** Whether something can be kept: private windows and full disks refuse it. */
export function canKeep(store: TextStore | null): store is TextStore {
  const name = `${TEAM_ACCOUNT}.trial`;
  try {
    store?.setItem(name, '1');
    store?.removeItem(name);
    return store !== null;
  } catch {
    return false;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
