import { halfWidth } from '../quantity/half-width.ts';
import { leafOf } from '../sheet/role-words.ts';

/** What there should be little of. */
const TROUBLE =
  /投诉|客诉|差评|错误|差错|失误|出错|退款|退货|流失|离职|缺勤|旷工|迟到|早退|逾期|超时|延误|延迟|滞后|不良|次品|废品|报废|返工|返修|缺陷|故障|违规|违纪|扣分|事故|损耗|浪费|拒收|拒付|坏账|缺货|停机|积压|空置|未完成|成本|费用|耗时|时长|用时|响应时间|处理时间|等待时间|周期|\b(?:complaints?|errors?|mistakes?|defects?|defective|refunds?|returned|return rate|returns|churn|attrition|turnover rate|absence|absenteeism|late|overdue|delays?|delayed|rework|scrap|waste|failures?|faults?|incidents?|accidents?|violations?|penalt(?:y|ies)|downtime|backlog|costs?|expenses?|spend|duration|handling time|response time|resolution time|waiting time|wait time|cycle time|lead time|bad debt|escalations?)\b/i;
/** What makes little of it good news: 投诉解决率 is better when higher. */
const REMEDY =
  /(?:解决|处理|完成|达成|达标|合格|及时|准时|修复|挽回|挽留|节约|节省|降低|减少|下降|控制|改善|回收|消除|关闭)(?:率|额|量|数|度|比例)?(?:\([^()]*\))?$|\b(?:resolved|resolution rate|solved|fixed|saved|savings?|avoided|reduction|recovered|recovery|attainment|achievement|on[ -]time)\b/i;

/** Whether less of a measure is better, by the words of its header. */
export function isLowerBetter(header: string): boolean {
  const leaf = halfWidth(leafOf(header)).trim();
  return TROUBLE.test(leaf) && !REMEDY.test(leaf);
}

/** What there should be much of. */
const WELCOME =
  /销售|收入|营收|营业额|成交|业绩|利润|转化|满意|好评|推荐|合格|良品|完成|达成|达标|及时|准时|解决|留存|复购|续费|活跃|\b(?:sales|revenue|turnover|gmv|profit|margin|conversion|satisfaction|csat|nps|yield|completion|completed|attainment|on[ -]time|resolved|resolution rate|retention|renewals?|active)\b/i;

/** Which way a measure is good news, by the words of its header; null where they do not say. */
export function goodDirection(header: string): 'up' | 'down' | null {
  if (isLowerBetter(header)) return 'down';
  return WELCOME.test(halfWidth(leafOf(header))) ? 'up' : null;
}
