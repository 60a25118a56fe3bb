import { quoteIdentifier, tableSource } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import { sqlTextKey } from '../metric/compile-sql.ts';
import type { Filter } from '../metric/metric.ts';
import type { Binding } from './plugin.ts';

export interface HeededCurrency {
  /** Those of the column in slot `currency`, the one with most rows first; none where the table has no such column. */
  readonly currencies: readonly string[];
  /** Keeps the first alone where there are several: amounts of different currencies are never added up. */
  readonly filters: readonly Filter[];
}

/** Which currency amounts of a table are counted in. */
export async function heededCurrency(binding: Binding, engine: Engine, signal: AbortSignal | undefined): Promise<HeededCurrency> {
  const column = binding.columns['currency']?.[0];
  if (column === undefined) return { currencies: [], filters: [] };
  const name = quoteIdentifier(column);
  const sql = `SELECT min(${name}) FROM ${tableSource(binding.table.name)} WHERE ${sqlTextKey(column)} <> '' GROUP BY ${sqlTextKey(column)} ORDER BY count(*) DESC, 1 LIMIT 20`;
  const { rows } = await engine.query(sql, signal);
  const currencies = rows.map(([value]) => String(value));
  const [main] = currencies;
  return { currencies, filters: currencies.length > 1 && main !== undefined ? [{ column, op: '=', value: main }] : [] };
}
