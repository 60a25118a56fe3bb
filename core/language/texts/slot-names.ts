import type { Text } from '../language.ts';

/** What the columns are called that analyses ask for, by the slot they fill. */
export const slotNames: ReadonlyMap<string, Text> = new Map([
  ['time', { zh: '日期', en: 'date' }],
  ['value', { zh: '数量或金额', en: 'amount' }],
  ['target', { zh: '目标', en: 'target' }],
  ['volume', { zh: '订单数或销量', en: 'orders or units' }],
  ['rate', { zh: '比率', en: 'rate' }],
  ['currency', { zh: '币种', en: 'currency' }],
  ['dimension', { zh: '分类', en: 'category' }],
  ['member', { zh: '排名对象', en: 'what is ranked' }],
  ['number', { zh: '数字', en: 'number' }],
  ['group', { zh: '分组', en: 'group' }],
  ['product', { zh: '商品', en: 'product' }],
  ['price', { zh: '价格', en: 'price' }],
  ['defects', { zh: '不良数', en: 'defects' }],
  ['size', { zh: '检验数', en: 'number inspected' }],
  ['lower', { zh: '规格下限', en: 'lower limit' }],
  ['upper', { zh: '规格上限', en: 'upper limit' }],
  ['customer', { zh: '客户或用户', en: 'customer or user' }],
  ['order', { zh: '订单编号', en: 'order number' }],
  ['event', { zh: '事件', en: 'event' }],
  ['step', { zh: '步骤', en: 'step' }],
  ['steps', { zh: '各步人数', en: 'counts by step' }],
  ['segment', { zh: '分组', en: 'segment' }],
  ['column', { zh: '要检查的列', en: 'columns to check' }],
]);
