import { serialOfDay } from '../../../../core/sheet/serial-date.ts';
import type { PlainCell } from '../plain-workbook.ts';
import type { Random } from './random.ts';
import type { Language } from './truth.ts';

/** The columns that orders have, in the order they are drawn in. */
export const ORDER_COLUMNS = ['order', 'day', 'region', 'product', 'customer', 'quantity', 'amount', 'weight', 'status'] as const;
export type OrderColumn = (typeof ORDER_COLUMNS)[number];

export type Order = Record<OrderColumn, PlainCell>;

export interface CleanOrders {
  readonly language: Language;
  readonly headers: Record<OrderColumn, string>;
  readonly orders: Order[];
  /** Of the list of customers that orders refer to: on a sheet of its own. */
  readonly customers: readonly string[];
}

const HEADERS: Record<Language, Record<OrderColumn, string>> = {
  zh: { order: '订单编号', day: '下单日期', region: '大区', product: '产品', customer: '客户编号', quantity: '数量', amount: '金额', weight: '重量', status: '状态' },
  en: { order: 'Order ID', day: 'Order Date', region: 'Region', product: 'Product', customer: 'Customer ID', quantity: 'Quantity', amount: 'Amount', weight: 'Weight', status: 'Status' },
};

export const ORDER_NAMES = {
  zh: { region: ['华东大区', '华南大区', '华北大区', '西南大区'], product: ['智能手环', '蓝牙耳机', '无线充电宝', '路由器套装', '桌面音箱', '护眼台灯'], status: ['已完成', '进行中', '已取消'] },
  en: { region: ['Northern', 'Southern', 'Eastern', 'Western'], product: ['Smart Band', 'Earbuds Pro', 'Power Bank', 'Home Router', 'Desk Speaker', 'Reading Lamp'], status: ['Completed', 'Pending', 'Cancelled'] },
} as const;

/** Orders with nothing wrong in them: every day of some weeks, amounts as skewed as they are in business, each customer in the list. */
export function drawCleanOrders(random: Random): CleanOrders {
  const language = random.pick(['zh', 'en'] as const);
  const names = ORDER_NAMES[language];
  const days = random.whole(30, 90);
  const perDay = random.pick([1, 2, 4, 6]);
  const first = serialOfDay(random.whole(2022, 2026), random.whole(1, 12), random.whole(1, 28)) ?? 45_000;
  const customers = Array.from({ length: random.whole(15, 40) }, (_, at) => `C${1000 + at * 3}`);
  const spread = random.pick([0.3, 0.6, 0.9, 1.1]);
  const usualAmount = random.pick([80, 600, 4000]);
  const skewed = random.chance(0.7);
  const mostPieces = random.pick([4, 9, 30]);
  const orders: Order[] = [];
  for (let day = 0; day < days; day++) {
    for (let count = random.chance(0.5) ? perDay : random.whole(1, perDay); count > 0; count--) {
      const amount = skewed ? usualAmount * Math.exp(spread * normal(random)) : usualAmount * Math.max(0.1, 1 + 0.3 * normal(random));
      orders.push({
        order: `DD${20_000 + orders.length * 3 + random.whole(0, 2)}`,
        day: { value: first + day, format: 'yyyy-mm-dd' },
        region: random.pick(names.region),
        product: random.pick(names.product),
        customer: random.pick(customers),
        quantity: random.whole(1, mostPieces),
        amount: Number(amount.toFixed(2)),
        weight: `${random.whole(2, 40) * 50}g`,
        status: random.chance(0.7) ? names.status[0] : random.pick(names.status),
      });
    }
  }
  return { language, headers: HEADERS[language], orders, customers };
}

/** Standard normal, of two uniform numbers (Box and Muller 1958). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
