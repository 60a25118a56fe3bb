import { describe, expect, it } from 'vitest';
import { readPredecessors } from '../../../../core/analysis/project/predecessors.ts';
import { stateOf } from '../../../../core/analysis/project/task-status.ts';
import { dayAt, dayCountOf, daysBetween, placeOf } from '../../../../core/analysis/project/work-days.ts';
import { weekdayOf } from '../../../../core/metric/calendar.ts';
import { DAY } from './sample-projects.ts';

describe('the words of a status', () => {
  it.each([
    ['todo', ['未开始', '待办', '未完成', '待处理', '计划中', 'To Do', 'todo', 'TODO', 'Not Started', 'Backlog', 'Open', 'Incomplete']],
    ['doing', ['进行中', '处理中', '开发中', '审核中', '延期', 'Doing', 'In Progress', 'in-progress', 'In Review', 'Active', 'Overdue']],
    ['blocked', ['阻塞', '已阻塞', '暂停', '挂起', 'Blocked', 'On Hold', 'on-hold', 'Waiting for review']],
    ['done', ['已完成', '完成', '已关闭', '已上线', 'Done', '✅ Done', 'Completed', 'Complete', 'Closed', 'Resolved']],
    ['cancelled', ['已取消', '作废', '终止', 'Cancelled', 'Canceled', "Won't do"]],
    [null, ['Sprint 3', '设计组', '张三', '']],
  ])('mean %s', (state, words) => {
    expect(words.map((word) => [word, stateOf(word)])).toEqual(words.map((word) => [word, state]));
  });
});

describe('a cell of predecessors', () => {
  const known = ['1', '2', '3', 'a', 'b', 'abc', '设计', '设计、评审', 'write the text'];
  const read = (cell: string) => readPredecessors(cell, (name) => known.includes(name.trim().toLowerCase())).map(({ name, kind, lag }) => [name, kind, lag]);

  it.each([
    ['1', [['1', 'FS', 0]]],
    ['1,2；3', [['1', 'FS', 0], ['2', 'FS', 0], ['3', 'FS', 0]]],
    ['1 2', [['1', 'FS', 0], ['2', 'FS', 0]]],
    ['AB', [['A', 'FS', 0], ['B', 'FS', 0]]],
    ['abc', [['abc', 'FS', 0]]],
    ['2SS+3 days, 1FF-1d', [['2', 'SS', 3], ['1', 'FF', -1]]],
    ['3FS+2个工作日', [['3', 'FS', 2]]],
    ['设计、评审', [['设计、评审', 'FS', 0]]],
    ['Write the text', [['Write the text', 'FS', 0]]],
    ['无', []],
    ['-', []],
    ['9', [['9', 'FS', 0]]],
  ])('%s names %j', (cell, links) => {
    expect(read(cell)).toEqual(links);
  });
});

describe('days of a plan', () => {
  it('from one to another are counted both; weekends are left out where working days count', () => {
    expect([daysBetween(DAY(6, 6), DAY(6, 9), 'calendar'), daysBetween(DAY(6, 6), DAY(6, 9), 'working')]).toEqual([4, 2]);
    expect(daysBetween(DAY(6, 7), DAY(6, 8), 'working')).toBe(0);
  });

  it.each(Array.from({ length: 21 }, (_, index) => DAY(12, 20) + index))('have a place each, from which the working day comes back: %d', (day) => {
    const isWorking = weekdayOf(day) < 5;
    expect(dayAt(placeOf(day, 'working'), 'working') === day).toBe(isWorking);
    expect(placeOf(day + 1, 'working') - placeOf(day, 'working')).toBe(isWorking ? 1 : 0);
    expect(dayAt(placeOf(day, 'calendar'), 'calendar')).toBe(day);
  });

  it('are working days where lengths say so, or where many dates never fall on a weekend', () => {
    const week = { start: DAY(6, 5), end: DAY(6, 10) };
    expect(dayCountOf([], [{ ...week, written: 4 }])).toBe('working');
    expect(dayCountOf([], [{ ...week, written: 6 }])).toBe('calendar');
    const weekdays = Array.from({ length: 40 }, (_, index) => DAY(6, 2) + index).filter((day) => weekdayOf(day) < 5);
    expect(dayCountOf(weekdays, [])).toBe('working');
    expect(dayCountOf(weekdays.slice(0, 8), [])).toBe('calendar');
    expect(dayCountOf([...weekdays, DAY(6, 7)], [])).toBe('calendar');
  });
});
