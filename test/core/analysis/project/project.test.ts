import { beforeAll, describe, expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { describeWith } from '../../../environment/tools.ts';
import { recalculatedAlike } from '../../report/recalculated-alike.ts';
import { compose } from '../../report/recalculated-report.ts';
import type { Composed } from '../../report/recalculated-report.ts';
import { tableBook } from '../table-book.ts';
import { CONSTRUCTION_ANSWER, constructionBook, DAY, teamBook } from './sample-projects.ts';

const said = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'en')] : []));
const caveats = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []));
const rowsOf = ({ report }: Composed, id: string) => report.blocks.flatMap((block) => (block.kind === 'table' && block.id.endsWith(id) ? block.rows.map(({ label, facts }) => [label.value, ...facts.map((fact) => fact?.value ?? null)]) : []));
const value = ({ report }: Composed, id: string) => report.facts.find((fact) => fact.id.endsWith(id))?.value;

describe('a plan of lengths and predecessors alone', () => {
  it('has the length, the critical path and the slack of the textbook', async () => {
    const report = await compose(await constructionBook(), 'project');
    expect(value(report, '.network.length')).toBe(CONSTRUCTION_ANSWER.length);
    expect(rowsOf(report, '.plan').map((row) => row.at(-1))).toEqual(Object.values(CONSTRUCTION_ANSWER.slack));
    expect(said(report)).toContainEqual(expect.stringMatching(/^The critical path is Excavate → Lay the foundation → Put up the rough wall → .* → Install the interior fixtures: the project takes 44 days/));
  });
});

describe('the tasks of a team', () => {
  let bytes: Uint8Array;
  let report: Composed;
  beforeAll(async () => {
    bytes = await teamBook();
    report = await compose(bytes, 'project', { options: { project: { 'as-of': '2025-06-24' } } });
  });

  it('are counted without what was cancelled; open ones that should be done are overdue', () => {
    expect(said(report)).toContain('4 of 8 tasks are done (50%); overdue as of Jun 24, 2025: 1 of 4 open ones.');
    expect(rowsOf(report, '.overdue').map(([task, late]) => [task, late])).toEqual([['Print a proof', 4]]);
  });

  it('stand on a board by status, with how long open ones have been there', () => {
    expect(rowsOf(report, '.board')).toEqual([
      ['To Do', 2, 2 / 9, 1, 1],
      ['In Progress', 1, 1 / 9, 6, 6],
      ['Blocked', 1, 1 / 9, 8, 8],
      ['Done', 4, 4 / 9, null, null],
      ['Cancelled', 1, 1 / 9, null, null],
    ]);
    expect(said(report)).toContain('Blocked tasks: 1, such as “Print a proof”.');
  });

  it('wait for what is not done though their day has come', () => {
    expect(said(report)).toContain('Tasks that should have begun but wait for others: 1, such as “Correct the proof” for “Print a proof”.');
  });

  it('are shared between people, each of several with the whole, in working days as the plan has no weekend', () => {
    expect(rowsOf(report, '.load')).toEqual([
      ['Bob', 15, 2, 1, 1],
      ['Ann', 11, 2, 0, 2],
    ]);
  });

  it('ended later than planned by so much, as their cells say', () => {
    expect(rowsOf(report, '.slips').map(([task, days]) => [task, days])).toEqual([['Choose a supplier', 9], ['Write the brief', 3], ['Draw the pages', 0], ['Order the paper', -1]]);
    expect(said(report)).toContain('50% of finished tasks ended late; the median is 1.5 days after plan, and “Choose a supplier” was latest, by 9 days.');
  });

  it('have the risks that people wrote, the highest in the first row and the last column', () => {
    expect(rowsOf(report, '.matrix')).toEqual([
      ['High', 0, 0, 2],
      ['Medium', 0, 1, 0],
      ['Low', 0, 0, 1],
    ]);
    expect(said(report)).toContain('Open tasks at the top of both “Probability” and “Impact”: 2.');
  });

  it('are of the last day that is recorded where no other is given, which is said', async () => {
    const plain = await compose(bytes, 'project');
    expect(value(plain, '.day')).toBe(DAY(6, 20));
    expect(caveats(plain)).toContain('day-recorded');
    expect(rowsOf(plain, '.overdue')).toEqual([]);
    await expect(compose(bytes, 'project', { options: { project: { 'as-of': 'soon' } } })).rejects.toThrow(/option-wrong/);
  });

  it('have no critical path where they wait for each other, and are counted all the same', async () => {
    const circle = await compose(await teamBook([{ row: 0, column: 'Depends on', value: 'T6' }]), 'project');
    expect(caveats(circle)).toContain('circle');
    expect(said(circle)[0]).toMatch(/^4 of 8 tasks are done/);
    expect(value(circle, '.network.length')).toBeUndefined();
  });

  it.each([
    ['unknown-predecessors', { row: 5, column: 'Depends on', value: 'T77' }],
    ['waits-for-itself', { row: 5, column: 'Depends on', value: 'T6' }],
    ['backward', { row: 8, column: 'Planned Finish', value: DAY(6, 1) }],
    ['contradictions', { row: 6, column: 'Actual Finish', value: DAY(6, 19) }],
    ['unclear-status', { row: 8, column: 'Status', value: 'Sprint 3' }],
  ] as const)('come with a caveat for what is wrong with them: %s', async (code, change) => {
    const usual = await compose(bytes, 'project');
    expect(caveats(usual)).not.toContain(code);
    expect(caveats(await compose(await teamBook([change]), 'project'))).toContain(code);
  });

  it('are never called risky where nobody rated them', async () => {
    const rows = [['Write', 'Done', DAY(6, 3)], ['Draw', 'To Do', DAY(6, 1)], ['Print', 'Doing', DAY(6, 2)]];
    const unrated = await compose(await tableBook('Short', [{ name: 'Task' }, { name: 'Status' }, { name: 'Due Date', isDate: true }], rows), 'project', { options: { project: { 'as-of': '2025-06-05' } } });
    expect(rowsOf(unrated, '.overdue').map(([task]) => task)).toEqual(['Draw', 'Print']);
    expect(rowsOf(unrated, '.matrix')).toEqual([]);
    expect(rowsOf(unrated, '.risk')).toEqual([]);
  });

  it('are not judged as late where nothing says which day it is', async () => {
    const rows = [['Write', 'To Do', DAY(6, 3)], ['Draw', 'To Do', DAY(6, 1)], ['Print', 'Blocked', DAY(6, 2)]];
    const undated = await compose(await tableBook('Short', [{ name: 'Task' }, { name: 'Status' }, { name: 'Due Date', isDate: true }], rows), 'project');
    expect(caveats(undated)).toContain('no-day');
    expect(rowsOf(undated, '.overdue')).toEqual([]);
  });

  describeWith(['libreoffice'], 'recalculated by a spreadsheet', () => {
    it('are as many as the engine counted', async () => {
      const single = await teamBook([{ row: 1, column: 'Owner', value: 'Ann' }]);
      const whole = await compose(single, 'project', { options: { project: { 'as-of': '2025-06-24' } } });
      const { formulas, different } = await recalculatedAlike(single, whole.report.plan);
      expect(different).toEqual([]);
      expect(formulas).toBeGreaterThan(60);
      expect(whole.report.plan.sheets.some(({ cells }) => cells.some(({ content }) => content.kind === 'formula' && content.formula.includes('COUNTIFS')))).toBe(true);
    }, 120_000);
  });
});
