import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedColumn, TypedTable } from '../../sheet/typed-table.ts';
import { headerFit } from '../bind.ts';
import { columnCurrency } from '../column-label.ts';
import type { RoleSlot } from '../plugin.ts';

/** A product of ours. */
export interface OwnItem {
  readonly row: number;
  readonly name: string;
  readonly price: number;
}

/** Our own prices: a table where each product stands once, with its price. */
export interface PriceList {
  readonly table: TypedTable;
  readonly nameColumn: TypedColumn;
  readonly priceColumn: TypedColumn;
  /** Null where nothing says it. */
  readonly currency: string | null;
  readonly items: readonly OwnItem[];
}

const NAME: RoleSlot = {
  slot: 'name',
  roles: ['dimension', 'text', 'id'],
  optional: false,
  many: false,
  hints: { zh: ['商品名称', '产品名称', '商品', '产品', '品名', '名称'], en: ['product name', 'product', 'item', 'name', 'title'] },
};
const PRICE: RoleSlot = {
  slot: 'price',
  roles: ['measure', 'ratio'],
  optional: false,
  many: false,
  hints: { zh: ['售价', '零售价', '价格', '单价', '定价', '标价'], en: ['price', 'unit price', 'list price', 'retail price', 'selling price'] },
};

/** The table that reads most like our price list; null where none does. Sales rows, where products repeat, do not. */
export function findPriceList(tables: readonly TypedTable[]): PriceList | null {
  let best: { readonly list: PriceList; readonly fit: number } | null = null;
  for (const table of tables) {
    const nameColumn = bestColumn(table, NAME);
    const priceColumn = bestColumn(table, PRICE);
    if (nameColumn?.type !== 'text' || priceColumn?.type !== 'number') continue;
    const items = nameColumn.values.flatMap((name, row) => {
      const price = (priceColumn.values[row] ?? NaN) * priceColumn.multiplier;
      return name === null || name.trim() === '' || !(price > 0) ? [] : [{ row, name: name.trim(), price }];
    });
    const distinct = new Set(items.map((item) => item.name.toLowerCase())).size;
    if (items.length === 0 || distinct < 0.9 * items.length) continue;
    const fit = headerFit(NAME, nameColumn.name) + headerFit(PRICE, priceColumn.name);
    const currency = columnCurrency(priceColumn) ?? singleCurrency(table);
    if (best === null || fit > best.fit) best = { list: { table, nameColumn, priceColumn, currency, items }, fit };
  }
  return best?.list ?? null;
}

function bestColumn(table: TypedTable, slot: RoleSlot): TypedColumn | null {
  let best: TypedColumn | null = null;
  let most = 0;
  for (const column of table.columns) {
    const fit = slot.roles.includes(column.role) ? headerFit(slot, column.name) : 0;
    if (fit > most) [best, most] = [column, fit];
  }
  return best;
}

/** The currency column's one value; null where there are several, or no such column. */
function singleCurrency(table: TypedTable): string | null {
  const column = table.columns.find((one) => one.role === 'currency');
  const typed = column === undefined ? undefined : columnNamed(table, column.name);
  if (typed?.type !== 'text') return null;
  const codes = new Set(typed.values.flatMap((code) => (code === null ? [] : [code.trim().toUpperCase()])));
  const [only] = codes;
  return codes.size === 1 && only !== undefined ? only : null;
}
