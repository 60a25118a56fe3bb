import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import type { Engine, SqlValue } from '../../../core/engine/engine.ts';
import { openNodeEngine } from '../../../core/engine/node-engine.ts';
import { dayOf } from '../../../core/metric/calendar.ts';
import { statedDataEnd } from '../../../core/report/data-through.ts';
import { readTables, type SheetReading } from '../../../core/sheet/read-tables.ts';
import type { TypedTable } from '../../../core/sheet/typed-table.ts';
import { openWorkbookFile } from '../../../core/workbook/file/file-workbook.ts';
import { describeWithSharedData, SHARED_DATA } from '../../environment/tools.ts';

const BOOK = '运营月报.xlsx';
const folder = join(SHARED_DATA, 'workbooks/business');

const truthSchema = z.object({
  sheets: z.object({
    销售明细: z.object({
      headerRows: z.array(z.number()), firstDataRow: z.number(), lastDataRow: z.number(), range: z.string(), detailRows: z.number(),
      unitMultiplier: z.record(z.string(), z.number()),
      total: z.object({ target: z.number(), actual: z.number(), orders: z.number() }),
      byMonth: z.record(z.string(), z.object({ target: z.number(), actual: z.number(), orders: z.number() })),
      lastMonthPartial: z.object({ month: z.number(), daysWithData: z.number() }),
    }),
    客服工单: z.object({ rows: z.number(), resolved: z.number(), firstResponseMedianMinutes: z.number(), csat45Share: z.number(), rated: z.number(), worstCategory: z.string() }),
    预算执行: z.object({ totals: z.record(z.string(), z.object({ budget: z.number(), actual: z.number() })), overspender: z.string() }),
    问卷: z.object({ n: z.number(), promoters: z.number(), detractors: z.number() }),
    项目任务: z.object({ tasks: z.number(), done: z.number() }),
    行为日志: z.object({ users: z.number(), reached: z.record(z.string(), z.number()) }),
    员工绩效: z.object({ people: z.number() }),
  }),
});

describeWithSharedData('what is understood of a messy workbook, sheet by sheet, against what is known of it', () => {
  let truth: z.infer<typeof truthSchema>['sheets'];
  let bytes: Uint8Array;
  let readings: readonly SheetReading[];
  let engine: Engine;

  beforeAll(async () => {
    truth = truthSchema.parse(JSON.parse(readFileSync(join(folder, BOOK.replace('.xlsx', '.truth.json')), 'utf8'))).sheets;
    bytes = new Uint8Array(readFileSync(join(folder, BOOK)));
    readings = await readTables(openWorkbookFile(bytes, BOOK));
    engine = await openNodeEngine();
    for (const { tables, unpivoted } of readings) for (const table of [...tables, ...unpivoted]) await engine.load(table);
  });
  afterAll(() => engine.close());

  const only = (sheet: string): TypedTable => {
    const [table, ...more] = readings.find(({ name }) => name === sheet)?.tables ?? [];
    if (table === undefined || more.length > 0) throw new Error(`${sheet} should hold one table`);
    return table;
  };
  const ask = async (sql: string): Promise<readonly (readonly SqlValue[])[]> => (await engine.query(sql)).rows;

  it('销售明细: rows, units, totals and months to the cent', async () => {
    const known = truth.销售明细;
    const table = only('销售明细');
    expect(table).toMatchObject({ headerRows: known.headerRows, rowCount: known.detailRows, source: { range: known.range } });
    const rows = new Set([...table.sourceRows].map((row) => row + 1));
    const between = Array.from({ length: known.lastDataRow - known.firstDataRow + 1 }, (_, index) => known.firstDataRow + index);
    const left = new Map(table.excluded.map(({ row, why }) => [row, why]));
    expect(between.filter((row) => !rows.has(row) && left.get(row) !== 'subtotal')).toEqual([]);
    expect(left.get(known.lastDataRow + 1)).toBe('total');
    for (const [name, multiplier] of Object.entries(known.unitMultiplier)) {
      expect(table.columns.find((column) => column.name.endsWith(name))?.multiplier).toBe(multiplier);
    }
    expect(await ask('SELECT sum("销售 / 目标"), sum("销售 / 实际"), sum("订单数") FROM 销售明细')).toEqual([[known.total.target, known.total.actual, known.total.orders]]);
    const months = await ask('SELECT month("日期")::INTEGER, sum("销售 / 目标"), sum("销售 / 实际"), sum("订单数") FROM 销售明细 GROUP BY 1 ORDER BY 1');
    expect(months).toEqual(Object.entries(known.byMonth).map(([month, { target, actual, orders }]) => [Number(month), target, actual, orders]));
    const { month, day } = dayOf((await statedDataEnd(openWorkbookFile(bytes, BOOK), table))?.serial ?? 0);
    expect({ month, daysWithData: day }).toEqual(known.lastMonthPartial);
  });

  it('客服工单: rows, resolved, median first response, satisfied', async () => {
    const known = truth.客服工单;
    expect(only('客服工单').rowCount).toBe(known.rows);
    const [[resolved, minutes, rated, satisfied] = []] = await ask(
      `SELECT count("解决时间"), median((epoch_us("首次响应时间") - epoch_us("创建时间")) / 6e7), count("满意度"), count(*) FILTER (WHERE "满意度" >= 4) FROM 客服工单`,
    );
    expect([resolved, rated, Number(satisfied) / Number(rated)]).toEqual([known.resolved, known.rated, known.csat45Share]);
    expect(minutes).toBeCloseTo(known.firstResponseMedianMinutes, 4);
    expect(await ask('SELECT "问题分类" FROM 客服工单 GROUP BY 1 ORDER BY avg("满意度") LIMIT 1')).toEqual([[known.worstCategory]]);
  });

  it('预算执行: budget and actual of every department', async () => {
    const known = truth.预算执行;
    const rows = await ask('SELECT "部门", sum("预算"), sum("实际") FROM "预算执行_long" GROUP BY 1');
    expect(Object.fromEntries(rows.map(([name, budget, actual]) => [name, { budget, actual }]))).toEqual(known.totals);
    expect(await ask('SELECT "部门" FROM "预算执行_long" GROUP BY 1 ORDER BY sum("实际") / sum("预算") DESC LIMIT 1')).toEqual([[known.overspender]]);
  });

  it('问卷, 项目任务, 行为日志, 员工绩效: answers, tasks, users and people', async () => {
    const score = only('问卷').columns.find(({ role }) => role === 'score')?.name ?? '';
    const known = truth.问卷;
    expect(await ask(`SELECT count(*), count(*) FILTER (WHERE "${score}" >= 9), count(*) FILTER (WHERE "${score}" <= 6) FROM 问卷`)).toEqual([[known.n, known.promoters, known.detractors]]);
    expect(await ask(`SELECT count(*), count(*) FILTER (WHERE "状态" = '已完成') FROM 项目任务`)).toEqual([[truth.项目任务.tasks, truth.项目任务.done]]);
    const reached = await ask('SELECT "事件", count(DISTINCT "用户ID") FROM 行为日志 GROUP BY 1');
    expect(Object.fromEntries(reached)).toEqual(truth.行为日志.reached);
    expect(only('员工绩效').rowCount).toBe(truth.员工绩效.people);
    expect(only('员工绩效').excluded.map(({ why }) => why)).toEqual(['weight']);
  });
});
