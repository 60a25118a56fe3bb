import type { CDPSession } from 'playwright-core';
import * as z from 'zod';

const profileSchema = z.object({
  nodes: z.array(z.object({ id: z.number(), callFrame: z.object({ functionName: z.string() }), children: z.optional(z.array(z.number())) })),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});
type Profile = z.infer<typeof profileSchema>;

/** Functions that only call the stages of understanding, each by name. */
const CALLERS: ReadonlySet<string> = new Set(['understandPage', 'understand', 'readPage', 'mainBlocks']);
const COLLECTOR = '(garbage collector)';

export interface StageTimes {
  /** Share of the time by stage, 0..1, the largest first: the functions that the reading of a page calls, by name. */
  readonly stages: readonly (readonly [name: string, share: number])[];
  /** The same by function and what calls it, without what the function calls in turn. */
  readonly functions: readonly (readonly [name: string, share: number])[];
}

/** Where the time goes while `work` understands pages, by the browser's sampling profiler. */
export async function stageTimes(session: CDPSession, work: () => Promise<void>): Promise<StageTimes> {
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 500 });
  await session.send('Profiler.start');
  await work();
  const { profile } = await session.send('Profiler.stop');
  return sharesOf(profileSchema.parse(profile));
}

function sharesOf(profile: Profile): StageTimes {
  const nameOf = new Map(profile.nodes.map((node) => [node.id, node.callFrame.functionName]));
  const parentOf = new Map(profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)));
  const stages = new Map<string, number>();
  const functions = new Map<string, number>();
  let total = 0;
  profile.samples.forEach((sample, index) => {
    const path: string[] = [];
    for (let node: number | undefined = sample; node !== undefined; node = parentOf.get(node)) path.unshift(nameOf.get(node) ?? '');
    const stage = stageOf(path);
    if (stage === null) return;
    const microseconds = profile.timeDeltas[index] ?? 0;
    total += microseconds;
    stages.set(stage, (stages.get(stage) ?? 0) + microseconds);
    const leaf = [path.at(-1), path.at(-2)].map((name) => name || '(anonymous)').join(' < ');
    const place = `${stage}: ${leaf}`;
    functions.set(place, (functions.get(place) ?? 0) + microseconds);
  });
  const ranked = (times: ReadonlyMap<string, number>): [string, number][] => [...times].map(([name, time]): [string, number] => [name, time / total]).sort((a, b) => b[1] - a[1]);
  return { stages: ranked(stages), functions: ranked(functions) };
}

/** The first function below the callers, on the way from the outermost frame to the sampled one. */
function stageOf(path: readonly string[]): string | null {
  if (path.includes(COLLECTOR)) return COLLECTOR;
  const entry = path.findLastIndex((name) => CALLERS.has(name));
  if (entry < 0) return null;
  return path[entry + 1] || (path.length > entry + 1 ? '(anonymous)' : (path[entry] ?? null));
}
