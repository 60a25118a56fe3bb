import { halfWidth } from '../quantity/half-width.ts';

/**
 * What the text of one cell says about its row. `total` and `subtotal` are the words alone; `group-total` has
 * a group's name with it (`华东小计`, `Total East`) and may as well be an ordinary name.
 */
export type RowLabel = 'total' | 'subtotal' | 'group-total' | 'summary' | 'weight' | 'target' | 'note' | null;

const SUBTOTAL = /^(?:本[页月季年周日])?(?:小计|分计|次合计|小合计)$|^sub-?\s?totals?$/i;
const TOTAL = /^(?:合计数?|总计数?|共计|总和|总合计|总额合计|全部合计|汇总|累计|总累计|合计汇总|总数)$|^(?:grand\s+|overall\s+)?(?:totals?|sum)$/i;
const GROUP_TOTAL = /(?:小计|合计|总计)$|^(?:小计|合计|总计)[\s:\-—_/]|\b(?:sub-?)?totals?$|^(?:sub-?)?totals?\b(?=\s)/i;
const SUMMARY =
  /^(?:平均|平均值|均值|平均数|中位数|最大值|最小值|最高|最低|标准差|占比|同比|环比|同比增长率?|环比增长率?|较上月|较上年)$|^(?:average|avg|mean|median|max(?:imum)?|min(?:imum)?|std\.?\s?dev\.?|yoy|mom|% of total|growth)$/i;
const WEIGHT = /^(?:指标|考核|评分)?(?:权重|权数|比重)(?:系数|占比)?$|^weight(?:s|ing|ings)?$/i;
const TARGET = /^(?:考核|绩效|年度|季度|月度|本[年季月])?(?:目标|指标|标准|达标|满分|合格)(?:值|分|线|要求)?$|^(?:targets?|goals?|target value|maximum score|max(?:imum)? points|full marks|full score)$/i;
const NOTE = /^(?:注|备注|说明|附注|注释|注意|来源|数据来源|资料来源|数据口径|口径|统计口径|提示)\s*\d*\s*[:.、)]|^(?:notes?|sources?|remarks?|n\.?b\.?|disclaimer|footnotes?)\s*\d*\s*[:.)]|^[*※†]+\s*\S|^(?:以上|上述)数据/i;

/** No label is without one of these: most cells are told by that. */
const HINT =
  /[计和总累汇均中最标占同环较权比注备说附来资数口统提以上满格]|^[*※†]|total|sum|average|avg|mean|median|max|min|dev|yoy|mom|growth|weight|target|goal|full|note|source|remark|^n\.?b|disclaimer/i;

/** Reads a cell's text as the label of its row. Units in brackets and colons at the end do not matter. */
export function rowLabel(text: string): RowLabel {
  if (text.length > 400 || !HINT.test(text)) return null;
  const narrow = halfWidth(text);
  if (NOTE.test(narrow)) return 'note';
  if (narrow.length > 60) return null;
  const label = narrow.replace(/\s*\([^()]*\)\s*$/, '').replace(/[:\s]+$/, '').replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
  if (SUBTOTAL.test(label)) return 'subtotal';
  if (TOTAL.test(label)) return 'total';
  if (WEIGHT.test(label)) return 'weight';
  if (TARGET.test(label)) return 'target';
  if (SUMMARY.test(label)) return 'summary';
  return GROUP_TOTAL.test(label) ? 'group-total' : null;
}
