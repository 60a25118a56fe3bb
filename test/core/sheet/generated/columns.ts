import { serialOfDay, serialToUtc } from '../../../../core/sheet/serial-date.ts';
import type { ColumnRole, TypedColumn } from '../../../../core/sheet/typed-table.ts';
import type { PlainCell } from '../plain-workbook.ts';
import type { Random } from './random.ts';
import type { Language } from './truth.ts';

/** A column drawn: its cells with what they mean. */
export interface DrawnColumn {
  readonly header: string;
  readonly unit: string | null;
  /** Plain value of a cell's number: 10000 for one in 万元. */
  readonly multiplier: number;
  readonly types: readonly TypedColumn['type'][];
  readonly roles: readonly ColumnRole[];
  readonly cells: readonly PlainCell[];
  /** In plain units, or serial days; null where missing. */
  readonly values: readonly (number | string | null)[];
  readonly summed: boolean;
  readonly features: readonly string[];
  /** Takes its unit from the caption of the table. */
  readonly money: boolean;
  readonly key: boolean;
}

type Draw = (random: Random, language: Language, rows: number, context: DrawContext) => DrawnColumn;

export interface DrawContext {
  readonly captionUnit: { readonly unit: string; readonly multiplier: number } | null;
  readonly year: number;
}

const WORDS = {
  zh: {
    大区: ['华东', '华南', '华北', '西南', '东北', '华中'],
    产品: ['智能手环', '蓝牙耳机', '充电宝', '路由器', '音箱', '台灯'],
    渠道: ['直播', '门店', '电商', '分销', '团购'],
    部门: ['市场部', '运营部', '客服部', '产品部', '行政部', '财务部'],
    城市: ['上海', '杭州', '广州', '深圳', '北京', '成都'],
    people: ['张三', '李四', '王小明', '赵敏', '陈晓', '刘洋', '周杰'],
    statuses: ['已完成', '进行中', '未开始', '已取消'],
    notes: ['客户要求改期发货', '含运费，次日送达', '已和仓库核对过数量', '缺货两天，客户同意等待', '换货一次，无其他问题'],
  },
  en: {
    Region: ['East', 'South', 'North', 'West', 'Central', 'Islands'],
    Product: ['Smart Band', 'Earbuds', 'Charger', 'Router', 'Speaker', 'Desk Lamp'],
    Channel: ['Web', 'Store', 'Phone', 'Partner', 'Marketplace'],
    Department: ['Marketing', 'Operations', 'Support', 'Product', 'Finance', 'Legal'],
    City: ['Berlin', 'Paris', 'London', 'Madrid', 'Rome', 'Vienna'],
    people: ['Ann Lee', 'Bob Stone', 'Cid Moran', 'Dee Park', 'Eve Holt', 'Fay Ross'],
    statuses: ['Open', 'Closed', 'Pending', 'Cancelled'],
    notes: ['customer asked for a later delivery', 'freight included, arrives next day', 'checked with the warehouse twice', 'out of stock for two days', 'one exchange, no other trouble'],
  },
} as const;

const base = { unit: null, multiplier: 1, summed: false, features: [], money: false, key: false } as const;

export const dimension: Draw = (random, language, rows) => {
  const words: Readonly<Record<string, readonly string[]>> = WORDS[language];
  const header = random.pick(language === 'zh' ? ['大区', '产品', '渠道', '部门', '城市'] : ['Region', 'Product', 'Channel', 'Department', 'City']);
  const names = words[header] ?? [];
  const values = Array.from({ length: rows }, () => random.pick(names));
  return { ...base, header, types: ['text'], roles: ['dimension'], cells: values, values, key: true };
};

export const person: Draw = (random, language, rows) => {
  const values = Array.from({ length: rows }, () => random.pick(WORDS[language].people));
  return { ...base, header: random.pick(language === 'zh' ? ['负责人', '业务员', '姓名', '跟进人'] : ['Owner', 'Sales Rep', 'Assigned to', 'Agent']), types: ['text'], roles: ['person'], cells: values, values, key: true };
};

export const status: Draw = (random, language, rows) => {
  const values = Array.from({ length: rows }, () => random.pick(WORDS[language].statuses));
  return { ...base, header: random.pick(language === 'zh' ? ['状态', '订单状态', '处理状态'] : ['Status', 'Order Status']), types: ['text'], roles: ['status'], cells: values, values, key: true };
};

export const index: Draw = (_random, language, rows) => {
  const values = Array.from({ length: rows }, (_, row) => row + 1);
  return { ...base, header: language === 'zh' ? '序号' : 'No.', types: ['number'], roles: ['id'], cells: values, values, features: ['index column'] };
};

export const code: Draw = (random, language, rows) => {
  const kind = random.pick(['letters', 'zeros', 'long', 'phone', 'post', 'number', 'text number'] as const);
  const start = random.whole(1000, 8000);
  const cell = (row: number): [PlainCell, string] => {
    const at = start + row * 7;
    switch (kind) {
      case 'letters': return [`GD2025${at}`, `GD2025${at}`];
      case 'zeros': return [`00${at}`, `00${at}`];
      case 'long': return [`62220210${at}345678`, `62220210${at}345678`];
      case 'phone': return [13_800_000_000 + at * 131, String(13_800_000_000 + at * 131)];
      case 'post': return [`0${at % 10_000}`.padStart(6, '0'), `0${at % 10_000}`.padStart(6, '0')];
      case 'number': return [20_000 + at, String(20_000 + at)];
      case 'text number': return [String(20_000 + at), String(20_000 + at)];
    }
  };
  const drawn = Array.from({ length: rows }, (_, row) => cell(row));
  const headers = {
    zh: { letters: '工单号', zeros: '物料编码', long: '银行卡号', phone: '联系电话', post: '邮编', number: '订单编号', 'text number': '会员号' },
    en: { letters: 'Ticket ID', zeros: 'SKU', long: 'Account Number', phone: 'Mobile', post: 'Zip Code', number: 'Order ID', 'text number': 'Member No' },
  } as const;
  return { ...base, header: headers[language][kind], types: kind === 'phone' || kind === 'number' ? ['number', 'text'] : ['text'], roles: ['id'], cells: drawn.map(([written]) => written), values: drawn.map(([, value]) => value), features: [`id: ${kind}`], key: true };
};

export const truth: Draw = (random, language, rows) => {
  const pairs: readonly (readonly [string, string])[] = language === 'zh' ? [['是', '否'], ['✓', '✗'], ['√', '×'], ['有', '没有']] : [['Yes', 'No'], ['Y', 'N'], ['✓', '✗'], ['TRUE', 'FALSE']];
  const [yes, no] = random.pick(pairs);
  const drawn = Array.from({ length: rows }, () => random.chance(0.6));
  const cells = drawn.map((value) => (yes === 'TRUE' ? value : value ? yes : no));
  return { ...base, header: random.pick(language === 'zh' ? ['是否会员', '是否回访', '含税'] : ['Is member', 'Called back', 'Taxed']), types: ['text', 'boolean'], roles: ['dimension', 'status'], cells, values: cells.map(String), features: ['yes and no'] };
};

export const note: Draw = (random, language, rows) => {
  const values = Array.from<unknown, string | null>({ length: rows }, () => (random.chance(0.4) ? random.pick<string>(WORDS[language].notes) : null));
  if (!values.some((value) => value !== null)) values[0] = WORDS[language].notes[0];
  return { ...base, header: random.pick(language === 'zh' ? ['备注', '情况说明'] : ['Remarks', 'Comments']), types: ['text'], roles: ['text', 'dimension'], cells: values, values, features: ['notes column'] };
};

/** Styles of writing one day. */
const DAY_STYLES: Readonly<Record<string, (year: number, month: number, day: number, serial: number) => PlainCell>> = {
  real: (_y, _m, _d, serial) => ({ value: serial, format: 'yyyy-mm-dd' }),
  general: (_y, _m, _d, serial) => serial,
  compact: (year, month, day) => year * 10_000 + month * 100 + day,
  iso: (year, month, day) => `${year}-${two(month)}-${two(day)}`,
  slashes: (year, month, day) => `${year}/${month}/${day}`,
  points: (year, month, day) => `${year}.${month}.${day}`,
  chinese: (year, month, day) => `${year}年${month}月${day}日`,
  'short year': (year, month, day) => `${year % 100}/${month}/${day}`,
  'no year': (_y, month, day) => `${month}月${day}日`,
  'month first': (year, month, day) => `${month}/${day}/${year}`,
  'day first': (year, month, day) => `${day}/${month}/${year}`,
  'month word': (year, month, day) => `${day}-${MONTHS[month - 1] ?? ''}-${year}`,
  'with time': (year, month, day) => `${year}-${two(month)}-${two(day)} 00:00:00`,
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function two(value: number): string {
  return String(value).padStart(2, '0');
}

export const day: Draw = (random, language, rows, context) => {
  const known = ['real', 'real', 'general', 'compact', 'iso', 'slashes', 'points', 'mixed', 'with time', 'short year'];
  const style = random.pick([...known, ...(language === 'zh' ? ['chinese', 'no year'] : ['month first', 'day first', 'month word'])]);
  const mixed = language === 'zh' ? ['real', 'iso', 'slashes', 'chinese', 'points'] : ['real', 'iso', 'slashes', 'month word'];
  const step = random.pick([1, 3, 9]);
  const first = serialOfDay(context.year, random.whole(1, 4), random.whole(1, 28)) ?? 45_658;
  const values = Array.from({ length: rows }, (_, row) => (style === 'no year' ? first + Math.floor((row * 200) / rows) : first + row * step));
  const cells = values.map((serial) => {
    const date = new Date(serialToUtc(serial));
    const write = DAY_STYLES[style === 'mixed' ? random.pick(mixed) : style];
    return write?.(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), serial) ?? null;
  });
  return { ...base, header: random.pick(language === 'zh' ? ['日期', '下单日期', '创建时间'] : ['Date', 'Order Date', 'Created At']), types: ['date'], roles: ['time'], cells, values, features: [`day: ${style}`], key: true };
};

const STRETCH_STYLES: Readonly<Record<string, (year: number, month: number) => PlainCell>> = {
  'real month': (year, month) => ({ value: serialOfDay(year, month, 1), format: 'yyyy"年"m"月"' }),
  'chinese month': (year, month) => `${year}年${month}月`,
  'dash month': (year, month) => `${year}-${two(month)}`,
  'point month': (year, month) => `${year}.${two(month)}`,
  'compact month': (year, month) => year * 100 + month,
  'word month': (year, month) => `${MONTHS[month - 1] ?? ''} ${year}`,
  'short word month': (year, month) => `${MONTHS[month - 1] ?? ''}-${year % 100}`,
  'bare month': (_year, month) => `${month}月`,
};

export const month: Draw = (random, language, rows, context) => {
  const style = random.pick(['real month', 'dash month', 'point month', 'compact month', ...(language === 'zh' ? ['chinese month', 'bare month'] : ['word month', 'short word month'])]);
  const offsets = Array.from({ length: rows }, (_, row) => Math.floor((row * Math.min(12, rows)) / rows));
  const write = STRETCH_STYLES[style];
  return {
    ...base, header: language === 'zh' ? random.pick(['月份', '年月', '统计月份']) : random.pick(['Month', 'Period']), types: ['date'], roles: ['time'],
    cells: offsets.map((offset) => write?.(context.year, offset + 1) ?? null),
    values: offsets.map((offset) => serialOfDay(context.year, offset + 1, 1)),
    features: [`month: ${style}`], key: true,
  };
};

export const quarter: Draw = (random, language, rows, context) => {
  const styles: readonly ((year: number, number: number) => string)[] =
    language === 'zh' ? [(y, q) => `${y}年第${q}季度`, (y, q) => `${y}年${'一二三四'[q - 1] ?? ''}季度`, (y, q) => `${y}Q${q}`, (y, q) => `${y}年Q${q}`] : [(y, q) => `${y}-Q${q}`, (y, q) => `Q${q} ${y}`, (y, q) => `${y} Q${q}`];
  const write = random.pick(styles);
  const offsets = Array.from({ length: rows }, (_, row) => Math.floor((row * 8) / Math.max(8, rows)));
  const parts = offsets.map((offset) => [context.year + Math.floor(offset / 4), (offset % 4) + 1] as const);
  return {
    ...base, header: language === 'zh' ? '季度' : 'Quarter', types: ['date'], roles: ['time'],
    cells: parts.map(([year, number]) => write(year, number)), values: parts.map(([year, number]) => serialOfDay(year, number * 3 - 2, 1)), features: ['quarters'], key: true,
  };
};

/** Ways to write a number that stands for itself. */
const NUMBER_STYLES: Readonly<Record<string, (value: number) => PlainCell>> = {
  number: (value) => value,
  shown: (value) => ({ value, format: '#,##0.00' }),
  text: (value) => String(value),
  blanks: (value) => ` ${value} `,
  'full width': (value) => String(value).replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  thousands: (value) => value.toLocaleString('en-US', { maximumFractionDigits: 2 }),
};

/** Numbers with junk among them: placeholders, errors, blanks. */
function spoil(random: Random, cells: PlainCell[], values: (number | string | null)[], features: string[]): void {
  if (!random.chance(0.3)) return;
  const junk = random.pick<PlainCell>(['-', '—', 'N/A', '无', '暂无', null, { error: '#N/A' }, { error: '#DIV/0!' }, '/', '--']);
  features.push(junk !== null && typeof junk === 'object' ? 'errors' : junk === null ? 'blanks' : 'placeholders');
  cells.forEach((_, row) => {
    if (row % 2 === 0 || !random.chance(0.25)) return;
    cells[row] = junk;
    values[row] = null;
  });
}

function clean(value: number): number {
  return Number(value.toPrecision(12));
}

export const money: Draw = (random, language, rows, { captionUnit }) => {
  const header = random.pick(language === 'zh' ? ['销售额', '实际收入', '成本', '目标金额', '费用', '毛利'] : ['Revenue', 'Actual Cost', 'Budget', 'Spend', 'Profit', 'Target Amount']);
  const currency = language === 'zh' ? '元' : 'USD';
  const where = captionUnit === null ? random.pick(['none', 'header', 'cells', 'symbol'] as const) : random.pick(['caption', 'caption', 'header'] as const);
  const sizes: readonly (readonly [number, string])[] =
    language === 'zh' ? [[1e4, '万元'], [1e4, '万'], [1, '元'], [1e3, '千元'], [1e8, '亿元']] : [[1e3, 'k USD'], [1e6, 'USD million'], [1, 'USD'], [1e3, 'USD thousands']];
  const [size, sized] = random.pick(sizes);
  const style = random.pick(['number', 'number', 'shown', 'shown', 'text', 'full width', 'thousands', 'brackets', 'mixed']);
  const features: string[] = [`money: unit in ${where}`];
  if (where === 'none' || where === 'caption' || where === 'header') features.push(`numbers: ${style}`);
  const plain = Array.from({ length: rows }, () => random.whole(10_000, 9_999_999) / 100);
  const write = (value: number): PlainCell => {
    if (where === 'cells') {
      if (language === 'zh') return random.pick([`${value}元`, `${value.toLocaleString('en-US')}元`]);
      return `${value.toLocaleString('en-US')} USD`;
    }
    if (where === 'symbol') return language === 'zh' ? `¥${value.toLocaleString('en-US')}` : { value, format: '[$$-409]#,##0.00' };
    if (style === 'brackets') return value % 3 < 1 ? `(${value.toLocaleString('en-US')})` : value;
    return (NUMBER_STYLES[style === 'mixed' ? random.pick(['number', 'text', 'thousands', 'blanks']) : style] ?? ((same: number) => same))(value);
  };
  const cells = plain.map(write);
  const multiplier = where === 'header' ? size : where === 'caption' ? (captionUnit?.multiplier ?? 1) : 1;
  const unit =
    where === 'caption' ? (captionUnit?.unit ?? null) : where === 'header' ? (sized === '万' ? (captionUnit?.unit ?? null) : currency) : where === 'cells' ? currency : where === 'symbol' ? (language === 'zh' ? '¥' : '$') : null;
  const values: (number | string | null)[] = plain.map((value) => clean((style === 'brackets' && where !== 'cells' && where !== 'symbol' && value % 3 < 1 ? -value : value) * multiplier));
  spoil(random, cells, values, features);
  return {
    ...base, header: where === 'header' ? (language === 'zh' ? `${header}（${sized}）` : `${header} (${sized})`) : header,
    unit, multiplier, types: ['number'], roles: ['measure'], cells, values, summed: true, features, money: where === 'caption',
  };
};

export const bigMoney: Draw = (random, language, rows) => {
  const styles: readonly ((value: number) => [string, number])[] =
    language === 'zh'
      ? [(v) => [`${v}万`, v * 1e4], (v) => [`${v}万元`, v * 1e4], (v) => (v > 50 ? [`${v}万`, v * 1e4] : [String(Math.round(v * 100)), Math.round(v * 100)]), (v) => (v > 60 ? [`${v}亿`, v * 1e8] : [`${v}万`, v * 1e4])]
      : [(v) => [`${v}k`, v * 1e3], (v) => (v > 50 ? [`${v}M`, v * 1e6] : [`${v}K`, v * 1e3]), (v) => [`${v} k`, v * 1e3]];
  const write = random.pick(styles);
  const drawn = Array.from({ length: rows }, () => write(random.whole(10, 999) / 10));
  const unit = drawn[0]?.[0].includes('元') === true ? '元' : drawn[0]?.[0].startsWith('$') === true ? '$' : null;
  return { ...base, header: random.pick(language === 'zh' ? ['播放量', '曝光量', '点赞数'] : ['Views', 'Traffic', 'Impressions']), unit, types: ['number'], roles: ['measure'], cells: drawn.map(([written]) => written), values: drawn.map(([, value]) => clean(value)), summed: true, features: ['numbers: 万, 亿, k, M'] };
};

export const count: Draw = (random, language, rows) => {
  const features: string[] = [];
  const drawn = Array.from({ length: rows }, () => random.whole(1, 9000));
  const style = random.pick(['number', 'number', 'thousands', 'unit'] as const);
  const counted = language === 'zh' ? '单' : ' orders';
  const cells: PlainCell[] = drawn.map((value) => (style === 'unit' ? `${value}${counted}` : (NUMBER_STYLES[style]?.(value) ?? value)));
  const values: (number | string | null)[] = [...drawn];
  spoil(random, cells, values, features);
  return { ...base, header: random.pick(language === 'zh' ? ['订单数', '销量', '访问人数'] : ['Orders', 'Units', 'Visits']), unit: style === 'unit' ? counted.trim() : null, types: ['number'], roles: ['measure'], cells, values, summed: true, features };
};

export const balance: Draw = (random, language, rows) => {
  const drawn = Array.from({ length: rows }, () => random.whole(1, 9000));
  return { ...base, header: random.pick(language === 'zh' ? ['期末库存', '在职人数'] : ['Closing stock', 'Headcount']), types: ['number'], roles: ['measure'], cells: drawn, values: drawn, features: ['balance'] };
};

export const rate: Draw = (random, language, rows) => {
  const style = random.pick(['shown', 'text', 'header', 'mixed', 'fraction', 'per mille'] as const);
  const drawn = Array.from({ length: rows }, () => random.whole(10, 990) / 1000);
  const cells = drawn.map((value): PlainCell => {
    const percent = `${clean(value * 100)}%`;
    switch (style) {
      case 'shown': return { value, format: '0.0%' };
      case 'text': return percent;
      case 'header': return clean(value * 100);
      case 'mixed': return random.chance(0.5) ? percent : { value, format: '0.0%' };
      case 'fraction': return value;
      case 'per mille': return `${clean(value * 1000)}‰`;
    }
  });
  const header = random.pick(language === 'zh' ? ['完成率', '退款率', '占比', '转化率'] : ['Conversion Rate', 'Refund rate', 'Share', 'Margin pct']);
  return {
    ...base, header: style === 'header' ? `${header}${language === 'zh' ? '（%）' : ' (%)'}` : header, unit: style === 'fraction' ? null : '%', multiplier: 1, types: ['number'], roles: ['ratio'], cells, values: drawn, features: [`rate: ${style}`],
  };
};

export const price: Draw = (random, language, rows, context) => {
  // Whether a caption speaks of prices too, nobody can tell.
  if (context.captionUnit !== null) return count(random, language, rows, context);
  const drawn = Array.from({ length: rows }, () => random.whole(500, 90_000) / 100);
  return { ...base, header: random.pick(language === 'zh' ? ['客单价', '单价', '均价', '人均消费'] : ['Unit Price', 'Average order value', 'Cost per click', 'Avg. price']), types: ['number'], roles: ['ratio'], cells: drawn.map((value) => ({ value, format: '0.00' })), values: drawn, features: ['price or average'] };
};

export const duration: Draw = (random, language, rows) => {
  const where = random.pick(['header', 'cells', 'mixed'] as const);
  const drawn = Array.from({ length: rows }, () => random.whole(1, 200));
  const [minute, hour] = language === 'zh' ? (['分钟', '小时'] as const) : ([' min', ' h'] as const);
  const hours = drawn.map((value, row) => where === 'mixed' && row % 4 === 3 && value < 60);
  return {
    ...base, header: `${language === 'zh' ? '处理时长' : 'Handling time'}${where === 'header' ? (language === 'zh' ? '(分钟)' : ' (min)') : ''}`, unit: minute.trim(), types: ['number'], roles: ['measure'],
    cells: drawn.map((value, row) => (where === 'header' ? value : hours[row] === true ? `${value}${hour}` : `${value}${minute}`)),
    values: drawn.map((value, row) => (hours[row] === true ? value * 60 : value)), summed: true, features: [`duration: unit in ${where}`],
  };
};

export const score: Draw = (random, language, rows) => {
  const drawn = Array.from({ length: rows }, () => random.whole(1, 5));
  return { ...base, header: language === 'zh' ? random.pick(['满意度', '评分']) : random.pick(['Satisfaction', 'Rating']), types: ['number'], roles: ['score'], cells: drawn, values: drawn, features: ['score'] };
};

export const STUB_KINDS: readonly Draw[] = [dimension, dimension, dimension, person, status, day, day, month, quarter, code, code];
export const VALUE_KINDS: readonly Draw[] = [money, money, money, bigMoney, count, count, balance, rate, rate, price, duration, score, truth];
