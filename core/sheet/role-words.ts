import { halfWidth } from '../quantity/half-width.ts';
import { parseDateText } from './date-text.ts';
import { parseYearlessDate } from './yearless-date.ts';

/**
 * Words in headers, Chinese and English, that tell what a column is for. English words are matched whole,
 * whatever joins them: `Order_ID`, `orderId` and `order id` read alike.
 */
const WORDS = {
  id: /编号|编码|单号|序号|工号|学号|卡号|账号|帐号|号码|流水号|条码|条形码|身份证|手机|电话|联系方式|邮编|代码|主键|款号|货号|批号|型号|订单号|前置任务|前置|依赖|父任务|^no$|#$|号$|\bids?\b|\buuid\b|\bguid\b|\bsku\b|\bcodes?\b|\bno\b|\bnumber\b|\bphone\b|\bmobile\b|\bzip\b|\bpostal\b|\bbarcode\b|\bkey$|\bserial\b|\bindex\b|\bpredecessors?\b|\bdependenc(?:y|ies)\b|\bdepends on\b|\bparent\b|^case concept name$|^case$/,
  person: /姓名|人员|负责人|责任人|经办人?|对接人|跟进人|^客服$|客服(?:人员|专员|姓名)|坐席|座席|员工|销售员|业务员|导购|经理|主管|专员|处理人|执行人|受理人|作者|创建人|提交人|审批人|申请人|参与人|成员|工程师|医生|教师|^人$|\bagent\b|\bassignee\b|\bowner\b|\bemployee\b|\bstaff\b|\b(?:sales )?rep\b|\bmanager\b|\bresource\b|\bsalesperson\b|\boperator\b|\bengineer\b|\bresponsible\b|\bassigned to\b|\bcreator\b|\bauthor\b|\bperson\b|\bmember\b|\bfull name\b|\b(?:first|last|employee|staff) name\b/,
  status: /状态|进展|处理结果|审批结果|\bstatus\b|\bstage\b|\bphase\b|\boutcome\b|\bresolution\b/,
  currency: /币种|货币|\bcurrency\b|\bccy\b/,
  score: /满意度|评分|得分|打分|分数|星级|评价分|推荐度|推荐意愿|推荐|nps|csat|0\s*[-~到至]\s*10|1\s*[-~到至]\s*[57]|\bscores?\b|\brating\b|\bsatisfaction\b|\bstars?\b|\blikelihood\b|\blikely\b|\brecommend\b|\bgrade\b/,
  time: /日期|时间|年月|月份|年份|年度|季度|周次|^[年月日周]$|\bdate\b|\btime\b|\btimestamp\b|\bdatetime\b|\bday\b|\bmonth\b|\byear\b|\bquarter\b|\bweek\b|\bperiod\b|\bat\b/,
  occurred: /创建|下单|提交|发生|登记|报单|受理|订单日期|销售日期|成交|交易|记录|建单|进线|\border(?:ed)?\b|\bcreated?\b|\bopened\b|\bsubmitted\b|\blogged\b|\breported\b|\binvoice\b|\bposted\b|\btransaction\b|\btimestamp\b|\bsold\b/,
  start: /开始|起始|开工|启动|生效|起$|入职|\bstart(?:ed)?\b|\bbegin(?:ning)?\b|\bfrom\b|\bkick ?off\b|\beffective\b/,
  end: /结束|截止|完成(?:时间|日期)|完工|竣工|到期|解决|关闭|结案|终止|交付|截至|要求日期|发货|送达|离职|\bends?\b|\bended\b|\bdue\b|\bfinish(?:ed)?\b|\bdeadline\b|\bclosed?\b|\bresolved?\b|\bcompleted?\b|\bexpir\w*\b|\buntil\b|\bto\b|\bdelivered\b|\bshipped\b|\brequired\b/,
  ratioEnd: /(?:率|占比|比例|比率|百分比|完成度|达成度|利用率|比|%|进度|折扣|系数|指数|单价|均价|客单价|客单|平均值?|均值|中位数|同比|环比|增幅|涨幅|增速)(?:\([^()]*\))?$|^(?:平均|人均|日均|月均|户均|店均|件均|单均|每)|(?:转化|获客|引流|线索|单位|单[次件客个品])成本|\b(?:rate|ratio|percent|percentage|pct|share|conversion|ctr|cvr|roi|roas|yoy|mom|progress|utili[sz]ation|growth)$|\b(?:unit |list |average |avg )?price$|^(?:avg|average|mean|median|min|max|minimum|maximum|lowest|highest)\b|^(?:最高|最低|最大|最小)|\bper\b|\b(?:avg|average|mean)$|\bdiscount$|\bunit cost$|\bcost per\b|^(?:cp[acdilmrs]|cac|arpp?u|aov|asp)$/,
  measure: /金额|收入|营收|业绩|销售额|销量|销售$|数量|[数量额费]$|费用|成本|利润|毛利|预算|实际|目标|计划|库存|访问|点击|曝光|浏览|人次|次数|件数|单数|工时|时长|耗时|总价|总计|支出|花费|余额|工资|薪|奖金|\bsales\b|\brevenue\b|\bamount\b|\btotal\b|\bqty\b|\bquantity\b|\bcosts?\b|\bprofit\b|\bbudget\b|\bactual\b|\btarget\b|\bplan\b|\bfreight\b|\bcounts?\b|\bvisits\b|\bviews\b|\bclicks\b|\bimpressions\b|\bspend\b|\borders\b|\bunits\b|\bvolume\b|\bhours\b|\bminutes\b|\bduration\b|\bincome\b|\bexpenses?\b|\btax\b|\bfees?\b|\bnumber of\b|\bno of\b|\bstock\b|\binventory\b|\bsalary\b|\bbonus\b|\bturnover\b|\bgmv\b|\bdays\b/,
  dimension: /大区|地区|区域|片区|省份?|城市|国家|部门|团队|小组|班组|渠道|产品|商品|品类|品线|类别|类型|分类|品牌|门店|店铺|仓库|等级|级别|优先级|风险|性别|年龄段|来源|事件|岗位|职位|行业|客户|供应商|项目|科目|版本|平台|设备|方式|星期|\bchannel\b|\bregion\b|\barea\b|\bcountry\b|\bcity\b|\bprovince\b|\bdepartment\b|\bdept\b|\bcategory\b|\bproduct\b|\btype\b|\bsegment\b|\bpriority\b|\bbrand\b|\bstore\b|\bsource\b|\bgender\b|\blevel\b|\btier\b|\bclass\b|\bgroup\b|\bactivity\b|\bevent\b|\bshipper\b|\bsupplier\b|\bvendor\b|\bcustomer\b|\bteam\b|\bplatform\b|\bdevice\b|\bcampaign\b|\baccount\b/,
  text: /备注|描述|详情|内容|评论|意见|建议|反馈|地址|摘要|标题|原因说明|链接|网址|邮箱|\bremarks?\b|\bcomments?\b|\bdescription\b|\bnotes?\b|\bfeedback\b|\bmessage\b|\bsubject\b|\baddress\b|\bsummary\b|\burl\b|\blink\b|\be ?mail\b|\btitle\b/,
  /** Yes and no as 1 and 0. */
  flag: /^是否|^有无|^(?:is|has|was|did|can)\b|\bflag$|标[志识记]$/,
  numberedGroup: /年龄$|月份|^[年月周]$|周次|季度|星期|等级|级别|优先级|小时$|时段|班次|楼层|\bmonth\b|\byear\b|\bweek\b|\bquarter\b|\bweekday\b|\bhour\b|\blevel\b|\btier\b|\bpriority\b|\bfloor\b|\bage\b|\bgrade\b/,
  counted: /(?:数|数量|单量|销量|件数|次数|人次|笔数|户数|人数|天数|客流|工时|时长|耗时|库存|量)(?:\([^()]*\))?$|\b(?:counts?|qty|quantity|orders|units|users|visits|views|clicks|customers|tickets|headcount|hours|minutes|days|number of|no of|volume|stock|inventory|impressions|traffic|sessions|downloads|installs|followers|subscribers|leads|calls|people|employees|shipments|returns|transactions)\b/,
} as const;

export type WordKind = keyof typeof WORDS;

/** True where the header holds words of that kind. */
export function hasWord(kind: WordKind, header: string): boolean {
  return WORDS[kind].test(spaced(header));
}

const remembered = new Map<string, string>();

/** `Order_ID`, `orderId`, `time:timestamp` -> words between single blanks, lower case. */
function spaced(header: string): string {
  const before = remembered.get(header);
  if (before !== undefined) return before;
  const words = halfWidth(header)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_:./\\|\s-]+/g, (joint) => (/^-$/.test(joint) ? '-' : ' '))
    .replace(/(?<=[A-Za-z])-(?=[A-Za-z])/g, ' ')
    .trim()
    .toLowerCase();
  if (remembered.size < 10_000) remembered.set(header, words);
  return words;
}

/**
 * True for numbers that name groups: levels, hours, months. A column that is itself one month is no such thing, nor
 * what is measured over one: 季度目标, 一季度小计.
 */
export function numbersGroups(name: string): boolean {
  const leaf = leafOf(name);
  if (hasWord('measure', leaf) || /[小合总累]计$|\btotal$/i.test(leaf)) return false;
  return hasWord('numberedGroup', leaf) && parseYearlessDate(leaf) === null && parseDateText(leaf) === null;
}

/** The last part of a joined header: `销售 / 目标` -> `目标`. */
export function leafOf(name: string): string {
  return name.split(' / ').at(-1) ?? name;
}

export function namesDate(name: string): boolean {
  return hasWord('time', name) || hasWord('start', name) || hasWord('end', name);
}

export function namesYear(name: string): boolean {
  return /(?:年份?|年度|财年)$|\b(?:fiscal |calendar )?year$|\bfy$/i.test(halfWidth(name).trim());
}

export function namesId(name: string): boolean {
  return hasWord('id', leafOf(name)) && !hasWord('counted', leafOf(name));
}
