import type { Text } from '../language.ts';

/** What is said to a person who wrote a plugin. */
export const ownPluginTexts = {
  noFunction: (file: string): Text => ({
    zh: `插件 ${file} 没有默认导出的函数。它应写成 export default (kit) => ({ id, title, … })。`,
    en: `The plugin ${file} exports no function by default. It is written export default (kit) => ({ id, title, … }).`,
  }),
  unloaded: (file: string, reason: string): Text => ({
    zh: `插件 ${file} 无法载入：${reason}`,
    en: `The plugin ${file} could not be loaded: ${reason}`,
  }),
  wrongShape: (file: string, at: string, expected: Text): Text => ({
    zh: at === '' ? `插件 ${file} 的函数要给出${expected.zh}。` : `插件 ${file} 的 ${at} 应为${expected.zh}。`,
    en: at === '' ? `The function of the plugin ${file} must give ${expected.en}.` : `In the plugin ${file}, ${at} must be ${expected.en}.`,
  }),
  taken: (file: string, id: string): Text => ({
    zh: `插件 ${file} 用了自带分析的名字“${id}”。要取代它，请写上 takesPlace: true；否则换一个名字。`,
    en: `The plugin ${file} has the id of an analysis that is there already, “${id}”. To take its place say takesPlace: true; else choose another id.`,
  }),
  twice: (file: string, id: string): Text => ({
    zh: `插件 ${file} 的名字“${id}”已被另一个自己的插件或指标包用了。请换一个名字。`,
    en: `The plugin ${file} has the id “${id}”, as another plugin or pack of yours does. Choose another.`,
  }),
  failed: (file: string, reason: string): Text => ({
    zh: `插件 ${file} 运行出错：${reason}`,
    en: `The plugin ${file} failed: ${reason}`,
  }),
  fitsNothing: (id: string, needs: readonly string[]): Text => ({
    zh: `插件“${id}”不适合这个工作簿里的任何表：它需要的列是 ${needs.join('、') || '（无）'}，或者它给所有表的评分都太低。`,
    en: `The plugin “${id}” fits no table of this workbook: it needs the columns ${needs.join(', ') || '(none)'}, or scores all tables too low.`,
  }),

  /** What belongs in a field. */
  expected: {
    plugin: { zh: '一个插件：{ id, title, question, needs, subject, score, compute, headline, report }', en: 'a plugin: { id, title, question, needs, subject, score, compute, headline, report }' },
    function: { zh: '函数', en: 'a function' },
    words: { zh: '文字', en: 'a text' },
    text: { zh: '两种语言的文字 { zh, en }', en: 'a text in both languages, { zh, en }' },
    yesNo: { zh: ' true 或 false', en: 'true or false' },
    number: { zh: '数字', en: 'a number' },
    list: { zh: '列表', en: 'a list' },
    id: { zh: '小写字母、数字和连字符组成的名字，字母开头', en: 'a name of lower-case letters, digits and hyphens that begins with a letter' },
    slot: { zh: '列的说明 { slot, roles, optional, many, hints }', en: 'what is said of a column, { slot, roles, optional, many, hints }' },
    role: { zh: '列的角色，如 time、measure、dimension', en: 'a role of columns, such as time, measure or dimension' },
    hints: { zh: '表头用词 { zh: [], en: [] }', en: 'words of headers, { zh: [], en: [] }' },
    subject: { zh: " 'table'、'written-table' 或 'clips'", en: "'table', 'written-table' or 'clips'" },
    option: { zh: '选项的说明 { name, kind, meaning }', en: 'what is said of an option, { name, kind, meaning }' },
    optionKind: { zh: " 'number' 或 'text'", en: "'number' or 'text'" },
    scored: { zh: '评分 { score, reason }', en: 'a score, { score, reason }' },
    score: { zh: ' 0 到 1 的数字', en: 'a number from 0 to 1' },
    blocks: { zh: '内容块的列表', en: 'a list of blocks' },
    block: { zh: '内容块的一种：kpi、finding、table、chart、caveat、periods、quadrants', en: 'one of the kinds of block: kpi, finding, table, chart, caveat, periods, quadrants' },
    fact: { zh: '由 kit 做出的数字（Fact）', en: 'a Fact, as the kit makes them' },
    value: { zh: '数字、文字或 null', en: 'a number, a text or null' },
    unit: { zh: '单位，如 { kind: "percent" }', en: 'a unit, such as { kind: "percent" }' },
    sources: { zh: '来源的列表，至少一个', en: 'a list of sources, at least one' },
    sentence: { zh: '由 kit.sentence 做出的句子', en: 'a sentence, as kit.sentence makes it' },
    good: { zh: " 'up'、'down' 或 null", en: "'up', 'down' or null" },
    tone: { zh: " 'good'、'bad' 或 'neutral'", en: "'good', 'bad' or 'neutral'" },
    chart: { zh: '图的种类，如 line 或 column', en: 'a kind of chart, such as line or column' },
    look: { zh: '系列的样子，如 actual 或 previous', en: 'a look, such as actual or previous' },
    heat: { zh: ' { around, good }，颜色以 around 为中间值', en: '{ around, good }, around being the value in the middle of the colours' },
    side: { zh: " 'up' 或 'down'", en: "'up' or 'down'" },
    column: { zh: '列号，从 0 数起', en: 'the number of a column, counted from 0' },
    periods: { zh: ' kit.measurePeriods 给出的期间', en: 'periods, as kit.measurePeriods gives them' },
  },

  /** What blocks must be to one another. */
  meaning: {
    sentence: { zh: '由 kit.sentence 做出的句子：数字都写成 {名字}', en: 'a sentence, as kit.sentence makes it: every number of it is a {name}' },
    asManyFacts: { zh: '与 columns 一样多的数字', en: 'as many facts as there are columns' },
    tableOfReport: { zh: '同一份报告里一张表的 id', en: 'the id of a table of the same report' },
    columnOfTable: { zh: '那张表有的列', en: 'a column that the table has' },
    heatTogether: { zh: '紧挨着的列：有 heat 的列不能隔开', en: 'beside the column with heat before it: such columns stand side by side' },
    looksOf: {
      bullet: { zh: '至少有 look 为 actual 和 target 的两个系列', en: 'series with the looks actual and target at least' },
      gantt: { zh: '至少有 look 为 invisible（开始日）和 plan（结束日）的两个系列', en: 'series with the looks invisible (first days) and plan (last days) at least' },
    },
    idOnce: { zh: '只用一次的 id：不同的数字要有不同的 id', en: 'an id used once: numbers that differ have ids that differ' },
  },
} as const;
