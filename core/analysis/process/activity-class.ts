import { quoteIdentifier, tableSource } from '../../engine/engine.ts';
import { Problem } from '../../language/problem.ts';
import { processTexts } from '../../language/texts/process.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { AnalysisInput } from '../plugin.ts';
import { textOption } from '../plugin-options.ts';

/**
 * Lean's classes: what the customer would pay for, what only the business needs, and waste.
 *
 * Source: Womack and Jones, Lean Thinking (1996).
 */
export type ActivityClass = 'value-adding' | 'business' | 'waste';

const VALUE = /^(?:是|增值|va|value[- ]add(?:ed|ing)|yes|y|true|1)$/i;
const BUSINESS = /^(?:业务(?:必要|增值)|必要(?:非增值)?|bva|nnva|business.*|necessary.*|required.*)$/i;

/** How activities are classed: by the option `value-adding`, else by a column that classes them. By name in lower case. */
export async function classedActivities({ binding, engine, options, signal }: AnalysisInput, activity: string, names: readonly string[]): Promise<ReadonlyMap<string, ActivityClass>> {
  const asked = textOption(options, 'value-adding');
  const { table, columns } = binding;
  if (asked !== null) {
    const known = new Set(names.map((name) => name.toLowerCase()));
    const chosen = new Set(asked.split(/[;；,，、]/).map((name) => name.trim().toLowerCase()).filter((name) => name !== ''));
    const unknown = [...chosen].find((name) => !known.has(name));
    if (unknown !== undefined) throw new Problem('option-wrong', processTexts.noSuchActivity(unknown, names));
    return new Map([...known].map((name) => [name, chosen.has(name) ? 'value-adding' : 'waste']));
  }
  const column = columnNamed(table, columns['class']?.[0] ?? '');
  if (column === undefined) return new Map();
  const [key, value] = [`lower(${quoteIdentifier(activity)})`, `CAST(${quoteIdentifier(column.name)} AS VARCHAR)`];
  const { rows } = await engine.query(`SELECT ${key}, mode(${value}) FROM ${tableSource(table.name)} WHERE ${key} <> '' AND ${value} <> '' GROUP BY 1`, signal);
  return new Map(rows.map(([name, written]) => [String(name), classOf(String(written))]));
}

function classOf(written: string): ActivityClass {
  return VALUE.test(written.trim()) ? 'value-adding' : BUSINESS.test(written.trim()) ? 'business' : 'waste';
}
