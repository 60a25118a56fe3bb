import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const COMMAND = resolve(import.meta.dirname, '../../../hub/clipsheet.mjs');

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `clipsheet` as a person's shell would, in English. */
export function clipsheet(args: readonly string[], input = ''): Promise<Outcome> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [COMMAND, ...args], { env: { ...process.env, CLIPSHEET_LANG: 'en' } });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => (out += String(chunk)));
    child.stderr.on('data', (chunk) => (err += String(chunk)));
    child.on('error', failed).on('close', (code) => done({ code, out, err }));
    child.stdin.end(input);
  });
}
