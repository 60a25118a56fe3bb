import { halfWidth } from '../quantity/half-width.ts';
import { leafOf } from './role-words.ts';
import type { TypedColumn } from './typed-table.ts';

/** Whether sums over a column make sense: over anything, over anything but time, or not at all. */
export type Additivity = 'all' | 'not-over-time' | 'none';

/** Levels at a moment: two days' stock is not the stock of two days. Changes of a level add up. */
const LEVEL =
  /库存(?!金额变|变动)|余额|存量|结存|期[初末]|月[初末]|年[初末]|在职|在岗|在线|编制|员工数|人员数|总人数|粉丝|会员(?:总?数|存量)|保有量|累计|待处理|未结|应[收付](?:账款|余额)|\b(?:stock|inventory|balance|headcount|on hand|backlog|outstanding|closing|opening|active users|mau|dau|followers|subscribers|members|ytd|cumulative|running total|receivables?|payables?|aum)\b/i;
const CHANGE = /新增|净增|增加|减少|流入|流出|变动|入库|出库|\b(?:new|added|change|net|inflow|outflow|gained|lost|growth|sold|received|stock ?outs?)\b/i;

/** How the values of a column may be summed. Follows the summarizability types of Lenz and Shoshani (SSDBM 1997): flow, stock, value per unit. */
export function additivityOf({ type, role, name }: Pick<TypedColumn, 'type' | 'role' | 'name'>): Additivity {
  if (type !== 'number' || role !== 'measure') return 'none';
  const leaf = halfWidth(leafOf(name)).replace(/[_-]+/g, ' ');
  return LEVEL.test(leaf) && !CHANGE.test(leaf) ? 'not-over-time' : 'all';
}
