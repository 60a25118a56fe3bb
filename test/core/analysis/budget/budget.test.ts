import { beforeAll, describe, expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { serialOf } from '../../../../core/metric/calendar.ts';
import { describeWith } from '../../../environment/tools.ts';
import { recalculatedAlike } from '../../report/recalculated-alike.ts';
import { compose } from '../../report/recalculated-report.ts';
import type { Composed } from '../../report/recalculated-report.ts';
import { budgetBook } from '../packs/pack-books.ts';
import { tableBook } from '../table-book.ts';
import { bookOf, crossValue, crosstabBook, DONE, monthsBook, namedBook, YEAR, yearRows } from './sample-budgets.ts';
import type { BudgetRow } from './sample-budgets.ts';

const said = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'en')] : []));
const caveats = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []));
const caveat = ({ report }: Composed, code: string) => report.blocks.flatMap((block) => (block.kind === 'caveat' && block.code === code ? [block.text.en] : [])).join('');
const rowsOf = ({ report }: Composed, id: string) => report.blocks.flatMap((block) => (block.kind === 'table' && block.id.endsWith(id) ? block.rows.map(({ label, facts }) => [label.value, ...facts.map((fact) => fact?.value ?? null)]) : []));
const valueOf = ({ report }: Composed, id: string) => report.facts.find((fact) => fact.id.endsWith(`.${id}`))?.value;

const sum = (rows: readonly BudgetRow[], what: 'budget' | 'actual') => rows.reduce((total, row) => total + (row[what] ?? 0), 0);
const toDate = () => yearRows().filter(({ month }) => month <= DONE);

describe('a year of which some months are over', () => {
  let bytes: Uint8Array;
  let budget: Composed;
  beforeAll(async () => {
    bytes = await bookOf(yearRows());
    budget = await compose(bytes, 'budget');
  });

  it('is judged to date: months to come are not underspent, which is said', () => {
    expect([valueOf(budget, 'Spending.actual'), valueOf(budget, 'Spending.budget'), valueOf(budget, 'Spending.whole')]).toEqual([sum(toDate(), 'actual'), sum(toDate(), 'budget'), sum(yearRows(), 'budget')]);
    expect(valueOf(budget, 'Spending.used')).toBeCloseTo(sum(toDate(), 'actual') / sum(toDate(), 'budget'), 12);
    expect(caveat(budget, 'months-to-come')).toBe('Actuals are counted through Jul 2025. Aug 2025 to Dec 2025 is still to come: it counts in the whole budget only, not as underspent.');
  });

  it('names who is furthest over, its share, and since when it is over to date', () => {
    const over = toDate().filter(({ department }) => department === 'Marketing');
    expect(sum(over, 'actual') - sum(over, 'budget')).toBe(3 * (2 * -600 + 5 * 900));
    expect(said(budget)).toContainEqual(expect.stringMatching(/^By Department, Marketing is furthest over: \$9,900 \(3\.\d%\), 100% of all overspending\. It has been over to date since Apr 2025\.$/));
    expect(said(budget)).toContainEqual(expect.stringMatching(/^By Department, Product is furthest under: \$10\.5K /));
  });

  it('lists every department with what it spent, and by month what part of its budget it used', () => {
    for (const [name, actual, planned, variance] of rowsOf(budget, '.by.Department')) {
      if (name === 'Total') continue;
      const own = toDate().filter(({ department }) => department === name);
      expect([actual, planned, variance]).toEqual([sum(own, 'actual'), sum(own, 'budget'), sum(own, 'actual') - sum(own, 'budget')]);
    }
    const heat = rowsOf(budget, '.heat.Department').find(([name]) => name === 'Marketing');
    expect(heat).toHaveLength(1 + DONE);
    const march = yearRows().filter(({ month, department }) => month === 3 && department === 'Marketing');
    expect(heat?.[3]).toBeCloseTo(sum(march, 'actual') / sum(march, 'budget'), 12);
  });

  it('adds up month by month, and goes on at the pace so far to the estimate for the whole year', () => {
    const burn = rowsOf(budget, '.burn');
    expect(burn).toHaveLength(12);
    expect(burn[DONE - 1]?.[4]).toBe(sum(toDate(), 'actual'));
    expect(burn[DONE]?.slice(1, 2)).toEqual([null]);
    expect(burn.at(-1)?.[5]).toBe(sum(yearRows(), 'budget'));
    expect(Number(burn.at(-1)?.[6])).toBeCloseTo(Number(valueOf(budget, 'Spending.at-pace')), 6);
  });

  it('is judged as it was at the end of a period that is asked for', async () => {
    const march = await compose(bytes, 'budget', { period: { grain: 'month', from: serialOf(YEAR, 3, 1), to: serialOf(YEAR, 4, 1) } });
    expect(valueOf(march, 'Spending.actual')).toBe(sum(yearRows().filter(({ month }) => month <= 3), 'actual'));
    expect(said(march).some((text) => text.includes('since Apr 2025'))).toBe(false);
  });

  it('is counted for one fiscal year where there are several', async () => {
    const earlier = yearRows().map((row) => ({ ...row, actual: row.budget + 5 }));
    const both = await tableBook(
      'Spending',
      [{ name: 'Month', isDate: true }, { name: 'Department' }, { name: 'Item' }, { name: 'Budget' }, { name: 'Actual' }],
      [...earlier.map((row) => ({ ...row, year: YEAR - 1 })), ...yearRows().map((row) => ({ ...row, year: YEAR }))].map(({ year, month, department, item, budget: planned, actual }) => [serialOf(year, month, 1), department, item, planned, actual]),
    );
    const composed = await compose(both, 'budget');
    expect(valueOf(composed, 'Spending.actual')).toBe(sum(toDate(), 'actual'));
    expect(caveat(composed, 'other-years')).toBe('Only 2025 is counted; other years are left out.');
  });

  describeWith(['libreoffice'], 'recalculated by a spreadsheet', () => {
    it('comes to what the engine gave, live', async () => {
      const { formulas, different } = await recalculatedAlike(bytes, budget.report.plan);
      expect(different).toEqual([]);
      expect(formulas).toBeGreaterThan(150);
    }, 120_000);
  });
});

describe('an estimate at completion', () => {
  it('adds what is left of the budget to what was spent: 527,000 (Phillips, PMP study guide, figure 7-13)', async () => {
    const budget = await compose(await monthsBook([[100_000, 127_000], [100_000, null], [100_000, null], [100_000, null], [100_000, null]]), 'budget');
    expect([valueOf(budget, 'Plan.at-plan'), valueOf(budget, 'Plan.at-pace')]).toEqual([527_000, 635_000]);
    expect(said(budget)).toContain('At the pace so far, spending ends at $635K, $135K over the whole budget of $500K; if all that is left keeps to its budget, at $527K.');
  });

  it('goes on at the pace so far: BAC 100, EV 40, AC 45 give 112.5, and a TCPI of 1.09 to end at 100', async () => {
    const budget = await compose(await monthsBook([[20, 25], [20, 20], [30, null], [30, null]]), 'budget');
    expect([valueOf(budget, 'Plan.at-pace'), valueOf(budget, 'Plan.rest'), valueOf(budget, 'Plan.needed'), valueOf(budget, 'Plan.run-rate')]).toEqual([112.5, 55, 27.5, 22.5]);
  });

  it('takes the whole budget from a person where the table holds only some of it', async () => {
    const bytes = await monthsBook([[20, 25], [20, 20]]);
    expect(caveats(await compose(bytes, 'budget'))).not.toContain('estimate');
    const budget = await compose(bytes, 'budget', { options: { budget: { total: '100' } } });
    expect([valueOf(budget, 'Plan.at-pace'), valueOf(budget, 'Plan.at-plan')]).toEqual([112.5, 105]);
    expect(1 / Number(valueOf(budget, 'Plan.rest-part'))).toBeCloseTo(1.09, 2);
    await expect(compose(bytes, 'budget', { options: { budget: { total: '30' } } })).rejects.toThrow(/option-wrong/);
  });

  it('says that nothing is left where more than the whole budget is spent', async () => {
    const budget = await compose(await monthsBook([[20, 50], [20, null]]), 'budget');
    expect(said(budget)).toContain('The whole budget of $40 is spent, and $10 more.');
  });
});

describe('months that are named', () => {
  const values = [[100, 90], [200, 190], [100, 130], [200, 230], [100, null], [200, null]] as const;

  it.each([
    ['words', ['1月', '1月', '2月', '2月', '3月', '3月']],
    ['numbers', [1, 1, 2, 2, 3, 3]],
    ['English words', ['Jan', 'Jan', 'Feb', 'Feb', 'Mar', 'Mar']],
    ['quarters', ['Q1', 'Q1', 'Q2', 'Q2', 'Q3', 'Q3']],
  ] as const)('by %s are put in order, those without an actual still to come', async (_, names) => {
    const budget = await compose(await namedBook(names, values), 'budget');
    expect([valueOf(budget, '预算.actual'), valueOf(budget, '预算.budget'), valueOf(budget, '预算.whole')]).toEqual([640, 600, 900]);
    expect(caveats(budget)).toContain('months-to-come');
    expect(rowsOf(budget, '.burn').map(([, actual]) => actual)).toEqual([280, 360, null]);
  });

  it('follow the fiscal year', async () => {
    const budget = await compose(await namedBook(['4月', '4月', '12月', '12月', '3月', '3月'], values), 'budget', { calendar: { fiscalYearStart: 4, fiscalYearNamedBy: 'end', weekStart: 'monday', weekNumbers: 'iso', springFestival: 'off' } });
    expect(rowsOf(budget, '.burn').map(([name]) => name)).toEqual(['Apr', 'Dec', 'Mar']);
    expect([valueOf(budget, '预算.actual'), valueOf(budget, '预算.whole')]).toEqual([640, 900]);
  });

  it('of several years are those of the last year with an actual', async () => {
    const budget = await compose(await namedBook(['1月', '1月', '2月', '2月', '1月', '1月'], [[100, 90], [200, 190], [100, 130], [200, 230], [100, 150], [200, 260]], [2024, 2024, 2024, 2024, 2025, 2025]), 'budget');
    expect([valueOf(budget, '预算.actual'), valueOf(budget, '预算.budget')]).toEqual([410, 300]);
    expect(caveats(budget)).toContain('other-years');
  });
});

describe('a crosstab of a year whose last month with an actual is still running', () => {
  let bytes: Uint8Array;
  let budget: Composed;
  beforeAll(async () => {
    bytes = await crosstabBook();
    budget = await compose(bytes, 'budget');
  });
  const total = (months: number, what: 'budget' | 'actual') => 10_000 * Array.from({ length: months }, (_, month) => Array.from({ length: 6 }, (_, department) => crossValue(department, month + 1)[what] ?? 0)).flat().reduce((sum, value) => sum + value, 0);

  it('is counted through the month before, in plain money, months without an actual still to come', () => {
    expect(valueOf(budget, 'actual')).toBeCloseTo(total(8, 'actual'), 6);
    expect(valueOf(budget, 'budget')).toBeCloseTo(total(8, 'budget'), 6);
    expect(valueOf(budget, 'whole')).toBeCloseTo(total(12, 'budget'), 6);
    expect(caveat(budget, 'partial-period')).toBe('Sep 2025 is still running and left out.');
    expect(caveat(budget, 'months-to-come')).toContain('Oct 2025 to Dec 2025 is still to come');
  });

  it('names the department that was planted', () => {
    expect(said(budget)).toContainEqual(expect.stringMatching(/^By 部门, 市场部 is furthest over: /));
  });

  describeWith(['libreoffice'], 'recalculated by a spreadsheet', () => {
    it('comes to what the engine gave, live', async () => {
      const { formulas, different } = await recalculatedAlike(bytes, budget.report.plan);
      expect(different).toEqual([]);
      expect(formulas).toBeGreaterThan(100);
    }, 120_000);
  });
});

describe('a budget without months', () => {
  it('tells who is over, and that nobody knows since when', async () => {
    const budget = await compose(await budgetBook(), 'budget');
    expect([valueOf(budget, '预算.actual'), valueOf(budget, '预算.budget'), valueOf(budget, '预算.variance'), valueOf(budget, '预算.used')]).toEqual([12_000, 12_000, 0, 1]);
    expect([valueOf(budget, 'by.部门.市场部.variance'), valueOf(budget, 'by.部门.客服部.variance')]).toEqual([600, -600]);
    expect(said(budget)).toEqual(expect.arrayContaining(['Spending comes to 12K, just as budgeted.', 'By 部门, 市场部 is furthest over: 600 (10%), 100% of all overspending.', 'By 部门, 600 of overspending stands against 600 of underspending.']));
    expect(caveats(budget)).toEqual(['no-months']);
  });
});

describe('a budget with gaps', () => {
  it('gives no rate where nothing was planned', async () => {
    const rows = yearRows().map((row) => (row.item === 'Tools' ? { ...row, budget: 0 } : row));
    const budget = await compose(await bookOf(rows), 'budget');
    expect(caveat(budget, 'without-budget')).toBe('Tools spent without a budget: counted as over, without a rate.');
    const tools = rowsOf(budget, '.by.Item').find(([name]) => name === 'Tools');
    expect(tools?.slice(2, 6)).toEqual([0, tools?.[1], null, null]);
    expect(said(budget).some((text) => /By Item, Tools is/.test(text))).toBe(false);
  });

  it('gives none at all where there is no budget', async () => {
    const budget = await compose(await monthsBook([[0, 25], [0, 20], [0, null]]), 'budget');
    expect(caveats(budget)).toContain('no-budget');
    expect(said(budget)[0]).toBe('Spending came to $45 in Jan–Feb 2025, without a budget.');
  });

  it('counts an empty actual as nothing spent and says so', async () => {
    const rows = yearRows().map((row) => (row.month === 2 && row.department === 'Office' ? { ...row, actual: null } : row));
    expect(caveat(await compose(await bookOf(rows), 'budget'), 'no-actual')).toBe('3 rows have a budget and an empty actual, counted as nothing spent.');
    expect(caveats(await compose(await monthsBook([[10, 9], [10, null], [10, 12]]), 'budget'))).toContain('no-actual-inside');
  });

  it('leaves income out of spending', async () => {
    const rows = [...yearRows(), ...Array.from({ length: 12 }, (_, place): BudgetRow => ({ month: place + 1, department: 'Office', item: 'Rental income', budget: 900_000, actual: place < DONE ? 950_000 : null }))];
    const budget = await compose(await bookOf(rows), 'budget');
    expect(valueOf(budget, 'Spending.actual')).toBe(sum(toDate(), 'actual'));
    expect(caveat(budget, 'income')).toBe('Rental income is income and not counted as spending.');
  });

  it('leaves out rows without a month and says so', async () => {
    const rows = [...yearRows().map(({ month, department, item, budget, actual }) => [serialOf(YEAR, month, 1), department, item, budget, actual]), [null, 'Office', 'Tools', 77, 99]];
    const budget = await compose(await tableBook('Spending', [{ name: 'Month', isDate: true }, { name: 'Department' }, { name: 'Item' }, { name: 'Budget' }, { name: 'Actual' }], rows), 'budget');
    expect(valueOf(budget, 'Spending.actual')).toBe(sum(toDate(), 'actual'));
    expect(caveats(budget)).toContain('rows-without-month');
  });

  it('is not offered for a budget of income', async () => {
    const sales = await tableBook('Sales', [{ name: 'Month', isDate: true }, { name: 'Region' }, { name: '收入 / 预算' }, { name: '收入 / 实际' }], Array.from({ length: 8 }, (_, place) => [serialOf(YEAR, 1 + place, 1), 'East', 100, 110]));
    await expect(compose(sales, 'budget')).rejects.toThrow(/nothing-chosen/);
  });
});
