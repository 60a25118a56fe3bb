import { serialOf } from '../../../core/metric/calendar.ts';
import type { TypedTable } from '../../../core/sheet/typed-table.ts';
import { benchTable, generator } from './bench-table.ts';
import type { Parts } from './bench-table.ts';

const REGIONS = 8;
const CHANNELS = 5;
const PRODUCTS = 60;
const CUSTOMERS = 50_000;
/** 2024 and 2025, the last month whole. */
const FIRST_DAY = serialOf(2024, 1, 1);
const DAYS = serialOf(2026, 1, 1) - FIRST_DAY;

/**
 * Order lines of two years, one in a row, in the order of their days; always the same. Sales grow by the year and the
 * week has its weekend, a region loses a third in the last month, few products and customers make most, and what is
 * rated badly was late. So every analysis has something to find.
 */
export function ordersTable(rows: number): TypedTable {
  const random = generator(20_240_101);
  const numbers = () => new Float64Array(rows);
  const [dates, amounts, quantities, targets, ratings, defects, inspected] = [numbers(), numbers(), numbers(), numbers(), numbers(), numbers(), numbers()];
  const [regions, channels, products, customers] = [new Array<string>(rows), new Array<string>(rows), new Array<string>(rows), new Array<string>(rows)];
  for (let row = 0; row < rows; row += 1) {
    const day = Math.floor((row * DAYS) / rows);
    const region = Math.floor(random() * REGIONS);
    const product = Math.floor(PRODUCTS * random() ** 2);
    const quantity = 1 + Math.floor(random() * 9);
    const season = 1 + 0.2 * Math.sin((2 * Math.PI * day) / 365) + (day % 7 > 4 ? 0.3 : 0) + day / DAYS / 4;
    const drop = region === 2 && day >= DAYS - 31 ? 0.65 : 1;
    const late = random();
    dates[row] = FIRST_DAY + day;
    regions[row] = `Region ${region + 1}`;
    channels[row] = `Channel ${1 + Math.floor(CHANNELS * random() ** 2)}`;
    products[row] = `Product ${product + 1}`;
    customers[row] = `Customer ${1 + Math.floor(CUSTOMERS * random() ** 3)}`;
    quantities[row] = quantity;
    amounts[row] = Math.round(100 * quantity * (8 + product) * season * drop * (0.7 + 0.6 * random())) / 100;
    targets[row] = Math.round(100 * 5 * (8 + product) * season) / 100;
    ratings[row] = Math.max(1, Math.min(5, Math.round(5 - 2.5 * late + random())));
    inspected[row] = 40 + Math.floor(random() * 20);
    defects[row] = Math.floor(random() * random() * 4 + late);
  }
  const columns: Parts[] = [
    { name: 'Order date', role: 'time', type: 'date', values: dates },
    { name: 'Region', role: 'dimension', type: 'text', values: regions },
    { name: 'Channel', role: 'dimension', type: 'text', values: channels },
    { name: 'Product', role: 'dimension', type: 'text', values: products },
    { name: 'Customer', role: 'dimension', type: 'text', values: customers },
    { name: 'Sales amount', role: 'measure', unit: '元', type: 'number', values: amounts },
    { name: 'Target', role: 'measure', unit: '元', type: 'number', values: targets },
    { name: 'Quantity', role: 'measure', type: 'number', values: quantities },
    { name: 'Defects', role: 'measure', type: 'number', values: defects },
    { name: 'Inspected', role: 'measure', type: 'number', values: inspected },
    { name: 'Rating', role: 'score', type: 'number', values: ratings },
  ];
  return benchTable('orders', rows, columns);
}
