import { serialOf } from '../../../../core/metric/calendar.ts';
import { tableBook } from '../table-book.ts';

export interface SampleCustomer {
  readonly days: number;
  readonly times: number;
  readonly money: number;
}

/** Fifteen customers as days since the last order, orders and money. */
export const FIFTEEN: readonly SampleCustomer[] = [
  [4, 6, 540], [6, 11, 940], [46, 1, 35], [23, 3, 65], [15, 4, 179], [32, 2, 56], [7, 3, 140], [50, 1, 950], [34, 15, 2630], [10, 5, 191], [3, 8, 845], [1, 10, 1510], [27, 3, 54], [18, 2, 40], [5, 1, 25],
].map(([days = 0, times = 0, money = 0]) => ({ days, times, money }));

export const AS_OF = serialOf(2025, 6, 30);

/** Twice the fifteen, so that there are customers enough; the last order is on the last day, so that one day since means the day before the day after it. */
export async function ordersBook(customers: readonly SampleCustomer[] = [...FIFTEEN, ...FIFTEEN]): Promise<Uint8Array> {
  const rows = customers.flatMap(({ days, times, money }, place) =>
    Array.from({ length: times }, (_, order) => [`O${String(place)}-${String(order)}`, `Customer ${String(place + 1)}`, AS_OF + 1 - days - order * 3, order === 0 ? money - 2 * (times - 1) : 2]),
  );
  return tableBook('Orders', [{ name: 'Order ID' }, { name: 'Customer' }, { name: 'Order Date', isDate: true }, { name: 'Sales' }], rows);
}
