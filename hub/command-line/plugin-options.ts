import type { PluginOptions } from '../../core/analysis/plugin-options.ts';
import { optionForm } from '../../core/language/texts/command-line.ts';
import { UsageError } from './command.ts';

const FORM = /^([\w-]+)\.([\w-]+)=(.*)$/s;

/** What `--option PLUGIN.NAME=VALUE` says, by plugin. Throws UsageError where one is of another form. */
export function pluginOptions(written: readonly string[]): Readonly<Record<string, PluginOptions>> {
  const options: Record<string, Record<string, string>> = {};
  for (const text of written) {
    const [, plugin, name, value] = FORM.exec(text) ?? [];
    if (plugin === undefined || name === undefined || value === undefined) throw new UsageError(optionForm(text));
    (options[plugin] ??= {})[name] = value;
  }
  return options;
}
