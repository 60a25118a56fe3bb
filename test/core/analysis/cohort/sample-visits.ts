import { serialOf } from '../../../../core/metric/calendar.ts';
import { tableBook } from '../table-book.ts';

export const MONTHS = 10;
const NEW_EACH = 30;
const OLD = 40;
/** Cohorts from here on keep fewer of their customers in the month after. */
const WORSE_FROM = 6;

export interface Visit {
  readonly customer: string;
  /** Months from January 2025. */
  readonly month: number;
  readonly day: number;
}

function comesBack(cohort: number, place: number, offset: number): boolean {
  if (offset === 1) return place % (cohort >= WORSE_FROM ? 5 : 2) === 0;
  return place % (offset + 1) === 0;
}

/** Customers new in each month of 2025 to October and their later visits; January holds those from before as well, and October ends on its tenth day. */
export function sampleVisits(): Visit[] {
  return Array.from({ length: MONTHS }, (_, cohort) => cohort).flatMap((cohort) =>
    Array.from({ length: cohort === 0 ? NEW_EACH + OLD : NEW_EACH }, (_, place) => place).flatMap((place) =>
      Array.from({ length: MONTHS - cohort }, (_, offset) => offset)
        .filter((offset) => offset === 0 || comesBack(cohort, place, offset))
        .map((offset) => ({ customer: `C${String(cohort)}-${String(place)}`, month: cohort + offset, day: 1 + (place % 28) + (place % 30 === 29 ? 1 : 0) })),
    ),
  ).filter(({ month, day }) => month < MONTHS - 1 || day <= 10);
}

export async function visitsBook(): Promise<Uint8Array> {
  const rows = sampleVisits().map(({ customer, month, day }): (string | number)[] => [customer, serialOf(2025, month + 1, day), 100]);
  return tableBook('Visits', [{ name: 'Customer' }, { name: 'Order Date', isDate: true }, { name: 'Sales' }], [...rows, ...rows.slice(0, 30)]);
}
