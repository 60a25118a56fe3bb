import { describe, expect, it } from 'vitest';
import { bindTable } from '../../../core/analysis/bind.ts';
import { salesPerformance } from '../../../core/analysis/sales-performance/sales-performance.ts';
import { smallTable } from '../metric/small-table.ts';

const days = [45_658, 45_689];

describe('binding a sales table', () => {
  it('takes 实际 for the sales and 目标 beside it for the target, whatever order they stand in', () => {
    const table = smallTable({ name: '销售明细' }, [
      { name: '日期', type: 'date', values: days },
      { name: '大区', type: 'text', values: ['华东', '华北'] },
      { name: '销售 / 目标', type: 'number', values: [1, 2] },
      { name: '销售 / 实际', type: 'number', values: [1, 2] },
      { name: '销售 / 完成率', type: 'number', role: 'ratio', values: [1, 1] },
      { name: '订单数', type: 'number', values: [1, 2] },
    ]);
    expect(bindTable(salesPerformance.needs, table)?.columns).toEqual({
      time: ['日期'],
      value: ['销售 / 实际'],
      target: ['销售 / 目标'],
      volume: ['订单数'],
      dimension: ['大区'],
    });
  });

  it('takes the column whose header says sales, not the first that can be added up', () => {
    const table = smallTable({ name: 'Orders' }, [
      { name: 'Shipped Date', type: 'date', values: days },
      { name: 'Order Date', type: 'date', values: days },
      { name: 'Freight', type: 'number', values: [1, 2] },
      { name: 'Sales', type: 'number', values: [1, 2] },
      { name: 'Country', type: 'text', values: ['UK', 'US'] },
    ]);
    const columns = bindTable(salesPerformance.needs, table)?.columns;
    expect(columns?.['time']).toEqual(['Order Date']);
    expect(columns?.['value']).toEqual(['Sales']);
    expect(columns?.['volume']).toBeUndefined();
  });

  it('finds nothing where there is no date', () => {
    const table = smallTable({ name: 'People' }, [{ name: 'Sales', type: 'number', values: [1, 2] }]);
    expect(bindTable(salesPerformance.needs, table)).toBeNull();
  });
});
