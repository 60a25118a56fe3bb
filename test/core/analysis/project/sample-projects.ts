import { serialOf } from '../../../../core/metric/calendar.ts';
import { tableBook } from '../table-book.ts';

/**
 * The Reliable Construction Co. of Hillier and Lieberman, Introduction to Operations Research (8th ed., chapter 22):
 * activity, immediate predecessors, weeks.
 */
export const CONSTRUCTION = [
  ['A', 'Excavate', '', 2],
  ['B', 'Lay the foundation', 'A', 4],
  ['C', 'Put up the rough wall', 'B', 10],
  ['D', 'Put up the roof', 'C', 6],
  ['E', 'Install the exterior plumbing', 'C', 4],
  ['F', 'Install the interior plumbing', 'E', 5],
  ['G', 'Put up the exterior siding', 'D', 7],
  ['H', 'Do the exterior painting', 'E, G', 9],
  ['I', 'Do the electrical work', 'C', 7],
  ['J', 'Put up the wallboard', 'F, I', 8],
  ['K', 'Install the flooring', 'J', 4],
  ['L', 'Do the interior painting', 'J', 5],
  ['M', 'Install the exterior fixtures', 'H', 2],
  ['N', 'Install the interior fixtures', 'K, L', 6],
] as const;

/** As published: 44 weeks along A, B, C, E, F, J, L, N; the others may slip by so much. */
export const CONSTRUCTION_ANSWER = {
  length: 44,
  path: ['A', 'B', 'C', 'E', 'F', 'J', 'L', 'N'],
  slack: { A: 0, B: 0, C: 0, D: 4, E: 0, F: 0, G: 4, H: 4, I: 2, J: 0, K: 1, L: 0, M: 4, N: 0 },
} as const;

export async function constructionBook(): Promise<Uint8Array> {
  return tableBook('Construction', [{ name: 'Code' }, { name: 'Activity' }, { name: 'Immediate Predecessors' }, { name: 'Duration' }], CONSTRUCTION.map(([code, activity, after, weeks]) => [code, activity, after === '' ? null : after, weeks]));
}

export const DAY = (month: number, day: number) => serialOf(2025, month, day);

type Row = readonly (string | number | null)[];

/** A team's tasks with what was planned and what came: two finished late, one on time, one early. */
const TEAM: readonly Row[] = [
  ['T1', 'Write the brief', 'Ann', DAY(6, 2), DAY(6, 6), DAY(6, 9), 'Done', null, 'Low', 'Low'],
  ['T2', 'Draw the pages', 'Ann; Bob', DAY(6, 9), DAY(6, 13), DAY(6, 13), 'Done', 'T1', 'Low', 'Medium'],
  ['T3', 'Choose a supplier', 'Cid', DAY(6, 2), DAY(6, 11), DAY(6, 20), 'Done', null, 'Medium', 'High'],
  ['T4', 'Order the paper', 'Cid', DAY(6, 12), DAY(6, 18), DAY(6, 17), 'Done', 'T3', 'Low', 'Low'],
  ['T5', 'Print a proof', 'Bob', DAY(6, 16), DAY(6, 20), null, 'Blocked', 'T2,T4', 'High', 'High'],
  ['T6', 'Correct the proof', 'Ann', DAY(6, 23), DAY(6, 25), null, 'To Do', 'T5', 'Medium', 'Medium'],
  ['T7', 'Print all', 'Bob', DAY(6, 26), DAY(7, 9), null, 'To Do', 'T6', 'Low', 'High'],
  ['T8', 'Find a printer for posters', 'Cid', DAY(6, 10), DAY(6, 12), null, 'Cancelled', null, 'Low', 'Low'],
  ['T9', 'Send the invitations', 'Ann', DAY(6, 18), DAY(6, 27), null, 'In Progress', null, 'High', 'High'],
];
export const TEAM_COLUMNS = [
  { name: 'Task ID' }, { name: 'Task Name' }, { name: 'Owner' }, { name: 'Planned Start', isDate: true }, { name: 'Planned Finish', isDate: true },
  { name: 'Actual Finish', isDate: true }, { name: 'Status' }, { name: 'Depends on' }, { name: 'Probability' }, { name: 'Impact' },
];

/** With other cells in place of some: by row and column. */
export async function teamBook(changes: readonly { readonly row: number; readonly column: string; readonly value: string | number | null }[] = []): Promise<Uint8Array> {
  const rows = TEAM.map((cells, row) => cells.map((cell, place) => {
    const change = changes.find((one) => one.row === row && one.column === TEAM_COLUMNS[place]?.name);
    return change === undefined ? cell : change.value;
  }));
  return tableBook('Tasks', TEAM_COLUMNS, rows);
}
