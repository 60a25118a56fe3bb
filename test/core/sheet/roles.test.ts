import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../../../core/sheet/typed-table.ts';
import { tableOf } from './one-sheet.ts';
import type { PlainCell } from './plain-workbook.ts';

const day = (offset: number) => ({ value: 45_658 + offset, format: 'yyyy-mm-dd' });
const percent = (value: number) => ({ value, format: '0.0%' });
const many = (cell: (row: number) => PlainCell): PlainCell[] => Array.from({ length: 12 }, (_, row) => cell(row));

/** The role of a column under a header, beside a column of groups and a second date that leaves roles of dates open. */
async function roleOf(header: string, cells: readonly PlainCell[]): Promise<ColumnRole | undefined> {
  const rows = [['group', header, 'logged at'], ...cells.map((cell, row) => [`group ${row % 3}`, cell, day(row)])];
  return (await tableOf(rows)).columns[1]?.role;
}

const WHOLE = many((row) => (row * 37) % 101);
const DECIMAL = many((row) => row * 12.75 + 3.1);
const SHARE = many((row) => percent(row / 20));
const DAYS = many((row) => day(row * 3));

describe('numbers', () => {
  it.each<[string, readonly PlainCell[], ColumnRole]>([
    ['销售额', DECIMAL, 'measure'],
    ['订单数', WHOLE, 'measure'],
    ['Revenue ($k)', DECIMAL, 'measure'],
    ['Qty', WHOLE, 'measure'],
    ['Number of orders', WHOLE, 'measure'],
    ['something', DECIMAL, 'measure'],
    ['完成率', DECIMAL, 'ratio'],
    ['目标完成率(%)', DECIMAL, 'ratio'],
    ['占比', SHARE, 'ratio'],
    ['anything', SHARE, 'ratio'],
    ['客单价', DECIMAL, 'ratio'],
    ['Unit Price', DECIMAL, 'ratio'],
    ['平均处理时长', DECIMAL, 'ratio'],
    ['avg_order_value', DECIMAL, 'ratio'],
    ['Conversion Rate', DECIMAL, 'ratio'],
    ['季度目标', many((row) => 25 + (row % 4)), 'measure'],
    ['一季度小计', many((row) => 18 + row), 'measure'],
    ['季度', many((row) => (row % 4) + 1), 'dimension'],
    ['转化成本', DECIMAL, 'ratio'],
    ['CPA', DECIMAL, 'ratio'],
    ['is_new', many((row) => row % 2), 'dimension'],
    ['是否复购', many((row) => row % 2), 'dimension'],
    ['满意度', many((row) => (row % 5) + 1), 'score'],
    ['NPS', many((row) => row % 11), 'score'],
    ['How likely are you to recommend us? (0-10)', many((row) => row % 11), 'score'],
    ['培训得分', many((row) => 60 + row * 3), 'score'],
    ['订单编号', many((row) => 10_248 + row), 'id'],
    ['order_id', many((row) => 5000 - row), 'id'],
    ['No.', many((row) => row + 1), 'id'],
    ['序号', many((row) => row + 1), 'id'],
    ['身份', many((row) => 310_101_199_001 + row * 17), 'id'],
    ['手机', many((row) => 13_800_138_000 + row), 'id'],
    ['年龄', many((row) => 20 + row), 'dimension'],
    ['月份', many((row) => (row % 12) + 1), 'dimension'],
    ['Week', many((row) => (row % 4) + 1), 'dimension'],
  ])('%s is %3$s', async (header, cells, role) => {
    expect(await roleOf(header, cells)).toBe(role);
  });
});

describe('words', () => {
  it.each<[string, readonly PlainCell[], ColumnRole]>([
    ['大区', many((row) => ['华东', '华南', '华北'][row % 3]), 'dimension'],
    ['Channel', many((row) => ['Web', 'Phone'][row % 2]), 'dimension'],
    ['工单号', many((row) => `GD2025${1000 + row}`), 'id'],
    ['User ID', many((row) => `U${row % 4}`), 'id'],
    ['ref', many((row) => `ABC-${10_000 + row * 7}`), 'id'],
    ['负责人', many((row) => ['张三', '李四'][row % 2]), 'person'],
    ['Sales Rep', many((row) => ['Ann', 'Bob'][row % 2]), 'person'],
    ['状态', many((row) => ['已完成', '进行中'][row % 2]), 'status'],
    ['how it goes', many((row) => ['open', 'closed', 'pending'][row % 3]), 'status'],
    ['币种', many((row) => ['CNY', 'USD'][row % 2]), 'currency'],
    ['备注', many((row) => `第 ${row} 位客户说东西不错，下次还来买`), 'text'],
    ['Comment', many((row) => `They said that it took ${row} days to arrive`), 'text'],
  ])('%s is %3$s', async (header, cells, role) => {
    expect(await roleOf(header, cells)).toBe(role);
  });
});

describe('dates', () => {
  it.each<[string, ColumnRole]>([
    ['下单日期', 'time'],
    ['Created_Date', 'time'],
    ['开始日期', 'start'],
    ['Start', 'start'],
    ['结束日期', 'end'],
    ['Due date', 'end'],
    ['解决时间', 'end'],
    ['Resolved At', 'end'],
  ])('%s is %s', async (header, role) => {
    expect(await roleOf(header, DAYS)).toBe(role);
  });

  it('are the time where there is just one, whatever it is called', async () => {
    const table = await tableOf([['item', 'Due date'], ['a', day(1)], ['b', day(2)], ['c', day(3)]]);
    expect(table.columns[1]?.role).toBe('time');
  });
});
