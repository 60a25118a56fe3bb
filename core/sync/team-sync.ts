import { liveQuery } from 'dexie';
import type { Library } from '../library/library.ts';
import type { Fetch, HubAddress } from './hub-calls.ts';
import { httpHub } from './http-hub.ts';
import { listenToHub } from './live-events.ts';
import { syncLibrary } from './sync-library.ts';

/** A hub that is away is asked again after so long. */
const AGAIN_MILLISECONDS = 3_000;

export interface TeamSyncOptions {
  readonly library: Library;
  /** Null where no team was joined. */
  readonly address: () => Promise<HubAddress | null>;
  readonly fetch: Fetch;
  readonly newClientId: () => string;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/**
 * Keeps a library in step with its team's hub, in whichever program it lives. May be cut off anywhere: what waits stands in
 * the library, and a pass that was cut off is begun again by the next.
 */
export class TeamSync {
  readonly #options: TeamSyncOptions;
  #pass: Promise<void> | null = null;
  #isAskedAgain = false;

  constructor(options: TeamSyncOptions) {
    this.#options = options;
  }

  /** One pass after the other; one that is asked for during a pass follows it. */
  sync(): Promise<void> {
    if (this.#pass !== null) this.#isAskedAgain = true;
    this.#pass ??= this.#passes().finally(() => (this.#pass = null));
    return this.#pass;
  }

  /** Once no pass is under way, however it ended. */
  async idle(): Promise<void> {
    await this.#pass?.catch(() => undefined);
  }

  /**
   * Syncs whenever more is changed here, from now on. More, not other: what cannot be sent is noted anew by each pass, and
   * would be asked for without end.
   */
  followLibrary(): () => void {
    let known = 0;
    const following = liveQuery(() => this.#options.library.touched.count()).subscribe({
      next: (count) => {
        if (count > known) void this.sync();
        known = count;
      },
    });
    return () => following.unsubscribe();
  }

  /** Syncs whenever the hub tells of a change, until `signal` says that it is enough. */
  async followHub(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const address = await this.#options.address();
      if (address !== null) await listenToHub(address, this.#options.fetch, () => void this.sync(), signal);
      if (signal.aborted) return;
      void this.sync();
      await this.#options.wait(AGAIN_MILLISECONDS);
    }
  }

  async #passes(): Promise<void> {
    const { library, address, fetch, newClientId } = this.#options;
    do {
      this.#isAskedAgain = false;
      const at = await address();
      if (at === null) return;
      await syncLibrary({ library, hub: httpHub(at, fetch), newClientId, signal: new AbortController().signal });
    } while (this.#isAskedAgain);
  }
}
