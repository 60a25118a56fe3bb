import { beforeAll, describe, expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { describeWith } from '../../../environment/tools.ts';
import { recalculatedAlike } from '../../report/recalculated-alike.ts';
import { compose } from '../../report/recalculated-report.ts';
import type { Composed } from '../../report/recalculated-report.ts';
import { tableBook } from '../table-book.ts';
import { PASS_LINE, PLAN, planBook, testedBook, traineeBook, trainees } from './sample-training.ts';

const said = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'en')] : []));
const caveats = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []));
const caveat = ({ report }: Composed, code: string) => report.blocks.flatMap((block) => (block.kind === 'caveat' && block.code === code ? [block.text.en] : [])).join('');
const rowsOf = ({ report }: Composed, id: string) => report.blocks.flatMap((block) => (block.kind === 'table' && block.id.endsWith(id) ? block.rows.map(({ label, facts }) => [label.value, ...facts.map((fact) => fact?.value ?? null)]) : []));
const valueOf = ({ report }: Composed, id: string) => report.facts.find((fact) => fact.id.endsWith(`.${id}`))?.value;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('people tested before and after', () => {
  /** Student's ten patients: R's data set `sleep`. */
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

  it('gain what R says of sleep: 1.58 on average, between 0.70 and 2.46, by chance 0.002833', async () => {
    const training = await compose(await testedBook(first, second), 'training');
    expect(valueOf(training, 'gain.all')).toBeCloseTo(1.58, 12);
    expect(valueOf(training, 'lower.all')).toBeCloseTo(0.7001142, 7);
    expect(valueOf(training, 'upper.all')).toBeCloseTo(2.4598858, 7);
    expect(valueOf(training, 'p.all')).toBeCloseTo(0.002833, 6);
    expect(said(training)[0]).toBe('Scores averaged 2.33 after training and 0.75 before: +1.58 (between 0.7 and 2.46, 10 people).');
    expect(said(training)).toContain('90% scored higher than before, 0% lower.');
    expect(caveats(training)).toEqual(['few-pairs', 'no-control']);
  });

  it('are counted only with both scores, and how many are left out is said', async () => {
    const training = await compose(await testedBook([5, null, ...first], [null, 9, ...second]), 'training');
    expect([valueOf(training, 'pairs.all'), valueOf(training, 'all.before')]).toEqual([10, mean(first)]);
    expect(valueOf(training, 'lower.all')).toBeCloseTo(0.7001142, 7);
    expect(caveat(training, 'unpaired')).toBe('Rows left out of before and after: 1 with a score before only, 1 with a score after only.');
  });

  it('are not said to have changed where chance alone makes as much of a difference', async () => {
    const training = await compose(await testedBook([50, 60, 70, 80, 55, 65], [52, 58, 71, 79, 57, 64]), 'training');
    expect(said(training)[0]).toMatch(/^Scores averaged .*, no clear change \(\+0\.17, between /);
  });

  it('are not compared where nobody has both scores', async () => {
    expect(caveats(await compose(await testedBook([50, 60, null, null], [null, null, 70, 80]), 'training'))).toEqual(['no-pairs']);
  });

  it('come without an interval where all gained the same', async () => {
    const training = await compose(await testedBook([50, 60, 70], [60, 70, 80]), 'training');
    expect(said(training)[0]).toBe('Scores averaged 70 after training and 60 before: +10 (3 people).');
    expect(valueOf(training, 'lower.all')).toBeUndefined();
  });

  it('pass from a score on that a person gives', async () => {
    const training = await compose(await testedBook([50, 60, 70, 40], [60, 75, 80, 55]), 'training', { options: { training: { pass: '60' } } });
    expect(valueOf(training, 'all.pass')).toBe(3 / 4);
    expect(caveat(training, 'pass-line')).toBe('A score of 60 or more counts as a pass.');
  });

  it('that come again are counted as pairs, with a word on the interval', async () => {
    const rows = first.map((score, place) => [`P${String(place % 5)}`, score, second[place] ?? null]);
    const training = await compose(await tableBook('Results', [{ name: 'Participant' }, { name: 'Pre-test' }, { name: 'Post-test' }], rows), 'training');
    expect(caveat(training, 'repeated-people')).toMatch(/^5 people appear more than once/);
    expect(said(training)[0]).toContain('10 pairs of scores');
  });
});

describe('a record of people in courses', () => {
  let bytes: Uint8Array;
  let training: Composed;
  beforeAll(async () => {
    bytes = await traineeBook();
    training = await compose(bytes, 'training');
  });
  const both = () => trainees().flatMap(({ before, after, ...rest }) => (before === null || after === null ? [] : [{ ...rest, before, after }]));

  it('says by course what people gained, the planted one most and the one without effect least', () => {
    const rows = rowsOf(training, '.scores.课程').slice(0, -1);
    expect(rows.map(([name]) => name)).toEqual(['销售技巧', '产品知识', '合规']);
    for (const [name, before, after, gain, lower, upper] of rows) {
      const own = both().filter(({ course }) => course === name);
      expect(before).toBeCloseTo(mean(own.map((one) => one.before)), 12);
      expect(after).toBeCloseTo(mean(own.map((one) => one.after)), 12);
      expect(gain).toBeCloseTo(mean(own.map((one) => one.after - one.before)), 9);
      expect(Number(lower)).toBeLessThan(Number(gain));
      expect(Number(upper)).toBeGreaterThan(Number(gain));
    }
    expect(said(training)).toContainEqual(expect.stringMatching(/^By 课程, 销售技巧 gained most: \+1\d\.\d+, against /));
    expect(said(training)).toContainEqual(expect.stringMatching(/^By 课程, 合规 gained least: /));
  });

  it('names no department, where all are alike', () => {
    expect(said(training).filter((text) => text.startsWith('By 部门') && text.includes('gained'))).toEqual([]);
  });

  it('counts who passed, and says how many rows lack a score', () => {
    const results = trainees().filter(({ passed }) => passed !== null);
    expect(valueOf(training, 'all.pass')).toBeCloseTo(results.filter(({ after }) => Number(after) >= PASS_LINE).length / results.length, 12);
    expect(caveat(training, 'unpaired')).toBe('Rows left out of before and after: 2 with a score before only, 2 with a score after only, 1 with neither score.');
    expect(valueOf(training, 'pairs.all')).toBe(both().length);
  });

  it('averages satisfaction and names the course that people liked least', () => {
    expect(said(training)).toContainEqual(expect.stringMatching(/^Satisfaction averages .*; by 课程, 合规 is lowest: /));
  });

  describeWith(['libreoffice'], 'recalculated by a spreadsheet', () => {
    it('comes to what the engine gave, live', async () => {
      const { formulas, different } = await recalculatedAlike(bytes, training.report.plan);
      expect(different).toEqual([]);
      expect(formulas).toBeGreaterThan(40);
      expect(training.report.plan.sheets.some(({ cells }) => cells.some(({ content }) => content.kind === 'formula' && content.formula.includes('AVERAGEIFS')))).toBe(true);
    }, 120_000);
  });
});

describe('a plan of training', () => {
  let training: Composed;
  beforeAll(async () => {
    training = await compose(await planBook(), 'training');
  });
  const total = (place: 1 | 2 | 3 | 4 | 5 | 6 | 7) => PLAN.reduce((sum, row) => sum + (row[place] ?? 0), 0);

  it('is set against what was done: sessions, people, hours', () => {
    expect(['planned.sessions', 'done.sessions', 'planned.people', 'done.people', 'planned.hours', 'done.hours'].map((id) => valueOf(training, `all.${id}`))).toEqual([total(1), total(2), total(3), total(4), total(5), total(6)]);
    expect(valueOf(training, 'all.rate.sessions')).toBeCloseTo(total(2) / total(1), 12);
    expect(said(training)).toContain('22 of 28 sessions planned were held: 78.6%.');
  });

  it('counts who passed among those who came', () => {
    expect(valueOf(training, 'all.pass')).toBeCloseTo(total(7) / total(4), 12);
  });

  it('says what has not been done at all, and what is furthest behind', () => {
    expect(caveat(training, 'not-done')).toBe('1 row has a plan and nothing done, counted as not done.');
    expect(said(training)).toContain('By Course, Leadership is furthest behind: 0 of 4 sessions, 0%.');
  });
});

describe('tables that are not about training', () => {
  it.each([
    ['a score in training among others', 'Staff', ['姓名', '部门', '销售达成率', '培训得分'], [['张三', '一部', 0.9, 80], ['李四', '二部', 1.1, 70], ['王五', '一部', 1, 60]]],
    ['before and after of something else', 'Prices', ['Product', 'Price before', 'Price after'], [['A', 10, 12], ['B', 20, 19], ['C', 30, 33]]],
    ['people planned for something else', 'Stores', ['Store', 'Planned staff', 'Actual staff'], [['A', 10, 12], ['B', 20, 19], ['C', 30, 33]]],
  ] as const)('are left alone: %s', async (_, name, columns, rows) => {
    const bytes = await tableBook(name, columns.map((column) => ({ name: column })), rows.map((row) => [...row]));
    await expect(compose(bytes, 'training')).rejects.toThrow(/nothing-chosen/);
  });
});
