import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runStep, type Measured } from './run-step.ts';

const LIMITS = { seconds: 20, megabytes: 1024 };
const AT_A_TIME = 2;
const PROGRESS_EVERY = 50;

/** Opens every workbook of a folder within the limits, and prints how many opened and why others were refused. */
export async function openAny(folder: string): Promise<void> {
  const files = readdirSync(folder).filter((name) => /\.xls[xm]$/i.test(name)).sort();
  const outcomes: { readonly file: string; readonly outcome: string; readonly measured: Measured | null }[] = [];
  const waiting = [...files];
  const work = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      outcomes.push(await outcomeOf(folder, file));
      if (outcomes.length % PROGRESS_EVERY === 0) console.error(`  ${outcomes.length} of ${files.length} workbooks opened or refused`);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));

  const counts = new Map<string, number>();
  for (const { outcome } of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  console.log(`\n${files.length} workbooks of every kind, each within ${LIMITS.seconds} s and ${LIMITS.megabytes} MB`);
  for (const [outcome, count] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`  ${String(count).padStart(4)}  ${outcome}`);
  for (const { file, outcome } of outcomes.filter((each) => each.outcome.startsWith('FAILED'))) console.log(`  ${outcome}: ${file}`);
  const most = (label: string, value: (measured: Measured) => number) => {
    const [first] = outcomes.flatMap(({ file, measured }) => (measured === null ? [] : [{ file, value: value(measured) }])).sort((a, b) => b.value - a.value);
    if (first !== undefined) console.log(`  ${label}: ${first.value.toFixed(1)} (${first.file})`);
  };
  most('slowest, seconds', ({ seconds }) => seconds);
  most('most memory, MB', ({ peakMegabytes }) => peakMegabytes);
}

async function outcomeOf(folder: string, file: string) {
  try {
    const measured = await runStep('open', [join(folder, file)], LIMITS);
    const isOver = measured.peakMegabytes > LIMITS.megabytes;
    return { file, outcome: isOver ? 'FAILED: too much memory' : measured.seen === 'opened' ? 'opened' : `refused: ${measured.seen}`, measured };
  } catch (cause) {
    const stopped = cause instanceof Error && 'killed' in cause && cause.killed === true;
    return { file, outcome: stopped ? 'FAILED: too slow' : 'FAILED: crashed', measured: null };
  }
}
