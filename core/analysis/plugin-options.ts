import { Problem } from '../language/problem.ts';
import type { Text } from '../language/language.ts';
import { analysisTexts } from '../language/texts/analysis.ts';
import { serialOfIso } from '../metric/calendar.ts';

/** Something that a person may tell an analysis; none is ever needed. */
export interface PluginOption {
  readonly name: string;
  readonly kind: 'number' | 'text';
  /** What it does, in a line. */
  readonly meaning: Text;
}

/** What a person told an analysis, by name of the option, as written. */
export type PluginOptions = Readonly<Record<string, string>>;

/** A number that was given; null where none was. Throws Problem `option-wrong` for anything else. */
export function numberOption(options: PluginOptions | undefined, name: string): number | null {
  const written = options?.[name]?.trim();
  if (written === undefined || written === '') return null;
  const value = written.endsWith('%') ? Number(written.slice(0, -1)) / 100 : Number(written);
  if (!Number.isFinite(value)) throw new Problem('option-wrong', analysisTexts.optionWrong(name, written));
  return value;
}

/** A text that was given; null where none was. */
export function textOption(options: PluginOptions | undefined, name: string): string | null {
  const written = options?.[name]?.trim();
  return written === undefined || written === '' ? null : written;
}

/** A day that was given, such as `2025-06-01`, `2025/6/1` or `2025年6月1日`; null where none was. Throws Problem `option-wrong` for anything else. */
export function dayOption(options: PluginOptions | undefined, name: string): number | null {
  const written = textOption(options, name);
  if (written === null) return null;
  const [year = '', month = '', day = '', ...rest] = written.replace(/日$/, '').split(/[-/.年月]/);
  const serial = rest.length > 0 ? null : serialOfIso(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (serial === null) throw new Problem('option-wrong', analysisTexts.optionDay(name, written));
  return Math.floor(serial);
}

/** Throws Problem `option-unknown` where an option is given that the analysis does not know. */
export function checkOptions(plugin: string, known: readonly PluginOption[], given: PluginOptions): void {
  const unknown = Object.keys(given).find((name) => !known.some((option) => option.name === name));
  if (unknown !== undefined) throw new Problem('option-unknown', analysisTexts.optionUnknown(plugin, unknown, known.map(({ name }) => name)));
}
