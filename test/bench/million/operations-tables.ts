import { serialOf } from '../../../core/metric/calendar.ts';
import type { ColumnRole, TypedTable } from '../../../core/sheet/typed-table.ts';
import { benchTable, generator } from './bench-table.ts';
import type { Parts } from './bench-table.ts';

const FIRST_DAY = serialOf(2024, 1, 1);
const DAYS = serialOf(2026, 1, 1) - FIRST_DAY;
const MINUTES = 1440;

/** Draws for one row: `random` gives the next number from 0 to below 1, `day` goes evenly from the first day to the last. */
interface Draw {
  readonly row: number;
  readonly day: number;
  readonly random: () => number;
}

function draws(rows: number): (value: (draw: Draw) => number) => Float64Array {
  const random = generator(20_240_101);
  return (value) => Float64Array.from({ length: rows }, (_, row) => value({ row, day: FIRST_DAY + Math.floor((row * DAYS) / rows), random }));
}

const numbers = (name: string, role: ColumnRole, values: Float64Array): Parts => ({ name, role, type: 'number', values });
const dates = (name: string, role: ColumnRole, values: Float64Array): Parts => ({ name, role, type: 'date', values });
const texts = (name: string, role: ColumnRole, values: Float64Array, text: (value: number) => string): Parts => ({ name, role, type: 'text', values: Array.from(values, text) });
const oneOf = (words: readonly string[]) => (value: number) => words[Math.floor(value * words.length)] ?? '';

const STEPS = ['view', 'cart', 'order', 'pay'] as const;

/** What users did, four steps long at most, fewer from step to step. */
export function eventsTable(rows: number): TypedTable {
  const column = draws(rows);
  const users = column(({ row }) => Math.floor(row / 4));
  return benchTable('events', rows, [
    texts('User ID', 'id', users, (user) => `U${String(user)}`),
    texts('Event', 'dimension', column(({ row, random }) => (random() < 0.8 ? row % 4 : 0)), (step) => STEPS[step] ?? ''),
    dates('Time', 'time', column(({ row, day }) => day + (row % 4) / 24)),
    texts('Channel', 'dimension', column(({ random }) => random()), oneOf(['App', 'Web', 'Shop', 'Mail'])),
  ]);
}

const ACTIVITIES = ['Register', 'Check', 'Ask back', 'Decide', 'Pay', 'Close'] as const;

/** A log of cases, six events long, some done again. */
export function logTable(rows: number): TypedTable {
  const column = draws(rows);
  return benchTable('log', rows, [
    texts('Case ID', 'id', column(({ row }) => Math.floor(row / 6)), (one) => `C${String(one)}`),
    texts('Activity', 'dimension', column(({ row, random }) => (random() < 0.9 ? row % 6 : Math.floor(random() * 6))), (at) => ACTIVITIES[at] ?? ''),
    dates('Timestamp', 'time', column(({ row, day, random }) => day + (row % 6) * 0.7 + random() / 3)),
    texts('Resource', 'person', column(({ random }) => random()), oneOf(Array.from({ length: 30 }, (_, index) => `Clerk ${String(index + 1)}`))),
  ]);
}

/** Tickets with dates of first response and resolution, a few of them open. */
export function ticketsTable(rows: number): TypedTable {
  const column = draws(rows);
  const created = column(({ day, random }) => day + random());
  const category = column(({ random }) => random());
  const after = (days: (draw: Draw) => number) => column((draw) => (created[draw.row] ?? 0) + days(draw));
  return benchTable('tickets', rows, [
    texts('Ticket ID', 'id', column(({ row }) => row), (one) => `T${String(one)}`),
    dates('Created', 'time', created),
    dates('First response', 'time', after(({ random }) => (5 + 60 * random()) / MINUTES)),
    dates('Resolved', 'end', after(({ row, random }) => (random() < 0.02 ? NaN : ((category[row] ?? 0) < 0.1 ? 2 : 0.3) * (0.5 + random())))),
    numbers('Rating', 'score', column(({ random }) => 1 + Math.floor(5 * random() ** 0.5))),
    texts('Category', 'dimension', category, oneOf(['Refund', 'Delivery', 'Quality', 'Account', 'Other'])),
    texts('Channel', 'dimension', column(({ random }) => random()), oneOf(['Web', 'Phone', 'Mail', 'Chat'])),
    texts('Agent', 'person', column(({ random }) => random()), oneOf(Array.from({ length: 60 }, (_, index) => `Agent ${String(index + 1)}`))),
  ]);
}

const WORDS = ['delivery', 'late', 'friendly', 'price', 'broken', 'quick', 'support', 'again', 'quality', 'refund', 'app', 'crash', 'colour', 'size', 'packing'] as const;

/** Answers to a questionnaire: recommendation, ratings, a choice of one, of several, and words. */
export function answersTable(rows: number): TypedTable {
  const column = draws(rows);
  const words = (value: number) => Array.from({ length: 6 }, (_, index) => WORDS[Math.floor((value * 7 ** (index + 1)) % WORDS.length)] ?? '').join(' ');
  return benchTable('answers', rows, [
    texts('Answer ID', 'id', column(({ row }) => row), (one) => `A${String(one)}`),
    dates('Submitted', 'time', column(({ day }) => day)),
    numbers('How likely are you to recommend us?', 'score', column(({ random }) => Math.floor(11 * random() ** 0.5))),
    numbers('How satisfied are you with delivery?', 'score', column(({ random }) => 1 + Math.floor(5 * random()))),
    numbers('How satisfied are you with quality?', 'score', column(({ random }) => 1 + Math.floor(5 * random() ** 0.5))),
    texts('Which age are you?', 'dimension', column(({ random }) => random()), oneOf(['18-25', '26-35', '36-50', '51+'])),
    texts('What do you use?', 'dimension', column(({ random }) => random()), oneOf(['App', 'App;Web', 'Web', 'Shop', 'Shop;App;Web'])),
    texts('What should we do better?', 'text', column(({ random }) => random()), words),
  ]);
}

/** Lines of spending, each with what was planned for it. */
export function spendingTable(rows: number): TypedTable {
  const column = draws(rows);
  const budget = column(({ random }) => Math.round(100_000 * random()) / 100);
  return benchTable('spending', rows, [
    dates('Date', 'time', column(({ day }) => day)),
    texts('Department', 'dimension', column(({ random }) => random()), oneOf(['Sales', 'Marketing', 'Support', 'Logistics', 'IT', 'HR'])),
    texts('Account', 'dimension', column(({ random }) => random()), oneOf(Array.from({ length: 25 }, (_, index) => `Account ${String(index + 1)}`))),
    numbers('Budget', 'measure', budget),
    numbers('Actual', 'measure', column(({ row, random }) => Math.round(100 * (budget[row] ?? 0) * (0.8 + 0.45 * random())) / 100)),
  ]);
}

/** Tasks, each after one before it in its own short chain. */
export function tasksTable(rows: number): TypedTable {
  const column = draws(rows);
  const start = column(({ day }) => day);
  const end = column(({ row, random }) => (start[row] ?? 0) + 1 + Math.floor(20 * random()));
  return benchTable('tasks', rows, [
    texts('Task ID', 'id', column(({ row }) => row), (one) => `K${String(one)}`),
    texts('Task', 'text', column(({ row }) => row), (one) => `Task ${String(one)}`),
    texts('Status', 'status', column(({ random }) => random()), oneOf(['To do', 'In progress', 'Blocked', 'Done', 'Done'])),
    dates('Start date', 'start', start),
    dates('Due date', 'end', end),
    dates('Completed at', 'end', column(({ row, random }) => (random() < 0.4 ? (end[row] ?? 0) + Math.floor(8 * random()) - 3 : NaN))),
    texts('Assignee', 'person', column(({ random }) => random()), oneOf(Array.from({ length: 80 }, (_, index) => `Person ${String(index + 1)}`))),
    texts('Predecessors', 'text', column(({ row }) => row), (one) => (one % 8 === 0 ? '' : `K${String(one - 1)}`)),
  ]);
}

/** People, each with what is to be scored. */
export function peopleTable(rows: number): TypedTable {
  const column = draws(rows);
  return benchTable('people', rows, [
    texts('Employee', 'person', column(({ row }) => row), (one) => `Employee ${String(one)}`),
    numbers('Sales', 'measure', column(({ random }) => Math.round(100_000 * random()))),
    numbers('Calls', 'measure', column(({ random }) => Math.floor(400 * random()))),
    numbers('Satisfaction', 'score', column(({ random }) => 1 + Math.floor(41 * random()) / 10)),
  ]);
}

/** People in courses, with their scores before and after. */
export function coursesTable(rows: number): TypedTable {
  const column = draws(rows);
  const before = column(({ random }) => 40 + Math.floor(40 * random()));
  return benchTable('courses', rows, [
    texts('Trainee', 'person', column(({ row }) => Math.floor(row / 3)), (one) => `Trainee ${String(one)}`),
    texts('Course', 'dimension', column(({ random }) => random()), oneOf(Array.from({ length: 20 }, (_, index) => `Course ${String(index + 1)}`))),
    texts('Department', 'dimension', column(({ random }) => random()), oneOf(['Sales', 'Support', 'Logistics', 'IT'])),
    dates('Date', 'time', column(({ day }) => day)),
    numbers('Score before', 'score', before),
    numbers('Score after', 'score', column(({ row, random }) => Math.min(100, (before[row] ?? 0) + Math.floor(30 * random()) - 5))),
    texts('Passed', 'status', column(({ random }) => random()), oneOf(['yes', 'yes', 'yes', 'no'])),
  ]);
}
