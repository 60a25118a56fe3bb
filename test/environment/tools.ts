import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe } from 'vitest';
import { findProgram, type ProgramName } from '../../hub/setup/programs.mjs';

/** A program that some tests need beside the project itself. */
export type Tool = ProgramName;

/** Full path of a tool, or null where the machine does not have it. */
export function findTool(tool: Tool): string | null {
  return findProgram(tool);
}

/** Full path of a tool inside a test that `describeWith` guards. */
export function toolPath(tool: Tool): string {
  const path = findTool(tool);
  if (path === null) throw new Error(`${tool} is not installed`);
  return path;
}

/** The folder of real pages and workbooks beside a checkout; the project runs without it. */
export const SHARED_DATA = resolve(import.meta.dirname, '../../../shared/data');
export const hasSharedData = existsSync(SHARED_DATA);

/**
 * A suite that needs tools. Where one is missing it is reported as skipped with the reason in its name;
 * under `CI=true` nothing may be skipped, so there it fails.
 */
export function describeWith(tools: readonly Tool[], name: string, suite: () => void): void {
  const missing = tools.filter((tool) => findTool(tool) === null);
  if (missing.length === 0) {
    describe(name, suite);
    return;
  }
  if (process.env['CI'] === 'true') throw new Error(`${name}: needs ${missing.join(', ')}`);
  describe.skip(`${name} (skipped: ${missing.join(', ')} not installed)`, suite);
}

/** A suite over `../shared/data`: only where that folder is there. */
export function describeWithSharedData(name: string, suite: () => void): void {
  if (hasSharedData) describe(name, suite);
  else describe.skip(`${name} (skipped: no shared data beside this checkout)`, suite);
}
