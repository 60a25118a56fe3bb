import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { ownAnalysis } from '../../core/analysis/own-plugin/own-analysis.ts';
import type { Analysis } from '../../core/analysis/registry.ts';
import { Problem } from '../../core/language/problem.ts';
import { ownPluginTexts } from '../../core/language/texts/own-plugin.ts';
import { readInput } from '../command-line/files.ts';

const moduleSchema = z.object({ default: z.unknown().optional() });

/**
 * Plugins from modules that a person wrote and named: their code runs as part of ours. Throws Problem where a file is
 * missing, `plugin-wrong` where it cannot be loaded or exports no plugin, `plugin-twice` where two things that the
 * person brought have one id (`taken`: those of their packs).
 */
export async function readPluginFiles(files: readonly string[], taken: readonly string[]): Promise<Analysis[]> {
  const plugins: Analysis[] = [];
  for (const file of files) {
    await readInput(file);
    const plugin = ownAnalysis(await exportedBy(file), file);
    if ([...taken, ...plugins.map(({ id }) => id)].includes(plugin.id)) throw new Problem('plugin-twice', ownPluginTexts.twice(file, plugin.id));
    plugins.push(plugin);
  }
  return plugins;
}

async function exportedBy(file: string): Promise<unknown> {
  try {
    const loaded: unknown = await import(pathToFileURL(resolve(file)).href);
    return moduleSchema.parse(loaded).default;
  } catch (cause) {
    throw new Problem('plugin-wrong', ownPluginTexts.unloaded(file, cause instanceof Error ? cause.message : String(cause)), { cause });
  }
}
