import type { QuantityKind } from './quantity.ts';

const UNITS_ZH = [
  '个工作日', '工作日', '个小时', '个季度', '个星期', '个月', '平方公里', '平方千米', '平方米', '立方米', '千瓦时', '吉瓦时', '兆瓦时', '人民币',
  '用户', '客户', '会员', '订单', '门店', '员工', '分钟', '小时', '钟头', '星期', '季度', '分贝', '公斤', '千克', '毫克', '毫升', '厘米', '毫米', '公里', '千米', '平米', '公顷', '英寸', '千瓦', '吉瓦', '兆瓦',
  '人次', '万次', '架次', '标箱', '关注', '粉丝', '好评', '评价', '评论', '席位', '坐席', '座席', '账号', '网点', '城市', '国家', '地区', '商户', '商家', '企业', '司机', '骑手', '开发者', '股东', '岗位', '车型',
  '件', '个', '人', '次', '副', '台', '套', '只', '位', '名', '家', '条', '份', '单', '张', '本', '部', '辆', '双', '瓶', '包', '箱', '盒', '罐', '袋', '颗', '枚', '棵', '间', '座', '层', '期', '场', '届', '款', '种', '项', '笔', '户', '吨', '克', '斤', '升', '米', '度', '分', '秒', '天', '日', '周', '年', '倍', '页', '字', '行', '列', '岁', '篇', '首', '集', '门', '亩', '寸', '点', '手', '股', '块', '架', '艘', '尾', '头', '匹', '桶', '级', '帧', '克拉', '节', '所', '艺人', '薪', '声', '晚', '楼', '平',
];
const UNITS_EN =
  'kg|g|mg|lbs?|oz|ml|cl|l|km|cm|mm|m|ft|inch(?:es)?|in(?= ?(?:$|[,.;)]))|gb|mb|tb|kb|gbps|mbps|mah|ghz|mhz|hz|w|kw|mw|gw|wh|kwh|mwh|gwh|v|db|°c|°f|℃|px|rpm|mph|bps?|'
  + 'x(?![\\d\\w]| ?\\d)|sq\\.? ?ft|square (?:feet|meters|metres|miles)|m²|m2|miles?|acres?|tonnes?|tons?|barrels?|lit(?:er|re)s?|gallons?|pounds?|ounces?|'
  + '(?:monthly |daily |weekly )?(?:active )?users?|(?:paying |active |new )?(?:customers?|subscribers?|members?|clients?)|people|employees|visitors?|visits|downloads|installs|orders?|stores?|shops?|shipments?|vehicles?|cars?|units?|seats?|reviews?|ratings?|stars?|items?|products?|'
  + 'countries|cities|markets|locations?|companies|businesses|merchants?|developers?|students?|patients?|jobs?|workers?|homes?|households?|respondents|participants?|shares?|views?|followers|transactions?|teams?|trips?|rides?|passengers?|games?|apps?|models?|partners?|brands?|'
  + 'hours?|hrs?|minutes?|mins?|seconds?|secs?|days?|nights?|weeks?|months?|quarters|years?|decades?|pages?|times|percent';
/** The unit right behind a number, in the text's words. */
const UNIT = new RegExp(`^(?: ?(?:${UNITS_ZH.join('|')})|[ -]?(?:${UNITS_EN})(?![A-Za-z]))`, 'i');
const DURATION = /^(?:个?工作日|个?小时|个?季度|个?星期|个月|钟头|分钟|秒|天|周|年|晚|hours?|hrs?|minutes?|mins?|seconds?|secs?|days?|nights?|weeks?|months?|quarters|years?|decades?)$/i;
/** Measure words that begin another word: `2年级`, `90年代`, `5分类`. */
const NO_UNIT = /^ ?(?:年[级代龄轻]|个性|人工|人民|人员|天猫|天然|周年庆|周边|行业|分类|分期|分享|家居|家电|日[本系常]|日元|米其林|点击|手机|头条|件套|本科|股份|单品|单反|单元|级别|节课|门课|部分|层面|字节|块钱|度假|度电|升级|场景|项目|名称|名单|位置|位于|位数|条件|间隔|首页|双[1十]|包邮|包装|本月|本周|本季|平台|平均|声道|首次|所有|行情|层次|期间|期货|分销|分析|分散|周期|倍速|名列|位居|位列|次日|次月|种草|件均|单价|单日|单月|单车|单客|人均|人气|家庭|家长|页面|项下|吨位|克拉玛)/;
const SCORE = /^(?: ?\/ ?| out of )(5|10|100)(?!\d|[.,]\d|\/)/;
const PERCENT = /^ ?(?:%|percent(?:age)?(?! ?points?)|per cent|pct\b)/i;
const PER_MILLE = /^ ?‰/;
const POINTS = /^[ -]?(?:个?百分点|percentage[- ]points?|pp\b|ppts?\b|pct\b\.? points?)/i;
const BASIS_POINTS = /^[ -]?(?:个?基点|basis[- ]points?|bps?\b)/i;

export interface WrittenUnit {
  readonly kind: QuantityKind;
  readonly unit: string;
  readonly length: number;
}

/** Percent signs, percentage points and basis points at the head of `rest`, the text behind a number. */
export function percentAt(rest: string): WrittenUnit | null {
  const points = POINTS.exec(rest)?.[0];
  if (points !== undefined) return { kind: 'percentage-point', unit: 'pp', length: points.length };
  const basis = BASIS_POINTS.exec(rest)?.[0];
  if (basis !== undefined) return { kind: 'percentage-point', unit: 'bp', length: basis.length };
  const mille = PER_MILLE.exec(rest)?.[0];
  if (mille !== undefined) return { kind: 'percent', unit: '‰', length: mille.length };
  const percent = PERCENT.exec(rest)?.[0];
  return percent === undefined ? null : { kind: 'percent', unit: '%', length: percent.length };
}

/** The measure word or unit at the head of `rest`, the text behind a number; a score (`4.8/5`) has its scale as the unit. */
export function unitAt(rest: string): WrittenUnit | null {
  const score = SCORE.exec(rest);
  if (score !== null) return { kind: 'number', unit: `/${score[1] ?? ''}`, length: score[0].length };
  if (NO_UNIT.test(rest)) return null;
  const written = UNIT.exec(rest)?.[0];
  if (written === undefined) return null;
  const unit = written.replace(/^[ -]/, '');
  return { kind: DURATION.test(unit) ? 'duration' : 'number', unit, length: written.length };
}
