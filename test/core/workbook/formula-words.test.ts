import { describe, expect, it } from 'vitest';
import { formulaWords } from '../../../core/workbook/formula-words.ts';

describe('what a formula speaks of', () => {
  it.each([
    ['=Sales!B2', ['Sales'], []],
    ["='Q1 plan'!B2+'O''Neil'!A1", ['Q1 plan', "O'Neil"], []],
    ['=SUM(数据!A:A)', ['数据'], ['A', 'A']],
    ['="Sales!B2"&"it""s"', [], []],
    ['=[1]Sales!B2', [], []],
    ["='[Book.xlsx]Sales'!B2", [], []],
    ['=KPI_Sales*SUM(Orders[Amount])', [], ['KPI_Sales', 'Orders']],
  ])('%s', (formula, sheets, names) => {
    const found = formulaWords(formula);
    expect(found.sheets).toEqual(sheets);
    for (const name of names) expect(found.names).toContain(name);
  });
});
