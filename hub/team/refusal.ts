import type { Failure, Restart } from '../../core/sync/hub-protocol.ts';

/** Something that a device asked for and does not get; nothing was changed. */
export class Refusal extends Error {
  readonly code: Failure['code'];
  readonly detail: readonly string[] | null;

  constructor(code: Failure['code'], detail: readonly string[] | null = null) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }
}

/** The hub's past is not what the device knows: it must read everything anew. */
export class RestartNeeded extends Error {
  readonly restart: Restart;

  constructor(restart: Restart) {
    super('restart');
    this.name = 'RestartNeeded';
    this.restart = restart;
  }
}
