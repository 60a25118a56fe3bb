import { serialOf } from '../../../../core/metric/calendar.ts';
import { tableBook } from '../table-book.ts';

const MINUTE = 1 / (24 * 60);
const START = serialOf(2025, 3, 3);

/** Five users, each with a way of their own. */
export async function waysBook(): Promise<Uint8Array> {
  const ways: readonly (readonly [string, readonly (readonly [string, number])[]])[] = [
    ['u1', [['view', 0], ['cart', 5], ['pay', 10]]],
    // Paid before viewing: only the view counts.
    ['u2', [['pay', 0], ['view', 5]]],
    // Never put anything into the cart.
    ['u3', [['view', 0], ['pay', 30]]],
    // Ten days from the first step to the last.
    ['u4', [['view', 0], ['cart', 60], ['pay', 10 * 24 * 60]]],
    // Viewed again after the cart: the cart still counts.
    ['U5', [['view', 0], ['cart', 20], ['view', 25]]],
    ['u5', [['help', 40]]],
    ['u6', [['view', 0], ['cart', 10], ['pay', 15]]],
    ['u7', [['view', 0], ['cart', 10], ['pay', 15]]],
  ];
  const rows = ways.flatMap(([user, events]) => events.map(([event, minute]) => [user, event, START + minute * MINUTE]));
  return tableBook('Events', [{ name: 'User ID' }, { name: 'Event' }, { name: 'Time', isDate: true }], rows);
}

/** Three whole months of visits by day and channel: a channel that loses people at the second step, and a rate that fell in the third month. */
export async function countsBook(): Promise<Uint8Array> {
  const rows = Array.from({ length: 90 }, (_, day) => day).flatMap((day) =>
    ['Search', 'Feed', 'Mail'].map((channel) => {
      const clicks = channel === 'Feed' ? 200 : 400;
      const orders = day < 59 ? 40 : 30;
      return [serialOf(2025, 1, 1) + day, channel, 1000, clicks, channel === 'Feed' ? 10 : orders];
    }),
  );
  return tableBook('Traffic', [{ name: 'Date', isDate: true }, { name: 'Channel' }, { name: 'Visits' }, { name: 'Clicks' }, { name: 'Orders' }], rows);
}

/** A row for every step. */
export async function rowsBook(): Promise<Uint8Array> {
  return tableBook('漏斗', [{ name: '步骤' }, { name: '人数' }], [['访问', 12_000], ['注册', 3000], ['试用', 1200], ['付费', 300]]);
}
