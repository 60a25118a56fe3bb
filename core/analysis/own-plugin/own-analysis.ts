import { Problem } from '../../language/problem.ts';
import { ownPluginTexts } from '../../language/texts/own-plugin.ts';
import { pathText } from '../kpi-pack/pack-problem.ts';
import { analysis, ANALYSES } from '../registry.ts';
import type { Analysis } from '../registry.ts';
import { blocksFault, isBlocks } from './block-shape.ts';
import { PLUGIN_KIT } from './plugin-kit.ts';
import { isPlugin, pluginFault, scoreFault } from './plugin-shape.ts';
import type { ShapeFault } from './plugin-shape.ts';

/**
 * What a person's own module exports by default, as an analysis like any other. It is asked once for its plugin and
 * watched from then on: whatever it throws or gives of the wrong kind becomes a sentence that names the file.
 * Throws Problem `plugin-wrong` where it exports no function or that makes no plugin, `plugin-failed` where it throws,
 * `plugin-taken` where its id is that of an analysis of ours and `takesPlace` does not say that it is meant.
 */
export function ownAnalysis(exported: unknown, file: string): Analysis {
  if (!isFunction(exported)) throw new Problem('plugin-wrong', ownPluginTexts.noFunction(file));
  const plugin = guarded(file, () => exported(PLUGIN_KIT));
  if (!isPlugin(plugin)) throw wrong(file, '', pluginFault(plugin));
  if (plugin.takesPlace !== true && ANALYSES.some(({ id }) => id === plugin.id)) throw new Problem('plugin-taken', ownPluginTexts.taken(file, plugin.id));
  const own = analysis(plugin);
  return {
    ...own,
    score(binding) {
      const scored = guarded(file, () => own.score(binding));
      const fault = scoreFault(scored);
      if (fault !== null) throw wrong(file, 'score()', fault);
      return scored;
    },
    async run(input) {
      const result = await guardedLong(file, () => own.run(input));
      return {
        headline: result.headline,
        blocks(language) {
          const blocks: unknown = guarded(file, () => result.blocks(language));
          const fault = blocksFault(blocks);
          if (fault !== null || !isBlocks(blocks)) throw wrong(file, 'report()', fault);
          return blocks;
        },
      };
    },
  };
}

function isFunction(value: unknown): value is (kit: typeof PLUGIN_KIT) => unknown {
  return typeof value === 'function';
}

function wrong(file: string, where: string, fault: ShapeFault | null): Problem {
  const path = pathText(fault?.at ?? []);
  const place = path.startsWith('[') || where === '' || path === '' ? `${where}${path}` : `${where}.${path}`;
  return new Problem('plugin-wrong', ownPluginTexts.wrongShape(file, place, fault?.expected ?? ownPluginTexts.expected.plugin));
}

function guarded<Value>(file: string, work: () => Value): Value {
  try {
    return work();
  } catch (cause) {
    throw failure(file, cause);
  }
}

async function guardedLong<Value>(file: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    throw failure(file, cause);
  }
}

/** A problem that it tells of itself, and being stopped, stay as they are. */
function failure(file: string, cause: unknown): unknown {
  if (cause instanceof Problem) return cause;
  if (cause instanceof Error && cause.name === 'AbortError') return cause;
  return new Problem('plugin-failed', ownPluginTexts.failed(file, cause instanceof Error ? cause.message : String(cause)), { cause });
}
