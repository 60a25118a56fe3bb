import { describe, expect, it } from 'vitest';
import { unitOfCaption, unitOfHeader } from '../../../core/quantity/written-unit.ts';
import { formatFacts } from '../../../core/sheet/number-format.ts';
import { tableOf } from './one-sheet.ts';

describe('the unit in a header', () => {
  it.each<[string, string | null, number]>([
    ['销售额(万元)', '元', 10_000],
    ['销售额（万元）', '元', 10_000],
    ['金额[亿元]', '元', 1e8],
    ['金额（千元）', '元', 1000],
    ['收入/万元', '元', 10_000],
    ['曝光(万次)', '次', 10_000],
    ['退款率(%)', '%', 1],
    ['Growth %', '%', 1],
    ['Revenue (k)', null, 1000],
    ['Revenue ($k)', '$', 1000],
    ['Revenue (USD k)', 'USD', 1000],
    ['Revenue (M)', null, 1_000_000],
    ['Revenue ($ millions)', '$', 1_000_000],
    ["Cost ('000)", null, 1000],
    ['Cost, USD', 'USD', 1],
    ['时长(分钟)', '分钟', 1],
    ['Handling time (min)', 'min', 1],
    ['重量(kg)', 'kg', 1],
  ])('%s', (header, unit, multiplier) => {
    expect(unitOfHeader(header)).toEqual({ unit, multiplier });
  });

  it.each(['销售额', '您有多大可能推荐我们?(0-10)', '最满意的方面(多选)', 'Plan (v2)', 'Year/Month', 'Sales - North', '产品线(新)', 'Order ID'])('%s has none', (header) => {
    expect(unitOfHeader(header)).toBeNull();
  });
});

describe('the unit in a caption', () => {
  it.each<[string, string | null, number]>([
    ['2025年1-10月销售明细(单位:万元)', '元', 10_000],
    ['单位：千元', '元', 1000],
    ['金额单位：人民币万元', '元', 10_000],
    ['Unit: USD', 'USD', 1],
    ['Amounts in thousands of USD', 'USD', 1000],
    ['All figures in $M', '$', 1_000_000],
    ['Sales report (RMB k)', 'RMB', 1000],
  ])('%s', (caption, unit, multiplier) => {
    expect(unitOfCaption(caption)).toEqual({ unit, multiplier });
  });

  it.each(['2025年销售月报', '制表单位：运营部', 'Sales report (final)', 'Printed in March'])('%s has none', (caption) => {
    expect(unitOfCaption(caption)).toBeNull();
  });
});

describe('number formats', () => {
  it.each<[string, string]>([
    ['General', 'general'],
    ['G/通用格式', 'general'],
    ['0.00', 'number'],
    ['#,##0.00_);[Red](#,##0.00)', 'number'],
    ['0.0%', 'percent'],
    ['yyyy-mm-dd', 'date'],
    ['yyyy"年"m"月"', 'date'],
    ['[$-804]yyyy"年"m"月"d"日";@', 'date'],
    ['mmm-yy', 'date'],
    ['m/d/yy h:mm', 'date'],
    ['h:mm:ss AM/PM', 'time'],
    ['[h]:mm', 'elapsed'],
    ['@', 'text'],
  ])('%s is %s', (code, kind) => {
    expect(formatFacts(code).kind).toBe(kind);
  });

  it('name units, and scale only where the cell holds the small number', () => {
    expect(formatFacts('#,##0.00"元"')).toMatchObject({ unit: '元', multiplier: 1 });
    expect(formatFacts('0.00"万元"')).toMatchObject({ unit: '元', multiplier: 10_000 });
    expect(formatFacts('0!.0,"万"')).toMatchObject({ multiplier: 1 });
    expect(formatFacts('[$¥-804]#,##0')).toMatchObject({ unit: '¥', multiplier: 1 });
    expect(formatFacts('0.0,"k"')).toMatchObject({ multiplier: 1 });
  });
});

describe('columns', () => {
  it('take the caption for money only', async () => {
    const table = await tableOf([
      ['2025年销售明细（单位：万元）', null, null, null, null],
      ['大区', '销售额', '订单数', '退款率', '成本（元）'],
      ['华东', 1.5, 10, 0.1, 100],
      ['华南', 2.5, 20, 0.2, 200],
    ]);
    expect(table.columns.map(({ unit, multiplier }) => [unit, multiplier])).toEqual([[null, 1], ['元', 10_000], [null, 1], [null, 1], ['元', 1]]);
  });

  it('in percents are fractions once multiplied', async () => {
    const table = await tableOf([
      ['Region', 'Margin (%)', 'Share (%)'],
      ['North', 12.5, { value: 0.4, format: '0%' }],
      ['South', 8, { value: 0.6, format: '0%' }],
    ]);
    expect(table.columns.map(({ unit, multiplier }) => [unit, multiplier])).toEqual([[null, 1], ['%', 0.01], ['%', 1]]);
  });
});
