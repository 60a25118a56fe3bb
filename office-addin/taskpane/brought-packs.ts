import type { PackReading } from '../../core/analysis/kpi-pack/compile-pack.ts';
import type { KpiPack } from '../../core/analysis/kpi-pack/kpi-pack.ts';
import type { PackProblem } from '../../core/analysis/kpi-pack/pack-problem.ts';
import type { KeptPacks } from './pack-reader.ts';

/** Where a browser keeps texts by name: its local storage, a plain map in tests. */
export interface TextStore {
  getItem(name: string): string | null;
  setItem(name: string, text: string): void;
  removeItem(name: string): void;
}

/** What reads packs and what was kept of them: `pack-reader.ts`, loaded when it is first needed. */
export interface PackReader {
  readonly readPack: (text: string) => PackReading;
  readonly readKept: (text: string) => KeptPacks;
}

export interface BroughtPack {
  readonly fileName: string;
  readonly pack: KpiPack;
}

/** The KPI packs that a person brought, and what is wrong with the last file that was refused. */
export interface PacksState {
  readonly packs: readonly BroughtPack[];
  /** Whether they will be there the next time. */
  readonly remembered: boolean;
  readonly refused: { readonly fileName: string; readonly problems: readonly PackProblem[] } | null;
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

/** `store` is null where the browser keeps nothing: packs then last as long as the pane. */
export function broughtPacks(store: TextStore | null, loadReader: () => Promise<PackReader>): BroughtPacks {
  let kept: KeptPacks | null = null;
  let isFull = false;
  const files = ({ readKept }: PackReader): KeptPacks => (kept ??= readKept(store?.getItem(NAME) ?? '[]'));
  const without = (id: string, reader: PackReader): KeptPacks => files(reader).filter(({ text }) => reader.readPack(text).pack?.id !== id);
  const keep = (next: KeptPacks) => {
    kept = next;
    try {
      store?.setItem(NAME, JSON.stringify(next));
    } catch {
      // Full or closed: the packs hold for now, and `remembers` says so.
      isFull = true;
    }
  };
  return {
    async all() {
      // Most people bring none: nothing has to be loaded to know that.
      if (kept === null && (store?.getItem(NAME) ?? null) === null) return [];
      const reader = await loadReader();
      return files(reader).flatMap(({ fileName, text }) => {
        const { pack } = reader.readPack(text);
        return pack === null ? [] : [{ fileName, pack }];
      });
    },
    async bring(text, fileName) {
      const reader = await loadReader();
      const reading = reader.readPack(text);
      if (reading.pack !== null) keep([...without(reading.pack.id, reader), { fileName, text }]);
      return reading;
    },
    async takeAway(id) {
      keep(without(id, await loadReader()));
    },
    remembers: () => store !== null && !isFull,
  };
}

/** The browser's local storage; null where it is closed to us, as in private windows and some embedded views. */
export function localStore(): TextStore | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
