import { expect, it } from 'vitest';
import { additivityOf } from '../../../core/sheet/additivity.ts';

it.each<[string, 'all' | 'not-over-time']>([
  ['销售额(万元)', 'all'],
  ['Revenue', 'all'],
  ['新增会员数', 'all'],
  ['入库数量', 'all'],
  ['期末库存', 'not-over-time'],
  ['账户余额', 'not-over-time'],
  ['在职人数', 'not-over-time'],
  ['Closing stock', 'not-over-time'],
  ['Headcount', 'not-over-time'],
  ['active_users', 'not-over-time'],
  ['New followers', 'all'],
])('the measure %s adds up: %s', (name, additive) => {
  expect(additivityOf({ type: 'number', role: 'measure', name })).toBe(additive);
});

it('rates, scores and ids never add up', () => {
  expect(additivityOf({ type: 'number', role: 'ratio', name: '客单价' })).toBe('none');
  expect(additivityOf({ type: 'number', role: 'score', name: '满意度' })).toBe('none');
  expect(additivityOf({ type: 'text', role: 'id', name: '订单号' })).toBe('none');
});
