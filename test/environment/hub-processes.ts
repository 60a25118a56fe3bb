import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/** A hub in a process of its own, so that its memory is its own and it can be killed. */
export interface HubProcess {
  readonly url: string;
  readonly isRunning: () => boolean;
  /** The last of what it complained about. */
  readonly said: () => string;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('hub-process.ts', import.meta.url));
const startedSchema = z.object({ url: z.string() });

/**
 * Starts a hub whose limits are out of the way: on any free port where none is given, with the add-in's pages where their
 * folder is. Rejects where it ends before it is there.
 */
export async function startHubProcess(database: string, { port = 0, pages }: { readonly port?: number; readonly pages?: string } = {}): Promise<HubProcess> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), PROGRAM, database, String(port), ...(pages === undefined ? [] : [pages])], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  const orphaned = () => child.kill('SIGKILL');
  process.once('exit', orphaned);
  void ended.then(() => process.off('exit', orphaned));
  let said = '';
  child.stderr.on('data', (chunk) => (said = `${said}${String(chunk)}`.slice(-4000)));
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  const line = await Promise.race([once(child.stdout, 'data').then(([chunk]) => String(chunk)), ended.then(() => null)]);
  if (line === null) throw new Error(`The hub did not start: ${said}`);
  return {
    url: startedSchema.parse(JSON.parse(line)).url,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    said: () => said,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}
