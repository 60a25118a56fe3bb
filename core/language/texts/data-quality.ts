import type { Text } from '../language.ts';

/** How a problem is told: its short name beside a column, the sentence, and what to do. */
interface ProblemTexts {
  readonly name: Text;
  /** `one` is the English of a single row or cell. */
  readonly said: Text & { readonly one?: string };
  readonly step: Text;
}

const PROBLEMS = {
  'duplicate-row': {
    name: { zh: '重复行', en: 'Repeated rows' },
    said: { zh: '{count} 行与前面的行内容相同，流水编号不算（{cells}）', en: '{count} rows are like an earlier one in every column, running numbers aside ({cells})', one: '{count} row is like an earlier one in every column, running numbers aside ({cells})' },
    step: { zh: '删去多余的行，或确认确有多笔', en: 'Delete the repeats, or confirm that each is a record of its own' },
  },
  'duplicate-key': {
    name: { zh: '编号重复', en: 'Repeated keys' },
    said: { zh: '“{column}”有 {count} 个编号在前面已经用过（{cells}）', en: '{count} values of “{column}” are used in an earlier row already ({cells})', one: '{count} value of “{column}” is used in an earlier row already ({cells})' },
    step: { zh: '核对是否重复录入', en: 'Check whether the record was entered twice' },
  },
  missing: {
    name: { zh: '缺少值', en: 'Missing values' },
    said: { zh: '“{column}”缺 {count} 个值（{cells}）', en: '“{column}” lacks {count} values ({cells})', one: '“{column}” lacks {count} value ({cells})' },
    step: { zh: '补全，或确认本来就可以为空', en: 'Fill them in, or confirm that they may be empty' },
  },
  'mixed-type': {
    name: { zh: '读不出的值', en: 'Unreadable values' },
    said: { zh: '“{column}”有 {count} 个单元格读不出来，按缺失处理（{cells}）', en: '{count} cells of “{column}” cannot be read like the others and count as missing ({cells})', one: '{count} cell of “{column}” cannot be read like the others and counts as missing ({cells})' },
    step: { zh: '改成数字或日期，说明另放一列', en: 'Write numbers or dates, and remarks in a column of their own' },
  },
  'number-among-words': {
    name: { zh: '文字里混有数字', en: 'Numbers among words' },
    said: { zh: '“{column}”多为文字，其中 {count} 个是数字（{cells}）', en: '{count} numbers stand among the words of “{column}” ({cells})', one: '{count} number stands among the words of “{column}” ({cells})' },
    step: { zh: '确认是编号，还是填错了列', en: 'Confirm that they are codes, not values in the wrong column' },
  },
  'error-value': {
    name: { zh: '公式错误', en: 'Formula errors' },
    said: { zh: '“{column}”有 {count} 个公式错误，按缺失处理（{cells}）', en: '{count} formula errors in “{column}” count as missing ({cells})', one: '{count} formula error in “{column}” counts as missing ({cells})' },
    step: { zh: '改正公式', en: 'Correct the formulas' },
  },
  outlier: {
    name: { zh: '远离其余的值', en: 'Values far from the rest' },
    said: {
      zh: '“{column}”有 {count} 个值远离其余（{cells}）：第一个是 {value}，通常在 {low} 到 {high} 之间',
      en: '{count} values of “{column}” are far from the rest ({cells}): the first is {value}, usual is {low} to {high}',
      one: '{count} value of “{column}” is far from the rest ({cells}): it is {value}, usual is {low} to {high}',
    },
    step: { zh: '核对单位、小数点和多打的零', en: 'Check the unit, the decimal point and extra zeros' },
  },
  'odd-date': {
    name: { zh: '相差数年的日期', en: 'Dates years away' },
    said: { zh: '“{column}”有 {count} 个日期与其余相差数年（{cells}）：第一个是 {value}', en: '{count} dates of “{column}” are years away from the rest ({cells}): the first is {value}', one: '{count} date of “{column}” is years away from the rest ({cells}): it is {value}' },
    step: { zh: '核对年份', en: 'Check the year' },
  },
  'negative-value': {
    name: { zh: '个别负数', en: 'A few negative values' },
    said: { zh: '“{column}”只有 {count} 个负数，其余都是正数（{cells}）', en: '{count} values of “{column}” are below zero where all others are above it ({cells})', one: '{count} value of “{column}” is below zero where all others are above it ({cells})' },
    step: { zh: '确认是退款，还是符号录错', en: 'Confirm that they are refunds, not wrong signs' },
  },
  'inconsistent-name': {
    name: { zh: '写法不一', en: 'Names spelt two ways' },
    said: { zh: '“{column}”里的“{other}”（{count} 行，{cells}）可能就是“{usual}”，目前分成两组', en: '“{other}” in “{column}” ({count} rows, {cells}) may be “{usual}”; they count as two groups', one: '“{other}” in “{column}” ({count} row, {cells}) may be “{usual}”; they count as two groups' },
    step: { zh: '统一成一个写法', en: 'Write them one way' },
  },
  'unmatched-key': {
    name: { zh: '找不到对应记录', en: 'Keys without partner' },
    said: { zh: '“{column}”有 {count} 行的值在“{list}”里找不到，如“{example}”（{cells}）', en: '{count} rows have a “{column}” that “{list}” does not have, such as “{example}” ({cells})', one: '{count} row has a “{column}” that “{list}” does not have: “{example}” ({cells})' },
    step: { zh: '补上对应记录，或改正编号', en: 'Add the record it names, or correct the key' },
  },
  'ambiguous-date': {
    name: { zh: '分不清月和日', en: 'Day or month unclear' },
    said: { zh: '“{column}”有 {count} 个日期分不清月和日，按前后行判断（{cells}）', en: '{count} dates of “{column}” read either way; the rows around them decided ({cells})', one: '{count} date of “{column}” reads either way; the rows around it decided ({cells})' },
    step: { zh: '写成年-月-日', en: 'Write year, month, day' },
  },
  'mixed-units': {
    name: { zh: '单位不一', en: 'Mixed units' },
    said: { zh: '“{column}”有 {count} 个值的单位是“{unit}”，其余是“{wanted}”，没有换算（{cells}）', en: '{count} values of “{column}” are in {unit} and the others in {wanted}; they were not converted ({cells})', one: '{count} value of “{column}” is in {unit} and the others in {wanted}; it was not converted ({cells})' },
    step: { zh: '换算成同一单位', en: 'Bring them to one unit' },
  },
  'broken-total': {
    name: { zh: '合计不符', en: 'Wrong total' },
    said: { zh: '“{column}”的合计（{cells}）写的是 {written}，明细相加是 {sum}', en: 'The total of “{column}” ({cells}) says {written}; its rows add up to {sum}' },
    step: { zh: '改正合计，或补上漏掉的行', en: 'Correct the total, or add the rows that are left out' },
  },
  'date-gap': {
    name: { zh: '日期有缺口', en: 'Gaps in the dates' },
    said: { zh: '“{column}”中间缺 {count} 个{kind}，第一个是 {first}（其后是 {cells}）', en: '“{column}” skips {count} of its {kind}, the first of them {first} (next is {cells})', one: '“{column}” skips {count} of its {kind}: {first} (next is {cells})' },
    step: { zh: '确认是停业，还是漏录', en: 'Confirm that nothing happened then, or add what is left out' },
  },
  'hidden-rows': {
    name: { zh: '隐藏的行', en: 'Hidden rows' },
    said: { zh: '{count} 行被隐藏或筛掉，仍计入各项数字（{cells}）', en: '{count} rows are hidden or filtered out, and counted all the same ({cells})', one: '{count} row is hidden or filtered out, and counted all the same ({cells})' },
    step: { zh: '确认是否应当计入', en: 'Decide whether they should count' },
  },
  'hidden-columns': {
    name: { zh: '隐藏的列', en: 'Hidden columns' },
    said: { zh: '{count} 个隐藏的列也读入了（{cells}）', en: '{count} hidden columns are read as well ({cells})', one: '{count} hidden column is read as well ({cells})' },
    step: { zh: '确认是否还需要', en: 'Decide whether they are still needed' },
  },
} as const satisfies Readonly<Record<string, ProblemTexts>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** What was put right in reading, by the code of its note. */
const HANDLED = {
  'text-number': { name: { zh: '文本数字，已按数字计算', en: 'Numbers kept as text, counted' }, part: { zh: '{text_number} 个文本数字按数字计算', en: '{text_number} numbers kept as text were counted', one: '{text_number} number kept as text was counted' } },
  'text-date': { name: { zh: '文本日期，已按日期处理', en: 'Dates kept as text, read as dates' }, part: { zh: '{text_date} 个文本日期按日期处理', en: '{text_date} dates kept as text were read as dates', one: '{text_date} date kept as text was read as a date' } },
  'mixed-units': { name: { zh: '另一单位，已换算', en: 'Other units, converted' }, part: { zh: '{mixed_units} 个值换算了单位', en: '{mixed_units} values were brought to one unit', one: '{mixed_units} value was brought to one unit' } },
  'edge-blanks': { name: { zh: '首尾空格，分组时已去掉', en: 'Blanks at the ends, left out' }, part: { zh: '{edge_blanks} 个值去掉了首尾空格', en: '{edge_blanks} values lost the blanks at their ends', one: '{edge_blanks} value lost the blanks at its ends' } },
  'filled-down': { name: { zh: '每组只写一次，已向下填', en: 'Written once a group, filled down' }, part: { zh: '{filled_down} 个空白单元格取上方的值', en: '{filled_down} blank cells took the value above', one: '{filled_down} blank cell took the value above' } },
  totals: { name: { zh: '小计和合计行，没有计入', en: 'Totals between the rows, left out' }, part: { zh: '{totals} 行小计、合计没有计入', en: '{totals} rows of totals were left out', one: '{totals} row of totals was left out' } },
} as const;

export type HandledCode = keyof typeof HANDLED;

/** Steps of a rhythm of dates. */
const KINDS: Readonly<Record<string, Text>> = {
  day: { zh: '日期', en: 'days' }, workday: { zh: '工作日', en: 'working days' }, week: { zh: '周', en: 'weeks' },
  month: { zh: '月份', en: 'months' }, quarter: { zh: '季度', en: 'quarters' },
};

export const qualityTexts = {
  title: { zh: '数据质量', en: 'Data quality' },
  question: { zh: '哪些数据要先清理，在哪些单元格？', en: 'What must be cleaned first, and in which cells?' },
  nothingWrong: { zh: '没有发现需要先清理的问题', en: 'Nothing was found that must be cleaned first' },
  someWrong: (count: number): Text => ({ zh: `有 ${count} 处需要核对`, en: count === 1 ? 'One thing to check' : `${count} things to check` }),
  muchWrong: (count: number, measure: string): Text => ({
    zh: `有 ${count} 处需要核对，涉及不少“${measure}”`,
    en: `${count === 1 ? 'One thing' : `${count} things`} to check, with a good part of “${measure}” at stake`,
  }),

  problems: PROBLEMS,
  handled: HANDLED,
  problemIn: (name: Text, column: string | null): Text => (column === null ? name : { zh: `${column}：${name.zh}`, en: `${column}: ${name.en.charAt(0).toLowerCase()}${name.en.slice(1)}` }),
  /** The sentence of a problem: what it is, how much hangs on it, what to do. */
  finding: (said: Text, reach: 'measure' | 'rows' | 'none', step: Text, isFirst: boolean): Text => {
    const tail = { measure: { zh: '，涉及{measure}的 {risk}', en: ', with {risk} of {measure} in these rows' }, rows: { zh: '，占全部行的 {share}', en: ', {share} of all rows' }, none: { zh: '', en: '' } }[reach];
    return { zh: `${isFirst ? '先处理：' : ''}${said.zh}${tail.zh}。${step.zh}。`, en: `${isFirst ? 'First: ' : ''}${said.en}${tail.en}. ${step.en}.` };
  },
  handledFinding: (parts: readonly Text[]): Text => ({
    zh: `读取时已经处理：${parts.map(({ zh }) => zh).join('，')}。`,
    en: `Put right in reading: ${parts.map(({ en }) => en).join(', ')}.`,
  }),
  clean: {
    zh: '没有发现需要先清理的问题：{rows} 行、{columns} 列，{complete} 的单元格已填。',
    en: 'Nothing stands out that must be cleaned first: {rows} rows and {columns} columns, {complete} of the cells filled.',
  },
  harmless: {
    zh: '没有会让数字出错的问题：{rows} 行、{columns} 列，{complete} 的单元格已填；另有几处可以顺手核对。',
    en: 'Nothing stands out that makes figures wrong: {rows} rows and {columns} columns, {complete} of the cells filled. What follows may be checked in passing.',
  },
  fewRows: (rows: number): Text => ({ zh: `只有 ${rows} 行，看不出哪些值算是异常。`, en: `With ${rows} rows it cannot be told which values are unusual.` }),

  rows: { zh: '行数', en: 'Rows' },
  columns: { zh: '列数', en: 'Columns' },
  complete: { zh: '已填单元格', en: 'Cells filled' },
  rowsTouched: { zh: '要核对的行', en: 'Rows to check' },
  atRisk: (measure: string): Text => ({ zh: `受影响的${measure}`, en: `${measure} at risk` }),
  count: { zh: '个数', en: 'Count' },
  column: { zh: '列', en: 'Column' },
  cells: { zh: '单元格', en: 'Cells' },
  value: { zh: '值', en: 'Value' },
  name: { zh: '名称', en: 'Name' },
  shareOfRows: { zh: '占全部行', en: 'Share of rows' },
  shareOf: (measure: string): Text => ({ zh: `占${measure}`, en: `Share of ${measure}` }),

  kinds: KINDS,

  problemsTitle: { zh: '先清理什么', en: 'What to clean first' },
  problemsSubtitle: { zh: '按对数字的影响排序；点单元格可到出错的地方', en: 'In order of how much they distort figures; cells lead to where it is' },
  problemsRest: (shown: number, all: number): Text => ({ zh: `影响最大的 ${shown} 项，共 ${all} 项；点单元格可到出错的地方`, en: `The ${shown} that distort figures most, of ${all}; cells lead to where it is` }),
  firstCells: { zh: '先看这些单元格', en: 'First cells' },
  step: { zh: '建议', en: 'What to do' },
  handledTitle: { zh: '读取时已经处理', en: 'Put right in reading' },
  handledSubtitle: { zh: '分析已按处理后的值计算；原表没有改动', en: 'Analyses count the values as put right; the sheet itself is unchanged' },
  columnsTitle: { zh: '逐列情况', en: 'Column by column' },
  columnsSubtitle: { zh: '类型、填写率、不同值个数、最小和最大', en: 'Type, share filled, different values, smallest and largest' },
  type: { zh: '类型', en: 'Type' },
  types: { number: { zh: '数字', en: 'number' }, date: { zh: '日期', en: 'date' }, text: { zh: '文本', en: 'text' }, boolean: { zh: '是否', en: 'yes or no' } },
  filled: { zh: '填写率', en: 'Filled' },
  distinct: { zh: '不同值', en: 'Different' },
  min: { zh: '最小', en: 'Smallest' },
  max: { zh: '最大', en: 'Largest' },
  found: { zh: '问题', en: 'Problems' },
  place: { zh: '位置', en: 'Where' },
  filledOf: (column: string): Text => ({ zh: `“${column}”已填`, en: `${column}, filled` }),
  distinctOf: (column: string): Text => ({ zh: `“${column}”不同值`, en: `${column}, different values` }),
  minOf: (column: string): Text => ({ zh: `“${column}”最小`, en: `${column}, smallest` }),
  maxOf: (column: string): Text => ({ zh: `“${column}”最大`, en: `${column}, largest` }),

  touchedTitle: { zh: '各类问题涉及的行', en: 'Rows that each problem touches' },
  touchedSubtitle: { zh: '行数', en: 'Number of rows' },
  emptiestTitle: { zh: '最不完整的列', en: 'Least complete columns' },
  emptiestSubtitle: { zh: '已填单元格占比', en: 'Share of cells filled' },

  andRows: (rows: readonly number[], isAll: boolean): Text => ({
    zh: `第 ${rows.join('、')} 行${isAll ? '' : '等'}`,
    en: `row${rows.length > 1 || !isAll ? 's' : ''} ${rows.join(', ')}${isAll ? '' : ' and more'}`,
  }),
  and: (cells: readonly string[], isAll: boolean): Text => ({ zh: `${cells.join('、')}${isAll ? '' : ' 等'}`, en: `${cells.join(', ')}${isAll ? '' : ' and more'}` }),
  countMethod: { zh: '读取时逐格核对的个数', en: 'counted cell by cell in reading' },
  shareMethod: (measure: string): Text => ({ zh: `这些行的“${measure}”之和 ÷ 全部行之和（按绝对值，远离其余的值按通常的上限计）`, en: `${measure} in these rows ÷ ${measure} in all rows, sizes without sign, values far from the rest as large as is usual` }),
  oddShareMethod: (measure: string): Text => ({ zh: `这些行的“${measure}”之和 ÷ 全部行之和（按绝对值）`, en: `${measure} in these rows ÷ ${measure} in all rows, sizes without sign` }),
  rowShareMethod: { zh: '涉及的行数 ÷ 全部行数', en: 'rows concerned ÷ all rows' },
  completeMethod: { zh: '已填单元格 ÷ 全部单元格', en: 'cells filled ÷ all cells' },
};
