import { describe, expect, it } from 'vitest';
import { Problem } from '../../../core/language/problem.ts';
import { checkPlan, type PlanSurroundings } from '../../../core/workbook/check-plan.ts';
import type { PlannedCell, PlannedChart, PlannedSheet, SheetPlan } from '../../../core/workbook/sheet-plan.ts';
import { fullPlan } from './full-plan.ts';
import { plan, plannedSheet } from './small-plan.ts';

const WORKBOOK: PlanSurroundings = {
  sheets: [{ name: 'Orders', tables: [{ name: 'OrderLines' }] }],
  names: [
    { name: 'Rate', sheet: null },
    { name: 'Local', sheet: 'Orders' },
  ],
};

function failure(candidate: SheetPlan): Problem {
  try {
    checkPlan(candidate, WORKBOOK);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('the plan passed');
}

const sheet = (rest: Partial<PlannedSheet>): SheetPlan => plan(plannedSheet({ name: 'New', ...rest }));
const cell = (content: PlannedCell['content'], rest: Partial<PlannedCell> = {}): SheetPlan =>
  sheet({ cells: [{ row: 0, column: 0, content, ...rest }] });
const text = (words: string): PlannedCell['content'] => ({ kind: 'text', text: words });
const header = (row: number, ...words: string[]): PlannedCell[] => words.map((word, column) => ({ row, column, content: text(word) }));
const chart = (rest: Partial<PlannedChart>): SheetPlan =>
  sheet({
    charts: [
      {
        id: 'c', kind: 'line', title: 't', description: 'd', valueFormat: '0', legend: false, from: { row: 0, column: 0 }, to: { row: 9, column: 5 },
        series: [{ name: { text: 's' }, categories: { sheet: 'Orders', range: 'A1:A3' }, values: { sheet: 'New', range: 'B1:B3' }, look: 'actual' }],
        ...rest,
      },
    ],
  });

describe('a plan that fits', () => {
  it('passes with everything that a plan can say', () => {
    expect(() => checkPlan(fullPlan(), WORKBOOK)).not.toThrow();
  });

  it.each([
    ['a name that only another sheet has for itself', { ...sheet({}), names: [{ name: 'Local', ref: { sheet: 'Orders', range: 'A1' } }] }],
    ['tables side by side', sheet({ cells: [...header(0, 'A', 'B')], tables: [{ name: 'T_1', range: 'A1:A2', columns: ['A'], style: null }, { name: 'T_2', range: 'B1:B2', columns: ['B'], style: null }] })],
    ['a text as long as a cell holds', cell(text('x'.repeat(32_767)))],
    ['a link to a place of the old workbook', cell(text('x'), { link: { kind: 'place', ref: { sheet: 'ORDERS', range: 'A1' } } })],
    ['a chart', chart({})],
  ])('%s', (_, candidate) => {
    expect(() => checkPlan(candidate, WORKBOOK)).not.toThrow();
  });
});

describe('a sheet that is there already', () => {
  it('is told by its name, in any case', () => {
    const problem = failure(plan(plannedSheet({ name: 'ORDERS' })));
    expect(problem.code).toBe('sheet-exists');
    expect(problem.sentence.zh).toContain('ORDERS');
  });
});

describe('a bad plan', () => {
  it.each([
    ['no sheets', plan()],
    ['a sheet twice', plan(plannedSheet({ name: 'A' }), plannedSheet({ name: 'a' }))],
    ['a sheet with an illegal name', plan(plannedSheet({ name: 'a:b' }))],
    ['a cell twice', sheet({ cells: [...header(0, 'a'), ...header(0, 'b')] })],
    ['a cell beside the sheet', sheet({ cells: [{ row: 0, column: 16_384, content: { kind: 'blank' } }] })],
    ['a cell at a fraction', sheet({ cells: [{ row: 0.5, column: 0, content: { kind: 'blank' } }] })],
    ['a text too long', cell(text('x'.repeat(32_768)))],
    ['an endless number', cell({ kind: 'number', number: Infinity })],
    ['a day that is none', cell({ kind: 'date', serial: Number.NaN })],
    ['a formula without its sign', cell({ kind: 'formula', formula: 'SUM(A1)', cached: null })],
    ['an empty formula', cell({ kind: 'formula', formula: '=', cached: null })],
    ['a formula too long', cell({ kind: 'formula', formula: `=${'1+'.repeat(4100)}1`, cached: null })],
    ['a cached value that is none', cell({ kind: 'formula', formula: '=1/3', cached: Number.NaN })],
    ['a colour that is none', cell(text('x'), { style: { fill: 'red' } })],
    ['an empty number format', cell(text('x'), { style: { numberFormat: '' } })],
    ['a link to a script', cell(text('x'), { link: { kind: 'url', url: 'javascript:alert(1)' } })],
    ['a link to a file', cell(text('x'), { link: { kind: 'url', url: 'file:///etc/passwd' } })],
    ['a link to nowhere', cell(text('x'), { link: { kind: 'url', url: '/a' } })],
    ['a link to an unknown sheet', cell(text('x'), { link: { kind: 'place', ref: { sheet: 'Gone', range: 'A1' } } })],
    ['a link to no cell', cell(text('x'), { link: { kind: 'place', ref: { sheet: 'New', range: 'A0' } } })],
    ['merges over each other', sheet({ merges: ['A1:B2', 'B2:C3'] })],
    ['a merge of one cell', sheet({ merges: ['A1'] })],
    ['a table over a merge', sheet({ cells: header(0, 'A'), merges: ['A2:B2'], tables: [{ name: 'T_1', range: 'A1:A2', columns: ['A'], style: null }] })],
    ['tables over each other', sheet({ cells: header(0, 'A'), tables: [{ name: 'T_1', range: 'A1:A3', columns: ['A'], style: null }, { name: 'T_2', range: 'A1:A2', columns: ['A'], style: null }] })],
    ['a table with another header', sheet({ cells: header(0, 'A'), tables: [{ name: 'T_1', range: 'A1:A2', columns: ['B'], style: null }] })],
    ['a table with a column twice', sheet({ cells: header(0, 'A', 'a'), tables: [{ name: 'T_1', range: 'A1:B2', columns: ['A', 'a'], style: null }] })],
    ['a table without rows', sheet({ cells: header(0, 'A'), tables: [{ name: 'T_1', range: 'A1', columns: ['A'], style: null }] })],
    ['a table named like another', sheet({ cells: header(0, 'A'), tables: [{ name: 'orderLINES', range: 'A1:A2', columns: ['A'], style: null }] })],
    ['a table named like a name', sheet({ cells: header(0, 'A'), tables: [{ name: 'RATE', range: 'A1:A2', columns: ['A'], style: null }] })],
    ['a table named like a cell', sheet({ cells: header(0, 'A'), tables: [{ name: 'T1', range: 'A1:A2', columns: ['A'], style: null }] })],
    ['a name that is taken', { ...sheet({}), names: [{ name: 'rate', ref: { sheet: 'New', range: 'A1' } }] }],
    ['a name for nothing', { ...sheet({}), names: [{ name: 'Fine', ref: { sheet: 'Gone', range: 'A1' } }] }],
    ['choices with a comma', sheet({ validations: [{ range: 'A1', list: { items: ['a,b'] } }] })],
    ['choices too long', sheet({ validations: [{ range: 'A1', list: { items: ['x'.repeat(256)] } }] })],
    ['choices from nowhere', sheet({ validations: [{ range: 'A1', list: { ref: { sheet: 'Gone', range: 'A1' } } }] })],
    ['a condition over no range', sheet({ conditionalFormats: [{ kind: 'data-bar', range: 'A', color: '000000', negativeColor: '000000' }] })],
    ['a condition without a formula', sheet({ conditionalFormats: [{ kind: 'formula', range: 'A1', formula: 'A1>0' }] })],
    ['a sparkline over two cells', sheet({ sparklines: [{ cell: 'A1:B1', data: { sheet: 'New', range: 'A1' }, kind: 'line', color: '000000', markLast: false }] })],
    ['a chart without series', chart({ series: [] })],
    ['bars in two layers whose axes may drift apart', chart({ kind: 'bar', layers: { back: 40, front: 40 }, axisStart: 0 })],
    ['a chart turned inside out', chart({ to: { row: 0, column: 5 } })],
    ['a chart of nothing', chart({ series: [{ name: { text: 's' }, categories: { sheet: 'Gone', range: 'A1' }, values: { sheet: 'New', range: 'B1' }, look: 'actual' }] })],
    ['a column too wide', sheet({ columnWidths: [{ column: 0, width: 300 }] })],
    ['a zoom too close', sheet({ zoom: 500 })],
    ['title rows that are columns', sheet({ print: { area: 'A1:B2', orientation: 'portrait', titleRows: 'A:B' } })],
    ['evidence that is not XML', { ...sheet({}), customXml: '<a>' }],
  ])('with %s is refused in words', (_, candidate) => {
    const problem = failure(candidate);
    expect(problem.code).toBe('bad-plan');
    expect(problem.sentence.zh).toMatch(/工作簿未改动：.+。/);
    expect(problem.sentence.en).toMatch(/the workbook is unchanged: .+\./);
  });
});
