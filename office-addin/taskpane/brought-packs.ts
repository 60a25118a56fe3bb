import * as z from 'zod';
import type { PackReading } from '../../core/analysis/kpi-pack/compile-pack.ts';
import type { KpiPack } from '../../core/analysis/kpi-pack/kpi-pack.ts';

/** Where a browser keeps texts by name: its local storage, a plain map in tests. */
export interface TextStore {
  getItem(name: string): string | null;
  setItem(name: string, text: string): void;
}

export interface BroughtPack {
  readonly fileName: string;
  readonly pack: KpiPack;
}

/** The KPI packs that a person brought into the pane, in this workbook or an earlier one. */
export interface BroughtPacks {
  all(): Promise<readonly BroughtPack[]>;
  /** Reads a pack's file and remembers it in place of one of the same name; a wrong one is not kept. */
  bring(text: string, fileName: string): Promise<PackReading>;
  takeAway(id: string): Promise<void>;
  /** Whether the browser keeps them for the next time. */
  remembers(): boolean;
}

const NAME = 'clipsheet.packs';
/** Files as they were brought: what is remembered is read anew, so that a later version judges it for itself. */
const keptSchema = z.array(z.object({ fileName: z.string(), text: z.string() })).max(100);
type Kept = z.infer<typeof keptSchema>;

/** `store` is null where the browser keeps nothing: packs then last as long as the pane. */
export function broughtPacks(store: TextStore | null, loadReader: () => Promise<(text: string) => PackReading>): BroughtPacks {
  let kept: Kept | null = null;
  let isFull = false;
  const files = (): Kept => (kept ??= remembered(store));
  const keep = (next: Kept) => {
    kept = next;
    try {
      store?.setItem(NAME, JSON.stringify(next));
    } catch {
      // Full or closed: the packs hold for now, and `remembers` says so.
      isFull = true;
    }
  };
  const all = async (): Promise<BroughtPack[]> => {
    if (files().length === 0) return [];
    const read = await loadReader();
    return files().flatMap(({ fileName, text }) => {
      const { pack } = read(text);
      return pack === null ? [] : [{ fileName, pack }];
    });
  };
  const without = async (id: string): Promise<Kept> => {
    const read = await loadReader();
    return files().filter(({ text }) => read(text).pack?.id !== id);
  };
  return {
    all,
    async bring(text, fileName) {
      const read = await loadReader();
      const reading = read(text);
      if (reading.pack !== null) keep([...(await without(reading.pack.id)), { fileName, text }]);
      return reading;
    },
    async takeAway(id) {
      keep(await without(id));
    },
    remembers: () => store !== null && !isFull,
  };
}

/** What is kept there, or nothing where it is not what we wrote. */
function remembered(store: TextStore | null): Kept {
  const text = store?.getItem(NAME) ?? null;
  if (text === null) return [];
  try {
    return keptSchema.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    return [];
  }
}

/** The browser's local storage; null where it is closed to us, as in private windows and some embedded views. */
export function localStore(): TextStore | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
