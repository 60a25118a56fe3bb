import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Problem } from '../../../core/language/problem.ts';
import { readTables } from '../../../core/sheet/read-tables.ts';
import { columnNamed, type ColumnRole, type TypedTable } from '../../../core/sheet/typed-table.ts';
import { openWorkbookFile } from '../../../core/workbook/file/file-workbook.ts';
import { describeWithSharedData, SHARED_DATA } from '../../environment/tools.ts';

async function tableOf(file: string, sheet: string): Promise<TypedTable> {
  const bytes = await readFile(join(SHARED_DATA, 'workbooks/business', file));
  const readings = await readTables(openWorkbookFile(bytes, file));
  const [table, ...more] = readings.find(({ name }) => name === sheet)?.tables ?? [];
  if (table === undefined || more.length > 0) throw new Error(`${sheet} should hold one table`);
  return table;
}

function sum(table: TypedTable, name: string): number {
  const column = columnNamed(table, name);
  if (column?.type !== 'number') throw new Error(`${name} should hold numbers`);
  return column.values.reduce((total, value) => (Number.isNaN(value) ? total : total + value), 0);
}

function rolesOf(table: TypedTable): Record<string, ColumnRole> {
  return Object.fromEntries(table.columns.map(({ name, role }) => [name, role]));
}

describeWithSharedData('real workbooks', () => {
  it('reads a clean Excel Table of orders', async () => {
    const table = await tableOf('northwind-orders.xlsx', 'Orders');
    expect(table).toMatchObject({ name: 'Orders', excelTable: 'Orders', rowCount: 2155, headerRows: [1], isClean: true, excluded: [] });
    expect(sum(table, 'Sales')).toBeCloseTo(1_265_793.29, 2);
    expect(rolesOf(table)).toEqual({
      'Order ID': 'id', 'Order Date': 'time', 'Required Date': 'end', 'Shipped Date': 'end',
      Customer: 'dimension', Country: 'dimension', Employee: 'person', Shipper: 'dimension', Category: 'dimension', Product: 'dimension',
      'Unit Price': 'ratio', Quantity: 'measure', Discount: 'ratio', Sales: 'measure', Freight: 'measure',
    });
  });

  it('reads support tickets', async () => {
    const table = await tableOf('support-tickets.xlsx', 'Tickets');
    expect(table.rowCount).toBe(1000);
    expect(rolesOf(table)).toEqual({
      Ticket_ID: 'id', Channel: 'dimension', Category: 'dimension', Priority: 'dimension',
      Created_Date: 'time', Resolved_Date: 'end', Status: 'status', Agent: 'person',
    });
  });

  it('reads an event log', async () => {
    const table = await tableOf('process-running-example.xlsx', 'EventLog');
    expect(table.rowCount).toBe(42);
    expect(rolesOf(table)).toMatchObject({
      'case:concept:name': 'id', Activity: 'dimension', 'time:timestamp': 'time', Resource: 'person', Costs: 'measure',
    });
  });

  it('leaves totals, titles and notes out of a messy Chinese report, and loses no number', async () => {
    const table = await tableOf('运营月报.xlsx', '销售明细');
    expect(table).toMatchObject({ source: { range: 'A3:I375' }, headerRows: [3, 4], rowCount: 360, isClean: false });
    expect(table.excluded.filter(({ why }) => why === 'subtotal')).toHaveLength(10);
    expect(table.excluded.filter(({ why }) => why !== 'subtotal')).toEqual([
      { row: 1, why: 'title' }, { row: 2, why: 'title' }, { row: 375, why: 'total' }, { row: 376, why: 'blank' }, { row: 377, why: 'note' },
    ]);
    expect(sum(table, '销售 / 目标')).toBeCloseTo(51_376.5, 6);
    expect(sum(table, '销售 / 实际')).toBeCloseTo(48_777.61, 6);
    expect(sum(table, '订单数')).toBe(2_709_856);
    expect(columnNamed(table, '销售 / 目标')).toMatchObject({ unit: '元', multiplier: 10_000, role: 'measure' });
    expect(columnNamed(table, '销售 / 实际')).toMatchObject({ unit: '元', multiplier: 10_000, role: 'measure', converted: 34 });
    expect(columnNamed(table, '订单数')).toMatchObject({ unit: null, multiplier: 1, role: 'measure' });
    expect(rolesOf(table)).toMatchObject({ 日期: 'time', 大区: 'dimension', '销售 / 完成率': 'ratio', 退款率: 'ratio' });
  });

  it('unpivots a budget by department and month', async () => {
    const bytes = await readFile(join(SHARED_DATA, 'workbooks/business/运营月报.xlsx'));
    const readings = await readTables(openWorkbookFile(bytes, '运营月报.xlsx'));
    const [table] = readings.find(({ name }) => name === '预算执行')?.unpivoted ?? [];
    if (table === undefined) throw new Error('no crosstab was found');
    const [departments] = table.columns;
    const budget = columnNamed(table, '预算');
    if (departments?.type !== 'text' || budget?.type !== 'number') throw new Error('columns are of other types');
    const marketing = budget.values.filter((_, row) => departments.values[row] === '市场部');
    expect(table.rowCount).toBe(30);
    expect(marketing.reduce((total, value) => total + value, 0)).toBe(201_000);
  });

  it('agrees with what is known of the other sheets', async () => {
    const rows = async (sheet: string) => (await tableOf('运营月报.xlsx', sheet)).rowCount;
    expect(await Promise.all(['客服工单', '问卷', '项目任务', '行为日志', '员工绩效'].map(rows))).toEqual([800, 300, 24, 2623, 8]);
    const survey = await tableOf('运营月报.xlsx', '问卷');
    const likely = survey.columns.find(({ role }) => role === 'score');
    if (likely?.type !== 'number') throw new Error('no score was found');
    expect(likely.values.filter((value) => value >= 9)).toHaveLength(132);
    expect(likely.values.filter((value) => value <= 6)).toHaveLength(63);
    const staff = await tableOf('运营月报.xlsx', '员工绩效');
    expect(staff.excluded).toEqual([{ row: 2, why: 'weight' }]);
    expect(rolesOf(staff)).toEqual({ 姓名: 'person', 部门: 'dimension', 销售达成率: 'ratio', 客户满意度: 'score', 工单解决率: 'ratio', 培训得分: 'score' });
    const tasks = await tableOf('运营月报.xlsx', '项目任务');
    expect(rolesOf(tasks)).toMatchObject({ 编号: 'id', 负责人: 'person', 开始日期: 'start', 结束日期: 'end', 进度: 'ratio', 状态: 'status', 前置任务: 'id' });
  });

  it('reads tables from workbooks of every oddity, or refuses them in words', { timeout: 300_000 }, async () => {
    const folder = join(SHARED_DATA, 'workbooks/any');
    const broken: string[] = [];
    for (const file of await readdir(folder)) {
      try {
        const readings = await readTables(openWorkbookFile(await readFile(join(folder, file)), file));
        for (const table of readings.flatMap(({ tables }) => tables)) {
          if (table.columns.some(({ values }) => values.length !== table.rowCount)) broken.push(`${file}: ${table.name} has columns of other lengths`);
        }
      } catch (cause) {
        if (!(cause instanceof Problem)) broken.push(`${file}: ${String(cause)}`);
      }
    }
    expect(broken).toEqual([]);
  });
});
