import type { Text } from '../language.ts';

/** What each field of a KPI pack takes. */
const FIELDS: Readonly<Record<string, Text>> = {
  '': { zh: '一个指标包由 pack、title、columns、metrics 等字段组成', en: 'a pack is made of fields such as pack, title, columns and metrics' },
  pack: { zh: '一个简短的名字，用字母、数字、连字符，例如 customer-support', en: 'a short name of letters, digits and hyphens, such as customer-support' },
  title: { zh: '一段文字，或 { zh: …, en: … }', en: 'a text, or { zh: …, en: … }' },
  question: { zh: '一段文字，或 { zh: …, en: … }', en: 'a text, or { zh: …, en: … }' },
  label: { zh: '一段文字，或 { zh: …, en: … }', en: 'a text, or { zh: …, en: … }' },
  zh: { zh: '一段不空的文字', en: 'a text that is not empty' },
  en: { zh: '一段不空的文字', en: 'a text that is not empty' },
  columns: { zh: '每行一列：名字: { role: …, words: [ … ] }', en: 'a column a line: name: { role: …, words: [ … ] }' },
  role: {
    zh: 'date、number、group，或 time、start、end、measure、ratio、score、dimension、person、status、text、id、currency',
    en: 'date, number or group; or time, start, end, measure, ratio, score, dimension, person, status, text, id, currency',
  },
  words: { zh: '表头里的词，例如 [创建时间, created]', en: 'words of the header, such as [created, opened]' },
  optional: { zh: 'true 或 false', en: 'true or false' },
  many: { zh: 'true 或 false', en: 'true or false' },
  time: { zh: '一个日期列的名字，期间按它划分', en: 'the name of a column of dates, by which periods go' },
  by: { zh: 'columns 里的列名，例如 [category, agent]', en: 'names of columns, such as [category, agent]' },
  metrics: { zh: '每行一个指标：名字: { label: …, sum: … }', en: 'a metric a line: name: { label: …, sum: … }' },
  count: { zh: 'rows，或一个列名', en: 'rows, or the name of a column' },
  distinct: { zh: '一个列名', en: 'the name of a column' },
  times: { zh: '两个列名，例如 [price, quantity]', en: 'two names of columns, such as [price, quantity]' },
  from: { zh: '一个日期列的名字', en: 'the name of a column of dates' },
  to: { zh: '一个日期列的名字', en: 'the name of a column of dates' },
  in: { zh: 'minutes、hours 或 days', en: 'minutes, hours or days' },
  where: { zh: '列名与条件，例如 { status: 已解决, rating: ">= 4" }', en: 'columns with what they hold, such as { status: Closed, rating: ">= 4" }' },
  ratio: { zh: '上下两项，例如 [clicks, impressions]', en: 'two parts, the upper first, such as [clicks, impressions]' },
  difference: { zh: '两项，前者减后者，例如 [actual, budget]', en: 'two parts, the second taken from the first, such as [actual, budget]' },
  growth: { zh: '两项，前者比后者，例如 [actual, budget]', en: 'two parts, the first against the second, such as [actual, budget]' },
  running: { zh: '另一个指标的名字', en: 'the name of another metric' },
  since: { zh: 'year、quarter、month 或 start', en: 'year, quarter, month or start' },
  good: { zh: 'up（越高越好）或 down（越低越好）', en: 'up (more is better) or down (less is better)' },
  target: { zh: '一个数，或百分比，例如 24 或 80%', en: 'a number or a percentage, such as 24 or 80%' },
  unit: { zh: '"%"、money、一个单位，或 { zh: …, en: … }', en: '"%", money, a unit, or { zh: …, en: … }' },
  charts: { zh: '图表的列表，例如 [{ show: csat, as: line }]', en: 'a list of charts, such as [{ show: csat, as: line }]' },
  show: { zh: '一个指标的名字，或至多三个的列表', en: 'the name of a metric, or a list of up to three' },
  as: { zh: 'line、column 或 bar', en: 'line, column or bar' },
};
const OPERAND: Text = {
  zh: '一个列名，{ from: …, to: …, in: hours }，或 { times: [ …, … ] }',
  en: 'the name of a column, { from: …, to: …, in: hours }, or { times: [ …, … ] }',
};

function expected(field: string): Text {
  return FIELDS[field] ?? OPERAND;
}

/** Everything that can be wrong in a KPI pack's file: what it is, and what would be right. */
export const packProblemTexts = {
  wrongPack: (file: string, lines: Text): Text => ({
    zh: `指标包 ${file} 有错误，没有使用。请改正后重试：\n${lines.zh}`,
    en: `The pack ${file} has errors and was not used. Correct them and try again:\n${lines.en}`,
  }),
  tooLarge: (most: number): Text => ({ zh: `文件太长，指标包最多 ${most} 个字符。`, en: `The file is too long: a pack has at most ${most} characters.` }),
  tooDeep: (most: number): Text => ({ zh: `嵌套太深，最多 ${most} 层。`, en: `Nested too deeply: ${most} levels at most.` }),
  alias: { zh: '指标包里不用 & 和 * 引用。请把内容写全。', en: 'Packs use no & anchors and * aliases. Write the content out.' },
  tag: { zh: '指标包里不用 ! 标签。请去掉它。', en: 'Packs use no ! tags. Leave it out.' },
  badName: { zh: '这不能用作名字。名字用字母、数字、连字符和下划线，以字母或数字开头，例如 first_response。', en: 'This cannot be a name. Use letters, digits, hyphens and underscores after a letter or digit, such as first_response.' },
  reserved: { zh: 'rows 指的是行数，不能作列名。请换一个名字。', en: 'rows stands for the number of rows and cannot name a column. Choose another name.' },
  takenName: (name: string): Text => ({ zh: `“${name}”是自带分析的名字。请换一个。`, en: `“${name}” is the name of an analysis that comes with Clipsheet. Choose another.` }),
  duplicate: (name: string): Text => ({ zh: `“${name}”出现了两次。请改名或删去一个。`, en: `“${name}” is there twice. Rename one or leave it out.` }),
  fullWidth: { zh: '这一行用了全角冒号或逗号。请改用半角的“: ”和“, ”，冒号后留一个空格。', en: 'This line has a full-width colon or comma. Use a plain “: ” or “, ”, with a blank after the colon.' },
  tab: { zh: '缩进用了制表符。请改用空格。', en: 'Indented with a tab. Use blanks.' },
  indent: { zh: '缩进不齐。同一层的字段要从同一列开始。', en: 'Indented unevenly. Fields of one level start in the same column.' },
  missingCharacter: { zh: '少了一个符号：检查冒号、引号和括号是否成对。', en: 'A character is missing: check colons, quotes and brackets.' },
  severalDocuments: { zh: '一个文件只放一个指标包：去掉“---”之后的内容。', en: 'One pack a file: leave out what follows “---”.' },
  syntax: { zh: '这里不是有效的 YAML 或 JSON。检查冒号后的空格、引号和括号。', en: 'This is not valid YAML or JSON. Check the blank after a colon, quotes and brackets.' },
  unknownField: (field: string, nearest: string | null, known: readonly string[]): Text => ({
    zh: nearest === null ? `没有“${field}”这个字段。可用的有：${known.join('、')}。` : `没有“${field}”这个字段。是不是“${nearest}”？`,
    en: nearest === null ? `There is no field “${field}”. Known here: ${known.join(', ')}.` : `There is no field “${field}”. Did you mean “${nearest}”?`,
  }),
  commaInText: { zh: '逗号让文字在这里断开了。请给带半角逗号的文字加上引号，例如 { en: "Now, and then" }。', en: 'A comma ends the text here. Put a text that holds one in quotes, such as { en: "Now, and then" }.' },
  missingField: (field: string): Text => ({ zh: `缺少“${field}”：${expected(field).zh}。`, en: `“${field}” is missing: ${expected(field).en}.` }),
  wrongValue: (field: string): Text => ({ zh: `这里应是：${expected(field).zh}。`, en: `Expected here: ${expected(field).en}.` }),
  onlyWith: (field: string, others: string): Text => ({ zh: `“${field}”只能和 ${others} 一起用。`, en: `“${field}” only goes with ${others}.` }),
  noMeasure: (kinds: readonly string[]): Text => ({ zh: `没有说怎么算。请写下列之一：${kinds.join('、')}。`, en: `It does not say how it is computed. Give one of: ${kinds.join(', ')}.` }),
  severalMeasures: (kinds: readonly string[]): Text => ({ zh: `一个指标只能有一种算法，这里有 ${kinds.join('、')}。请只留一个。`, en: `A metric is computed in one way; here are ${kinds.join(', ')}. Keep one.` }),
  unknownColumn: (name: string, nearest: string | null, known: readonly string[]): Text => ({
    zh: nearest === null ? `columns 里没有“${name}”。有：${known.join('、')}。` : `columns 里没有“${name}”。是不是“${nearest}”？`,
    en: nearest === null ? `“${name}” is not among the columns. There are: ${known.join(', ')}.` : `“${name}” is not among the columns. Did you mean “${nearest}”?`,
  }),
  listColumn: (name: string): Text => ({ zh: `“${name}”可以是多列（many），只能用在 by 里。`, en: `“${name}” may be several columns (many): it can only stand under by.` }),
  noNumbers: (name: string): Text => ({ zh: `“${name}”的 role 不是数字，不能这样算。请改用数字列，或把它的 role 写成 number。`, en: `“${name}” has no role of numbers, so this cannot be computed from it. Use a column of numbers, or give it the role number.` }),
  noDates: (name: string): Text => ({ zh: `“${name}”的 role 不是日期。请改用日期列，或把它的 role 写成 date。`, en: `“${name}” has no role of dates. Use a column of dates, or give it the role date.` }),
  unknownMetric: (name: string, nearest: string | null, known: readonly string[]): Text => ({
    zh: nearest === null ? `没有“${name}”这个指标。有：${known.join('、')}。` : `没有“${name}”这个指标。是不是“${nearest}”？`,
    en: nearest === null ? `There is no metric “${name}”. There are: ${known.join(', ')}.` : `There is no metric “${name}”. Did you mean “${nearest}”?`,
  }),
  circular: (names: readonly string[]): Text => ({ zh: `指标互相引用，绕了一圈：${names.join(' → ')}。`, en: `These metrics refer to each other in a circle: ${names.join(' → ')}.` }),
  nested: (name: string): Text => ({
    zh: `“${name}”本身是由别的指标算出来的，不能再放进这里。请用直接由列算出的指标，例如求和或计数。`,
    en: `“${name}” is itself made of other metrics and cannot stand here. Use one that is computed from columns, such as a sum or a count.`,
  }),
  targetWithoutDirection: { zh: '有目标就要说明方向：加上 good: up 或 good: down。', en: 'A target needs a direction: add good: up or good: down.' },
  percentTarget: (target: number): Text => ({
    zh: `这个指标是百分比，目标 ${target} 等于 ${target * 100}%。请写成 ${target}% 或 ${target / 100}。`,
    en: `This metric is a percentage: a target of ${target} is ${target * 100}%. Write ${target}% or ${target / 100}.`,
  }),
  negativeTarget: { zh: '这个指标不会小于零，目标也不能小于零。', en: 'This metric is never below zero, nor can its target be.' },
};
