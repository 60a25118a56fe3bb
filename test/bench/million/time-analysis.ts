import { bindTable } from '../../../core/analysis/bind.ts';
import { ANALYSES } from '../../../core/analysis/registry.ts';
import type { Engine } from '../../../core/engine/engine.ts';
import { Problem } from '../../../core/language/problem.ts';
import { PLAIN_CALENDAR } from '../../../core/metric/business-calendar.ts';
import type { TypedTable } from '../../../core/sheet/typed-table.ts';
import { toldTo } from './tables.ts';

/** Every analysis that looks at a table, and so at one of a million rows. */
export const TABLE_ANALYSES: readonly string[] = ANALYSES.filter(({ subject }) => subject !== 'clips').map(({ id }) => id);

/** What an analysis took; `seconds` is null where the table does not fit it, or it said why not. */
export interface TimedAnalysis {
  readonly seconds: number | null;
  readonly reportSeconds: number;
  /** The longest that the thread was held without a break: a page does not answer for so long, and Stop does not either. */
  readonly longestHold: number;
  readonly score: number;
  readonly findings: number;
  readonly caveats: readonly string[];
  /** Why there is no answer. */
  readonly without: string | null;
}

/** Runs one analysis over a table that the engine holds. Stopped after so many seconds. */
export async function timeAnalysis(id: string, table: TypedTable, engine: Engine, mostSeconds: number): Promise<TimedAnalysis> {
  const nothing = { seconds: null, reportSeconds: 0, longestHold: 0, score: 0, findings: 0, caveats: [] };
  const analysis = ANALYSES.find((one) => one.id === id);
  const binding = analysis === undefined ? null : bindTable(analysis.needs, table);
  if (analysis === undefined || binding === null) return { ...nothing, without: 'lacks columns' };
  const { score } = analysis.score(binding);
  const options = toldTo(id);
  if (score === 0 && Object.keys(options).length === 0) return { ...nothing, without: 'says it makes no sense here' };
  const holds = watchHolds();
  try {
    const started = performance.now();
    const result = await analysis.run({ binding, engine, clips: [], calendar: PLAIN_CALENDAR, period: null, options, signal: AbortSignal.timeout(mostSeconds * 1000) });
    const seconds = (performance.now() - started) / 1000;
    const blocks = result.blocks('en');
    const reportSeconds = (performance.now() - started) / 1000 - seconds;
    const caveats = blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []));
    return { seconds, reportSeconds, longestHold: holds.longest(), score, findings: blocks.filter(({ kind }) => kind === 'finding').length, caveats, without: null };
  } catch (cause) {
    const why = cause instanceof Problem ? cause.sentence.en : cause instanceof Error && cause.name === 'TimeoutError' ? `stopped after ${mostSeconds} s` : null;
    if (why === null) throw cause;
    return { ...nothing, longestHold: holds.longest(), score, without: why };
  } finally {
    holds.stop();
  }
}

/** How long the thread is held: the longest gap between two ticks of a clock, in seconds. */
function watchHolds() {
  let last = performance.now();
  let longest = 0;
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const clock = setInterval(look, 10);
  return {
    longest() {
      look();
      return longest / 1000;
    },
    stop: () => clearInterval(clock),
  };
}
