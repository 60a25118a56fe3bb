import type { Money, PageTable, Plan, TableColumn } from '../../clip/clip.ts';
import { collapseSpace } from '../dom/nodes.ts';
import type { PriceReader } from '../prices/price-reader.ts';
import { cellValue } from '../tables/cell-value.ts';
import { countedIn, isByContact, isFree, periodIn } from './plan-price.ts';
import { featureOf } from './column-plans.ts';

const OF_PLANS = /\b(?:plans?|editions?|tiers?|packages?|subscriptions?|memberships?)\b|方案|套餐|版本|版别|会员/i;
const OF_PRICES = /\b(?:prices?|pricing|costs?|fees?|monthly|per month|rates?)\b|价格|单价|售价|费用|收费|月费|年费/i;
const MOST_PLANS = 12;

/** The plans of a table that lists them, a row for each, a column with their prices; none where it is no such table. */
export function rowPlans(table: PageTable, reader: PriceReader): Plan[] {
  const { caption, columns, headerRows, rows } = table;
  const priced = columns.findIndex(({ name }, index) => index > 0 && OF_PRICES.test(name));
  if (headerRows === 0 || priced < 0 || !OF_PLANS.test(columns[0]?.name ?? '')) return [];
  const aside = new Set(table.rowKinds.map(({ row }) => row));
  const body = rows.filter((_, index) => index >= headerRows && !aside.has(index));
  if (body.length > MOST_PLANS) return [];
  const said = `${columns[priced]?.name ?? ''} ${caption ?? ''}`;
  return body.flatMap((cells) => {
    const name = collapseSpace(cells[0]?.text ?? '');
    const written = cells[priced]?.text ?? '';
    const price = priceOf(written, said, columns[priced], reader);
    if (name === '' || (price === null && !isByContact([written]))) return [];
    const features = cells.flatMap((cell, column) => (column === 0 || column === priced ? [] : featureOf(columns[column]?.name ?? '', cell.text)));
    return [{ name, price, oldPrice: null, period: periodIn(written) ?? periodIn(said), per: countedIn(written) ?? countedIn(said), features }];
  });
}

/** What stands in brackets over the prices: `（元/坐席/月）`, `(billed yearly, USD)`. */
const BRACKETED = /[（(](?:[^（()）]{0,24}[,，;；])?\s*([^（()）/\d,，;；]{1,8}?)\s*[/）)]/;

/** The amount of a cell; its currency may be said once, over the column or the table. */
function priceOf(written: string, said: string, column: TableColumn | undefined, reader: PriceReader): Money | null {
  if (isFree([written])) return reader.read('free');
  const own = reader.read(written);
  const money = own === null || own.currency !== null ? own : reader.read(`${written} ${BRACKETED.exec(said)?.[1] ?? ''}`);
  const amount = column === undefined ? null : cellValue(written, column);
  return money === null || amount === null ? money : { ...money, amount };
}
