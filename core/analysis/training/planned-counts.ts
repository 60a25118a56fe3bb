import { halfWidth } from '../../quantity/half-width.ts';
import type { TypedColumn, TypedTable } from '../../sheet/typed-table.ts';

/** What training is planned in. */
export const COUNTED = ['sessions', 'people', 'hours'] as const;
export type Counted = (typeof COUNTED)[number];

/** What was planned and what was done of it. */
export interface PlannedCount {
  readonly what: Counted;
  readonly planned: string;
  readonly done: string;
}

const WHAT: Readonly<Record<Counted, RegExp>> = {
  sessions: /场次|场数|期数|班次|班数|次数|\b(?:sessions?|classes|courses|workshops|runs)\b/i,
  people: /人数|人次|人员数|应[到训参]|[实参]训人|\b(?:people|participants?|attendees?|trainees|learners|headcount|seats|staff)\b/i,
  hours: /学时|课时|小时|时长|\b(?:hours|hrs|days)\b/i,
};
const PLANNED = /计划|应[到训参]|目标|预计|安排|\b(?:planned|plan|target|scheduled|expected|budgeted|required)\b/i;
const DONE = /实际|实[到训参]|已?完成|参[训加]|已[训开]|开展|\b(?:actual|done|completed|attended|delivered|held|trained|finished)\b/i;
/** Who passed is counted among those who came, not among what was planned. */
const PASSED = /通过|合格|及格|\b(?:passed|certified)\b/i;

/** The pairs of columns that say how much training was planned, and how much of it was done. */
export function plannedCounts({ columns }: TypedTable): PlannedCount[] {
  const numbers = columns.filter((column) => column.type === 'number' && column.role === 'measure' && !PASSED.test(column.name));
  return COUNTED.flatMap((what): PlannedCount[] => {
    const own = numbers.filter((column) => WHAT[what].test(words(column)));
    const planned = own.find((column) => PLANNED.test(words(column)));
    const done = own.find((column) => column !== planned && DONE.test(words(column)) && !PLANNED.test(words(column)));
    return planned === undefined || done === undefined ? [] : [{ what, planned: planned.name, done: done.name }];
  });
}

/** The column that counts those who passed; null where there is none. */
export function passedCount({ columns }: TypedTable): string | null {
  return columns.find((column) => column.type === 'number' && column.role === 'measure' && PASSED.test(column.name) && WHAT.people.test(words(column)))?.name ?? null;
}

function words({ name }: TypedColumn): string {
  return halfWidth(name).replace(/[_/-]+/g, ' ');
}
