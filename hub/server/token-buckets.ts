export interface BucketSize {
  /** Tokens that come back each second. */
  readonly perSecond: number;
  /** Tokens of a full bucket: what may be done at once. */
  readonly burst: number;
}

interface Bucket {
  tokens: number;
  /** When `tokens` was true, in seconds. */
  at: number;
}

/** Buckets that are full again are let go of when there are more than this. */
const MOST_BUCKETS = 10_000;

/**
 * A token bucket for everybody: whoever has used up theirs is told how long to wait. Each hub counts for itself.
 * The clock may begin anywhere but never goes back.
 */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();
  readonly #size: BucketSize;
  readonly #seconds: () => number;

  constructor(size: BucketSize, seconds: () => number) {
    this.#size = size;
    this.#seconds = seconds;
  }

  /** Takes one token. Gives the seconds after which there will be one, 0 where it was taken. */
  take(who: string): number {
    const { perSecond, burst } = this.#size;
    const now = this.#seconds();
    const known = this.#buckets.get(who);
    const tokens = known === undefined ? burst : Math.min(burst, known.tokens + (now - known.at) * perSecond);
    const isEnough = tokens >= 1;
    // Last used last: the first ones of the map are those to look at when room is needed.
    this.#buckets.delete(who);
    this.#buckets.set(who, { tokens: isEnough ? tokens - 1 : tokens, at: now });
    if (this.#buckets.size > MOST_BUCKETS) this.#letGo(now);
    return isEnough ? 0 : (1 - tokens) / perSecond;
  }

  #letGo(now: number): void {
    for (const [who, { tokens, at }] of this.#buckets) {
      const isFull = tokens + (now - at) * this.#size.perSecond >= this.#size.burst;
      if (isFull || this.#buckets.size > MOST_BUCKETS) this.#buckets.delete(who);
      else return;
    }
  }
}
