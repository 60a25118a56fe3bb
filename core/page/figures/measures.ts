/** What business pages measure, longer names before those inside them. */
const MEASURES_ZH = [
  '营业总收入', '主营业务收入', '营业收入', '总营收', '总收入', '营收', '归母净利润', '扣非净利润', '净利润', '净利', '毛利润', '毛利率', '净利率', '营业利润率', '营业利润', '利润总额', '利润率', '利润', '净亏损', '亏损',
  '成交总额', '成交额', '交易总额', '交易额', '交易量', '成交量', '销售总额', '销售额', '销售收入', '零售总额', '零售额', '销量', '出货量', '交付量', '产量', '订单量', '订单数', '订单', '收入',
  '市场规模', '产业规模', '市场份额', '份额', '市场占有率', '市占率', '占有率', '占比', '比重', '渗透率', '增速', '增长率', '年复合增长率', '复合增长率', '增幅', '降幅', '涨幅', '跌幅',
  '月活跃用户数', '月活跃用户', '日活跃用户数', '日活跃用户', '用户满意度', '客户满意度', '活跃用户数', '活跃用户', '付费用户', '用户规模', '用户数量', '用户总数', '用户数', '注册用户', '用户', '月活', '日活', '会员数', '会员', '粉丝', '下载量', '安装量', '播放量', '浏览量', '访问量', '客流量', '客流', '客户数量', '客户数', '客户', '商家',
  '留存率', '复购率', '转化率', '点击率', '退货率', '好评率', '满意度', '净推荐值', '续费率', '流失率', '覆盖率', '使用率', '采用率', '普及率', '准确率', '完成率', '投诉量', '回报率', '投资回报率', '效率', '客单价', '平均价格', '平均售价', '中位数', '均价', '单价', '售价', '起售价', '房价', '价格', '定价',
  '股价', '市值', '估值', '融资额', '融资', '募资', '投资额', '总投资', '投资', '研发投入', '研发费用', '营销费用', '成本', '费用', '支出', '预算', '现金流', '现金储备', '负债率', '资产', '罚款', '补贴', '票房', '分红',
  '门店总数', '门店数量', '门店数', '门店', '店铺', '员工总数', '员工数', '员工', '裁员', '产能', '库存', '出口额', '进口额', '出口', '进口', '进出口总额', '关税', '失业率', '利率', '收益率', '每股收益', '薪资', '工资', '受访者', '消费者', '企业', '网民',
];
/** Stand alone among Latin letters, in either language. */
const ACRONYMS = ['GMV', 'MAU', 'DAU', 'NPS', 'ARR', 'MRR', 'GDP', 'CPI', 'EPS', 'EBITDA', 'ROI', 'CAGR', 'CPC', 'CPA'];
const MEASURES_EN = [
  'net revenues?', 'total revenues?', 'recurring revenue', 'revenues?', 'net sales', 'same-store sales', 'comparable sales', 'online sales', 'retail sales', 'sales', 'net income', 'net loss(?:es)?', 'net profits?', 'operating (?:profit|income|margin|cash flow)', 'gross (?:profit|margin)s?', 'profits?', 'margins?', 'earnings(?: per share)?', 'bookings',
  'market share', 'share of (?:the )?[a-z]+(?: [a-z]+)?', 'market size', 'market value', 'market cap(?:italization)?', 'valuation', 'valued', 'funding', 'raised', 'investments?', 'budgets?', 'spending', 'spend', 'costs?', 'expenses', '(?:average|mean|median) (?:selling |order |unit )?(?:prices?|value|cost|salary|spend)', 'prices?',
  '(?:monthly |daily )?active users', 'users', 'paying customers', 'customers', 'subscribers', 'subscriptions', 'members', 'downloads', 'installs', 'traffic', 'visits', 'visitors', 'page ?views', '(?:video )?views', 'impressions', 'engagements?', 'clicks', 'leads', 'sign-?ups', 'cost per (?:click|acquisition|lead|order)', 'conversion rates?', 'conversions?', 'click-through rates?', 'open rates?', 'bounce rates?', 'response rates?', 'churn(?: rate)?', 'retention(?: rates?)?', '(?:customer )?satisfaction', 'net promoter score', 'adoption', 'penetration', 'engagement',
  'compound annual growth rate', 'annual growth rate', 'growth rate', 'growth', 'shipments', 'deliveries', 'production', 'output', 'inventory', 'stores', 'employees', 'workforce', 'headcount', 'jobs', 'layoffs', 'exports', 'imports', 'inflation', 'unemployment(?: rate)?', 'interest rates?', 'wages', 'salar(?:y|ies)', 'productivity', 'efficiency', 'accuracy', 'emissions', 'orders', 'transactions', 'volumes?', 'turnover', 'dividend', 'debt', 'demand', 'returns? on investment', 'yields?', 'market', 'industry', 'respondents', 'consumers', 'shoppers', 'marketers', 'businesses', 'companies',
];
const MEASURE = new RegExp(`${[...MEASURES_ZH].sort((one, other) => other.length - one.length).join('|')}|(?<![a-z-])(?:${[...MEASURES_EN, ...ACRONYMS].join('|')})(?![a-z])`, 'gi');
/** Measures that count only where they moved: the price of a thing on a page belongs to the product. */
const OF_PRICES = /^(?:价格|售价|起售价|单价|定价|prices?|costs?|成本|费用|spend|spending|expenses)$/i;
/** Groups that are counted, and measure something only with a number of them or a share of them. */
const GROUPS = /^(?:用户|客户|商家|会员|粉丝|门店|店铺|员工|订单|企业|受访者|消费者|网民|投资|出口|进口|资产|users|customers|members|visitors|stores|employees|jobs|orders|market|industry|respondents|consumers|shoppers|marketers|businesses|companies|subscribers|transactions|returns?)$/i;

export interface Measure {
  /** As the sentence says it. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly isPrice: boolean;
  readonly isGroup: boolean;
}

/** The measures that a sentence names, in order. */
export function measuresIn(sentence: string): Measure[] {
  return [...sentence.matchAll(MEASURE)].map((match) => ({
    name: match[0], start: match.index, end: match.index + match[0].length, isPrice: OF_PRICES.test(match[0]), isGroup: GROUPS.test(match[0]),
  }));
}

export function hasMeasure(sentence: string): boolean {
  return sentence.search(MEASURE) >= 0;
}
