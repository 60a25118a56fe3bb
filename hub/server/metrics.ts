/** Upper bounds of the histograms, in seconds. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Histogram {
  readonly counts: number[];
  sum: number;
  count: number;
}

/** What a hub counts of itself, as Prometheus reads it (text exposition format 0.0.4). */
export class Metrics {
  readonly #requests = new Map<string, number>();
  readonly #seconds = new Map<string, Histogram>();
  readonly #digests = new Map<string, number>([['sent', 0], ['failed', 0]]);
  readonly #liveConnections: () => number;
  #sweptBlobs = 0;
  #sweptBytes = 0;
  readonly #startedAt = Date.now() / 1000;

  constructor(liveConnections: () => number) {
    this.#liveConnections = liveConnections;
  }

  /** An answered request: by the pattern of its route, never by its address. */
  request(method: string, route: string, status: number): void {
    const labels = `method="${method}",route="${route}",status="${status}"`;
    this.#requests.set(labels, (this.#requests.get(labels) ?? 0) + 1);
  }

  /** How long a push or a pull took. */
  took(what: 'push' | 'pull', seconds: number): void {
    const histogram = this.#seconds.get(what) ?? { counts: BOUNDS.map(() => 0), sum: 0, count: 0 };
    this.#seconds.set(what, histogram);
    histogram.sum += seconds;
    histogram.count += 1;
    for (const [index, bound] of BOUNDS.entries()) if (seconds <= bound) histogram.counts[index] = (histogram.counts[index] ?? 0) + 1;
  }

  /** A digest that was posted, or that could not be. */
  digest(result: 'sent' | 'failed'): void {
    this.#digests.set(result, (this.#digests.get(result) ?? 0) + 1);
  }

  /** Blobs that nothing named any more, and what they took. */
  swept(blobs: number, bytes: number): void {
    this.#sweptBlobs += blobs;
    this.#sweptBytes += bytes;
  }

  text(): string {
    const memory = process.memoryUsage();
    return [
      ...described('clipsheet_requests_total', 'counter', 'Answered requests.'),
      ...[...this.#requests].map(([labels, count]) => `clipsheet_requests_total{${labels}} ${count}`),
      ...described('clipsheet_sync_seconds', 'histogram', 'How long pushes and pulls took.'),
      ...[...this.#seconds].flatMap(([what, histogram]) => histogramLines(what, histogram)),
      ...described('clipsheet_digests_total', 'counter', 'Digests posted to webhooks, and tries that failed.'),
      ...[...this.#digests].map(([result, count]) => `clipsheet_digests_total{result="${result}"} ${count}`),
      ...described('clipsheet_live_connections', 'gauge', 'Devices that listen for changes.'),
      `clipsheet_live_connections ${this.#liveConnections()}`,
      ...described('clipsheet_swept_blobs_total', 'counter', 'Blobs let go of that nothing named any more.'),
      `clipsheet_swept_blobs_total ${this.#sweptBlobs}`,
      ...described('clipsheet_swept_blob_bytes_total', 'counter', 'Bytes of the blobs let go of.'),
      `clipsheet_swept_blob_bytes_total ${this.#sweptBytes}`,
      ...described('process_resident_memory_bytes', 'gauge', 'Resident memory.'),
      `process_resident_memory_bytes ${memory.rss}`,
      ...described('process_heap_bytes', 'gauge', 'Heap in use.'),
      `process_heap_bytes ${memory.heapUsed}`,
      ...described('process_start_time_seconds', 'gauge', 'When the hub began.'),
      `process_start_time_seconds ${this.#startedAt}`,
      '',
    ].join('\n');
  }
}

function described(name: string, type: string, help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function histogramLines(what: string, { counts, sum, count }: Histogram): string[] {
  const label = `operation="${what}"`;
  return [
    ...BOUNDS.map((bound, index) => `clipsheet_sync_seconds_bucket{${label},le="${bound}"} ${counts[index] ?? 0}`),
    `clipsheet_sync_seconds_bucket{${label},le="+Inf"} ${count}`,
    `clipsheet_sync_seconds_sum{${label}} ${sum}`,
    `clipsheet_sync_seconds_count{${label}} ${count}`,
  ];
}
