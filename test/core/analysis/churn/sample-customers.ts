import { serialOf } from '../../../../core/metric/calendar.ts';
import { tableBook } from '../table-book.ts';

/** Weeks in remission of Freireich et al. (1963), read as months of customers on two plans: those with 6-MP stay longer. */
const WEEKS = {
  'Plan A': { left: [6, 6, 6, 7, 10, 13, 16, 22, 23], stayed: [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35] },
  'Plan B': { left: [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], stayed: [] },
} as const;

export async function markedBook(): Promise<Uint8Array> {
  const rows = Object.entries(WEEKS).flatMap(([plan, { left, stayed }]) => [...left.map((time) => [plan, time, 'Yes'] as const), ...stayed.map((time) => [plan, time, 'No'] as const)]);
  return tableBook('Customers', [{ name: 'Customer ID' }, { name: 'Plan' }, { name: 'Tenure' }, { name: 'Churn' }], rows.map((row, place) => [`C${String(place + 1)}`, ...row]));
}

export interface Subscription {
  readonly came: number;
  readonly left: number | null;
  readonly plan: string;
}

export const FIRST_DAY = serialOf(2025, 1, 1);
export const LAST_DAY = serialOf(2025, 7, 10);

/** Some come every day of half a year; of those who pay by month many leave after fifty days, of others few. */
export function subscriptions(): Subscription[] {
  return Array.from({ length: LAST_DAY - FIRST_DAY + 1 }, (_, day) => FIRST_DAY + day).flatMap((came, day) =>
    [0, 1].map((place) => {
      const plan = (day + place) % 2 === 0 ? 'Monthly' : 'Yearly';
      const leaves = plan === 'Monthly' ? day % 5 < 3 : day % 10 === 0;
      const left = came + 50 + ((day * 7) % 40);
      return { came, left: leaves && left <= LAST_DAY ? left : null, plan };
    }),
  );
}

export async function datedBook(): Promise<Uint8Array> {
  const rows = subscriptions().map(({ came, left, plan }, place): (string | number | null)[] => [`S${String(place + 1)}`, came, left, plan]);
  return tableBook('Subscriptions', [{ name: 'Customer ID' }, { name: 'Signup Date', isDate: true }, { name: 'Churn Date', isDate: true }, { name: 'Plan' }], rows);
}

export interface Order {
  readonly customer: string;
  readonly day: number;
  readonly channel: string;
}

export const GAP = 10;

/** Customers who order every ten days from a day of their own on; those of Ads stop after three orders, one in three of others after six, and one in ten of those comes back. */
export function orders(): Order[] {
  return Array.from({ length: 120 }, (_, place) => place).flatMap((place) => {
    const channel = place % 3 === 0 ? 'Ads' : place % 3 === 1 ? 'Friends' : 'Search';
    const first = FIRST_DAY + (place % 60);
    const stops = channel === 'Ads' ? 3 : place % 9 < 3 ? 6 : Infinity;
    const days = Array.from({ length: 20 }, (_, index) => first + index * GAP).filter((day, index) => day <= LAST_DAY && (index < stops || (place % 10 === 0 && index > stops + 4)));
    return days.map((day) => ({ customer: `U${String(place)}`, day, channel }));
  });
}

export async function silentBook(name = 'Orders'): Promise<Uint8Array> {
  return tableBook(name, [{ name: 'Customer' }, { name: 'Order Date', isDate: true }, { name: 'Channel' }, { name: 'Sales' }], orders().map(({ customer, day, channel }) => [customer, day, channel, 20]));
}
