import { tableBook } from '../table-book.ts';

type Cell = string | number | null;

export interface Trainee {
  readonly name: string;
  readonly department: string;
  readonly course: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly passed: string | null;
  readonly satisfaction: number;
}

const DEPARTMENTS = ['市场部', '客服部', '运营部'];
const COURSES = ['销售技巧', '产品知识', '合规'];
const GAINS = [16, 9, 1];
export const PASS_LINE = 70;

/** Ninety people in three courses. Scores rise by 16, by 9 and hardly at all; four lack one score, one lacks both. */
export function trainees(): Trainee[] {
  return Array.from({ length: 90 }, (_, place): Trainee => {
    const course = place % 3;
    const before = 48 + ((place * 13) % 31);
    const after = before + (GAINS[course] ?? 0) + ((place * 7) % 9) - 4;
    const [hasBefore, hasAfter] = [![5, 17, 60].includes(place), ![31, 60, 77].includes(place)];
    return {
      name: `学员${String(place + 1)}`,
      department: DEPARTMENTS[Math.floor(place / 3) % 3] ?? '',
      course: COURSES[course] ?? '',
      before: hasBefore ? before : null,
      after: hasAfter ? after : null,
      passed: hasAfter ? (after >= PASS_LINE ? '通过' : '未通过') : null,
      satisfaction: 3 + (Math.floor(place / 9) % 3) - (course === 2 ? 1 : 0),
    };
  });
}

export function traineeBook(): Promise<Uint8Array> {
  const rows = trainees().map(({ name, department, course, before, after, passed, satisfaction }): Cell[] => [name, department, course, before, after, passed, satisfaction]);
  return tableBook('培训记录', ['姓名', '部门', '课程', '训前得分', '训后得分', '考核结果', '满意度'].map((name) => ({ name })), rows);
}

/** What was planned for a course, what was done, and how many passed. */
export const PLAN = [
  ['Onboarding', 10, 10, 200, 190, 400, 400, 180, 4.6],
  ['Safety', 8, 6, 160, 112, 320, 240, 101, 4.1],
  ['Excel', 6, 6, 90, 96, 180, 180, 88, 4.4],
  ['Leadership', 4, null, 40, null, 160, null, null, null],
] as const;

export function planBook(): Promise<Uint8Array> {
  const columns = ['Course', 'Planned sessions', 'Actual sessions', 'Planned attendees', 'Actual attendees', 'Planned hours', 'Actual hours', 'Passed attendees', 'Satisfaction'].map((name) => ({ name }));
  return tableBook('TrainingPlan', columns, PLAN.map((row): Cell[] => [...row]));
}

/** People tested twice, each a row. */
export function testedBook(first: readonly (number | null)[], second: readonly (number | null)[], headers: readonly [string, string] = ['Pre-test', 'Post-test']): Promise<Uint8Array> {
  return tableBook('Results', [{ name: 'Participant' }, { name: headers[0] }, { name: headers[1] }], first.map((score, place): Cell[] => [`P${String(place + 1)}`, score, second[place] ?? null]));
}
