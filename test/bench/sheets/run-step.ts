import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import type { STEPS } from './steps.ts';

export const measuredSchema = z.object({
  seconds: z.number(),
  /** Of a processor, all threads together; of the whole process. */
  busySeconds: z.number(),
  /** Most memory that the process had, and what it had before the step. */
  peakMegabytes: z.number(),
  baseMegabytes: z.number(),
  seen: z.string(),
});
export type Measured = z.infer<typeof measuredSchema>;

export interface Limits {
  readonly seconds: number;
  readonly megabytes: number;
}

const CHILD = fileURLToPath(new URL('./step-process.ts', import.meta.url));

/** Runs a step in a process of its own, so that memory is its own too. Throws where it fails or goes over its limits. */
export async function runStep(name: keyof typeof STEPS, inputs: readonly string[], limits?: Limits): Promise<Measured> {
  const flags = limits === undefined ? [] : [`--max-old-space-size=${limits.megabytes}`];
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, '--import', 'tsx', CHILD, name, ...inputs], {
    ...(limits === undefined ? {} : { timeout: limits.seconds * 1000 }),
    maxBuffer: 1 << 24,
  });
  return measuredSchema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}
