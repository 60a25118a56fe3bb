import { expect, it } from 'vitest';
import { analysisJson } from '../../../hub/analyze/analysis-json.ts';
import { compose } from '../../core/report/recalculated-report.ts';
import { sampleWorkbook } from '../../core/report/sample-orders.ts';

it('a report as JSON has every number with its cell, formula and sources, and names the written sheets', async () => {
  const { report } = await compose(await sampleWorkbook('table'), 'sales-performance', { language: 'zh' });
  const written = { sheets: report.plan.sheets.map((sheet) => sheet.name), cells: 1, formulas: 1 };
  const json = analysisJson(report, written, 'zh');
  const value = json.facts.find((fact) => fact.id === 'sales-performance.Orders.overall.value');
  expect(value).toMatchObject({
    plugin: 'sales-performance',
    label: '全部数据Sales',
    unit: null,
    formula: '=SUM(Orders[Sales])',
    sources: [{ kind: 'range', sheet: 'Orders 2025', range: 'C2:C931' }],
  });
  expect(json.facts.find((fact) => fact.id.endsWith('.through'))).toMatchObject({ value: '2026-03-10', unit: 'date', formula: null });
  expect(json.facts.every((fact) => fact.sources.length > 0)).toBe(true);
  expect(json.findings[0]?.text).toContain('2026年2月');
  expect(json.caveats.map(({ code }) => code)).toContain('partial-period');
  expect(json.sheets).toEqual(written.sheets);
  expect(JSON.parse(JSON.stringify(json))).toEqual(json);
});
