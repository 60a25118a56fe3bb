import type { TypedColumn } from '../sheet/typed-table.ts';
import type { Unit } from '../fact/fact.ts';
import { verbatim } from '../language/language.ts';

const ACTUAL = /^(实际|实绩|实际值|完成|actual|actuals)$/i;

/** A column's name as said in a sentence: `销售 / 实际` is 销售, `销售 / 目标` is 销售目标, `Sales / Plan` is Sales Plan. */
export function columnLabel(name: string): string {
  const parts = name.split(' / ').map((part) => part.trim());
  const last = parts[parts.length - 1] ?? name;
  const said = parts.length > 1 && ACTUAL.test(last) ? parts.slice(0, -1) : parts;
  return said.join(said.every((part) => /\p{Script=Han}$/u.test(part)) ? '' : ' ');
}

const CURRENCIES: Readonly<Record<string, string>> = {
  元: 'CNY',
  人民币: 'CNY',
  rmb: 'CNY',
  '¥': 'CNY',
  '￥': 'CNY',
  $: 'USD',
  us$: 'USD',
  美元: 'USD',
  '€': 'EUR',
  欧元: 'EUR',
  '£': 'GBP',
  英镑: 'GBP',
  日元: 'JPY',
  円: 'JPY',
  hk$: 'HKD',
  港元: 'HKD',
  港币: 'HKD',
};

/** ISO 4217 code of a unit as written; null where it is no currency that we know. */
export function currencyOf(unit: string | null): string | null {
  if (unit === null) return null;
  const written = unit.trim().toLowerCase();
  if (/^[a-z]{3}$/.test(written) && isCurrencyCode(written.toUpperCase())) return written.toUpperCase();
  return CURRENCIES[written] ?? null;
}

/** The currency that a column says it is in: by its unit, else by its number format. */
export function columnCurrency(column: TypedColumn): string | null {
  const symbol = /\[\$([^\]-]+)[^\]]*\]|"([$€£¥￥])"|\\?([$€£¥￥])/.exec(column.numberFormat);
  return currencyOf(column.unit) ?? currencyOf(symbol?.[1] ?? symbol?.[2] ?? symbol?.[3] ?? null);
}

/** How a measure's sum is read: money where its unit is a currency, else a number with its noun. */
export function measureUnit(column: TypedColumn, currency: string | null): Unit {
  const known = currency ?? columnCurrency(column);
  if (known !== null) return { kind: 'money', currency: known };
  return { kind: 'number', noun: column.unit === null ? null : verbatim(column.unit) };
}

/** Whether a column's numbers are shares shown as percents. */
export function isPercentColumn(column: TypedColumn): boolean {
  return column.unit === '%' || column.numberFormat.includes('%');
}

/** How a single value of a column is read: as a percent, else as its sum would be. */
export function valueUnit(column: TypedColumn, currency: string | null): Unit {
  return isPercentColumn(column) ? { kind: 'percent' } : measureUnit(column, currency);
}

function isCurrencyCode(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}
