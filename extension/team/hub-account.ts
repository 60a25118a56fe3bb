import { browser } from 'wxt/browser';
import * as z from 'zod';
import { deviceSchema, type Device, type Joined } from '../../core/sync/hub-protocol.ts';
import type { HubAddress } from '../../core/sync/hub-calls.ts';

/**
 * The team that this browser has joined, in storage that no web page reaches. The token has a key of its own, which the
 * worker alone reads; pages show the rest.
 */
const TEAM = 'team';
const TOKEN = 'team-token';

export const teamSchema = z.object({ ...deviceSchema.shape, url: z.string() });
export type Team = z.infer<typeof teamSchema>;

/** Null where no team was joined. */
export async function readTeam(): Promise<Team | null> {
  const parsed = teamSchema.safeParse((await browser.storage.local.get(TEAM))[TEAM]);
  return parsed.success ? parsed.data : null;
}

export async function keepTeam(url: string, { token, ...device }: Joined): Promise<void> {
  await browser.storage.local.set({ [TEAM]: { ...device, url }, [TOKEN]: token });
}

/** What the hub says of this device now; nothing where it has left that team. */
export async function keepDevice(device: Device): Promise<void> {
  const team = await readTeam();
  if (team?.device.id === device.device.id) await browser.storage.local.set({ [TEAM]: { ...device, url: team.url } });
}

export async function forgetTeam(): Promise<void> {
  await browser.storage.local.remove([TEAM, TOKEN]);
}

/** For the worker: how it reaches the team's hub. */
export async function readHubAddress(): Promise<HubAddress | null> {
  const [team, stored] = await Promise.all([readTeam(), browser.storage.local.get(TOKEN)]);
  const token = z.string().safeParse(stored[TOKEN]);
  return team === null || !token.success ? null : { url: team.url, workspace: team.workspace.id, token: token.data };
}

/** Calls back with the team whenever it is joined or left. */
export function onTeam(callback: (team: Team | null) => void): () => void {
  const listener = () => void readTeam().then(callback);
  browser.storage.local.onChanged.addListener(listener);
  return () => browser.storage.local.onChanged.removeListener(listener);
}
