import { browser, type Browser } from 'wxt/browser';
import { keepBlob } from '../../core/library/blobs.ts';
import type { Library } from '../../core/library/library.ts';
import { Problem } from '../../core/language/problem.ts';
import { distantBlob } from '../../core/language/texts/distant-blob.ts';
import { joinProblems } from '../../core/language/texts/team.ts';
import type { HubAddress } from '../../core/sync/hub-calls.ts';
import { httpHub, joinHub } from '../../core/sync/http-hub.ts';
import { readInviteLink } from '../../core/sync/invite-link.ts';
import { whyNotJoined } from '../../core/sync/join-problem.ts';
import { leaveTeam } from '../../core/sync/leave-team.ts';
import { TeamSync } from '../../core/sync/team-sync.ts';
import type { JoinTeam } from '../messages.ts';
import { forgetTeam, keepTeam, readHubAddress } from '../team/hub-account.ts';
import { TEAM_PORT } from '../team/team-port.ts';

const SYNC_ALARM = 'sync-team';
const SYNC_MINUTES = 1;
/** Somebody looks at the page and waits. */
const BLOB_MILLISECONDS = 60_000;

/**
 * The team's part of the worker. It may be stopped anywhere: what waits stands in the library, an alarm wakes it, and a
 * pass that was cut off is begun again.
 */
export class TeamWorker {
  readonly #library: Library;
  readonly #sync: TeamSync;

  constructor(library: Library) {
    this.#library = library;
    this.#sync = new TeamSync({
      library,
      address: hubAddress,
      fetch: (url, init) => fetch(url, init),
      newClientId: () => crypto.randomUUID(),
      wait: (milliseconds) => new Promise((over) => setTimeout(over, milliseconds)),
    });
  }

  /** To be called on every start of the worker, before anything is awaited. */
  start(): void {
    // Readers inside pages have no business with the team's token. Firefox keeps storage from them anyhow.
    if ('setAccessLevel' in browser.storage.local) void browser.storage.local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === SYNC_ALARM) void this.sync();
    });
    browser.runtime.onStartup.addListener(() => void this.sync());
    browser.runtime.onConnect.addListener((port) => {
      if (port.name === TEAM_PORT && port.sender?.id === browser.runtime.id) void this.#listenWhile(port);
    });
    // What is clipped or changed goes at once, as long as the worker is awake; the alarm sees to the rest.
    this.#sync.followLibrary();
  }

  /** @throws Problem with what happened and what to do; then nothing has changed. */
  async join({ link, member, device }: JoinTeam): Promise<void> {
    if ((await readHubAddress()) !== null) throw new Problem('already-joined', joinProblems.alreadyJoined);
    const invite = readInviteLink(link);
    if (invite === null) throw new Problem('no-invite-link', joinProblems.notALink);
    const answer = await joinHub(invite.url, { code: invite.code, member, device }, fetch, AbortSignal.timeout(30_000));
    if (!answer.ok) throw new Problem('not-joined', whyNotJoined(answer.failure));
    await keepTeam(invite.url, answer.value);
    void this.sync();
  }

  /** Leaves even where the hub cannot be told. */
  async leave(clips: 'keep' | 'remove'): Promise<void> {
    const address = await readHubAddress();
    await browser.alarms.clear(SYNC_ALARM);
    await forgetTeam();
    // Whatever became of a pass under way is forgotten with the team.
    await this.#sync.idle();
    if (address !== null) await httpHub(address, fetch).leave(AbortSignal.timeout(10_000));
    await leaveTeam(this.#library, clips);
  }

  sync(): Promise<void> {
    return this.#sync.sync();
  }

  /**
   * Brings a clip's page or picture from the hub into the library. @returns false where the hub does not have it.
   *
   * @throws Problem `hub-unreachable`, `blob-refused`, `no-team`.
   */
  async bringBlob(sha256: string): Promise<boolean> {
    const address = await readHubAddress();
    if (address === null) throw new Problem('no-team', distantBlob.notHere);
    const answer = await httpHub(address, fetch).blob(sha256, AbortSignal.timeout(BLOB_MILLISECONDS));
    if (answer.ok) return answer.value !== null && keepBlob(this.#library, sha256, answer.value);
    const { kind } = answer.failure;
    if (kind === 'offline' || kind === 'busy') throw new Problem('hub-unreachable', distantBlob.unreachable);
    throw new Problem('blob-refused', distantBlob.refused);
  }

  async #listenWhile(port: Browser.runtime.Port): Promise<void> {
    const closed = new AbortController();
    port.onDisconnect.addListener(() => closed.abort());
    await this.#sync.followHub(closed.signal);
  }
}

async function hubAddress(): Promise<HubAddress | null> {
  const address = await readHubAddress();
  // Browsers may drop alarms when they are started or updated.
  const isWoken = address === null || (await browser.alarms.get(SYNC_ALARM)) !== undefined;
  if (!isWoken) await browser.alarms.create(SYNC_ALARM, { periodInMinutes: SYNC_MINUTES });
  return address;
}
