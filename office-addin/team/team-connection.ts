import type { Library } from '../../core/library/library.ts';
import type { Fetch } from '../../core/sync/hub-calls.ts';
import { httpHub } from '../../core/sync/http-hub.ts';
import { TeamSync } from '../../core/sync/team-sync.ts';
import type { TeamAccount } from './team-account.ts';

/** What a connection needs of the browser. */
export interface ConnectionPorts {
  readonly fetch: Fetch;
  readonly openLibrary: (name: string) => Library;
  readonly newClientId: () => string;
  /** Runs work in one page of this browser at a time; ends where `signal` says so, whether it was begun or not. */
  readonly alone: (name: string, signal: AbortSignal, work: () => Promise<void>) => Promise<void>;
}

const LEAVING_MILLISECONDS = 10_000;

/**
 * The pane's own library of the team's clips, kept in step with the hub for as long as the pane is open. Of several panes one
 * syncs; the others see what it brings, and one of them goes on when it is closed.
 */
export class TeamConnection {
  readonly library: Library;
  readonly #account: TeamAccount;
  readonly #ports: ConnectionPorts;
  readonly #over = new AbortController();
  readonly #following: Promise<void>;

  constructor(account: TeamAccount, ports: ConnectionPorts) {
    this.#account = account;
    this.#ports = ports;
    const name = `clipsheet-team-${account.workspace.id}`;
    this.library = ports.openLibrary(name);
    this.#following = ports.alone(name, this.#over.signal, () => this.#follow());
  }

  /** Ends it; what was brought stays. */
  async close(): Promise<void> {
    await this.#end();
    this.library.close();
  }

  /** Ends it for good: gives the token back, and deletes this pane's copy of the team's clips. */
  async leave(): Promise<void> {
    await this.#end();
    // Where the hub cannot be told an admin can still take the device out.
    await httpHub(this.#address(), this.#ports.fetch).leave(AbortSignal.timeout(LEAVING_MILLISECONDS));
    await this.library.delete();
  }

  async #end(): Promise<void> {
    // To a pass under way the hub is away from now on: it ends as such passes do.
    this.#over.abort(new TypeError('The connection was ended'));
    await this.#following;
  }

  async #follow(): Promise<void> {
    const { signal } = this.#over;
    const sync = new TeamSync({
      library: this.library,
      address: () => Promise.resolve(signal.aborted ? null : this.#address()),
      fetch: (url, init) => this.#ports.fetch(url, { ...init, signal: init.signal ? AbortSignal.any([init.signal, signal]) : signal }),
      newClientId: this.#ports.newClientId,
      wait: (milliseconds) => waitOrEnd(milliseconds, signal),
    });
    const unfollow = sync.followLibrary();
    await sync.followHub(signal);
    unfollow();
    await sync.idle();
  }

  #address(): { readonly url: string; readonly workspace: string; readonly token: string } {
    const { url, workspace, token } = this.#account;
    return { url, workspace: workspace.id, token };
  }
}

function waitOrEnd(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((over) => {
    const waiting = setTimeout(over, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(waiting);
      over();
    }, { once: true });
  });
}
