import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  readonly bytes: number;
  readonly ticks: number;
}

/** What browsers that this process has started take of the machine. Linux only. */
export interface BrowserLoad {
  /** Memory of the processes in which extensions run. */
  readonly bytes: number;
  /** Processor time of all processes that still run: on a busy machine it says more than the clock. */
  readonly seconds: number;
}

/** Linux counts processor time in hundredths. */
const TICKS_PER_SECOND = 100;

export function browserLoad(): BrowserLoad {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (processOf(Number(name)) ?? []) : []));
  const own = new Set([process.pid]);
  // Parents are older than their children, but numbers may begin anew: again until no more are found.
  for (let known = 0; known < own.size; ) {
    known = own.size;
    for (const { pid, parent } of all) if (own.has(parent)) own.add(pid);
  }
  const browsers = all.filter(({ pid, command }) => own.has(pid) && /chrom/.test(command));
  const extensions = browsers.filter(({ command }) => command.includes('--extension-process'));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return { bytes: sum(extensions.map(({ bytes }) => bytes)), seconds: sum(browsers.map(({ ticks }) => ticks)) / TICKS_PER_SECOND };
}

function processOf(pid: number): Process | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const numberOf = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    // Its name, which may hold anything, stands in brackets; user and system time are the 12th and 13th after it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return { pid, parent: numberOf('PPid'), command: readFileSync(`/proc/${pid}/cmdline`, 'utf8'), bytes: numberOf('VmRSS') * 1024, ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    // It has ended meanwhile.
    return null;
  }
}
