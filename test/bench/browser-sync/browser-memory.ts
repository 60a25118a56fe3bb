import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  readonly bytes: number;
}

/** Memory of the processes in which extensions run, of browsers that this process has started, in bytes. Linux only. */
export function extensionMemory(): number {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (processOf(Number(name)) ?? []) : []));
  const own = new Set([process.pid]);
  // Parents are older than their children, but numbers may begin anew: again until no more are found.
  for (let known = 0; known < own.size; ) {
    known = own.size;
    for (const { pid, parent } of all) if (own.has(parent)) own.add(pid);
  }
  return all.filter(({ pid, command }) => own.has(pid) && command.includes('--extension-process')).reduce((sum, { bytes }) => sum + bytes, 0);
}

function processOf(pid: number): Process | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const numberOf = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return { pid, parent: numberOf('PPid'), command: readFileSync(`/proc/${pid}/cmdline`, 'utf8'), bytes: numberOf('VmRSS') * 1024 };
  } catch {
    // It has ended meanwhile.
    return null;
  }
}
