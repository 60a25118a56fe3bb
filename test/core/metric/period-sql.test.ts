import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../core/engine/engine.ts';
import { openNodeEngine } from '../../../core/engine/node-engine.ts';
import { WEEKDAYS } from '../../../core/metric/business-calendar.ts';
import { isoDayOf, serialOf } from '../../../core/metric/calendar.ts';
import { GRAINS } from '../../../core/metric/period.ts';
import { sqlPeriodStart } from '../../../core/metric/period-sql.ts';
import { periodAt } from '../../../core/metric/periods.ts';
import { calendarOf } from './some-periods.ts';

let engine: Engine;
beforeAll(async () => (engine = await openNodeEngine()));
afterAll(() => engine.close());

describe('the engine', () => {
  it.each(GRAINS)('puts every day of two years into the same %s as we do, whatever the calendar', async (grain) => {
    const first = serialOf(2023, 6, 1);
    const days = Array.from({ length: 760 }, (_, index) => first + index);
    for (const [index, weekStart] of WEEKDAYS.entries()) {
      const calendar = calendarOf({ weekStart, fiscalYearStart: index * 2 < 12 ? index * 2 + 1 : 4 });
      const sql = `SELECT ${sqlPeriodStart('d', grain, calendar)}::VARCHAR FROM (SELECT TIMESTAMP '2023-06-01 23:59:59' + to_days(i::INTEGER) AS d FROM range(${days.length}) t(i)) ORDER BY d`;
      const { rows } = await engine.query(sql);
      expect(rows.map(([start]) => start)).toEqual(days.map((day) => isoDayOf(periodAt(grain, day, calendar).from)));
    }
  });
});
