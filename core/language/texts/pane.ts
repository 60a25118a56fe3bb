import type { Text } from '../language.ts';

/** Texts of the pane: the same pane stands inside Excel and beside a file in a browser tab. */

const inChinese = new Intl.NumberFormat('zh-CN');
const inEnglish = new Intl.NumberFormat('en');

function counted(count: number, one: string, many: string): string {
  return `${inEnglish.format(count)} ${count === 1 ? one : many}`;
}

const MULTIPLIER_NAMES = new Map([
  [1000, ['千 ', 'thousand ']],
  [10_000, ['万 ', '']],
  [1_000_000, ['百万 ', 'million ']],
  [100_000_000, ['亿 ', '']],
]);

export const pane = {
  name: { zh: 'Clipsheet 分析', en: 'Clipsheet' },
  sections: {
    label: { zh: '窗格内容', en: 'Pane sections' },
    analyse: { zh: '分析', en: 'Analyse' },
    research: { zh: '调研', en: 'Research' },
    report: { zh: '报告', en: 'Report' },
    data: { zh: '数据', en: 'Data' },
    sql: { zh: 'SQL', en: 'SQL' },
  },
  stop: { zh: '停止', en: 'Stop' },
  stopping: { zh: '正在停止…', en: 'Stopping…' },
  dismiss: { zh: '关闭', en: 'Dismiss' },
  readAgain: { zh: '重新读取', en: 'Read again' },
  seeData: { zh: '查看数据', en: 'See the data' },
  rowsDone: (done: number, total: number | null): Text => ({
    zh: total === null ? `已处理 ${inChinese.format(done)}` : `${inChinese.format(done)} / ${inChinese.format(total)}`,
    en: total === null ? `${inEnglish.format(done)} done` : `${inEnglish.format(done)} of ${inEnglish.format(total)}`,
  }),

  /** What is being done now, and how many are done. */
  doing: (what: Text, done: Text | null): Text => (done === null ? what : { zh: `${what.zh} · ${done.zh}`, en: `${what.en} · ${done.en}` }),

  reading: { zh: '正在读取表格…', en: 'Reading the tables…' },
  matching: { zh: '正在试算合适的分析…', en: 'Trying the analyses that fit…' },
  stoppedReading: {
    zh: '已停止读取，工作簿没有改动。需要时可以重新读取。',
    en: 'Reading was stopped. The workbook is as it was; read it again when you want to.',
  },
  noTables: {
    zh: '没有找到表格。请把数据排成一块：首行是列名，每行一条记录。',
    en: 'No table found. Put the data in one block: column names in the first row, one record in each row.',
  },

  tables: { zh: '找到的表格', en: 'Tables found' },
  rowsAndColumns: (rows: number, columns: number): Text => ({
    zh: `${inChinese.format(rows)} 行 · ${inChinese.format(columns)} 列`,
    en: `${counted(rows, 'row', 'rows')} · ${counted(columns, 'column', 'columns')}`,
  }),
  showAllTables: (count: number): Text => ({
    zh: `显示全部 ${inChinese.format(count)} 个表格`,
    en: `Show all ${inEnglish.format(count)} tables`,
  }),
  goToPlace: (place: string): Text => ({ zh: `转到 ${place}`, en: `Go to ${place}` }),

  offers: { zh: '适合的分析', en: 'Analyses that fit' },
  include: (title: string): Text => ({ zh: `写入“${title}”`, en: `Include ${title}` }),
  fromTable: (name: string): Text => ({ zh: `表格：${name}`, en: `Table: ${name}` }),
  headlineComing: { zh: '正在算关键数字…', en: 'Working out its number…' },
  noHeadline: {
    zh: '没有能用一句话说清的数字，写入报告后可看明细。',
    en: 'No single number sums this up; the report shows the detail.',
  },
  noOffers: {
    zh: '这些表格还没有合适的分析。分析至少需要一列数字，再加一列日期或分类。',
    en: 'No analysis fits these tables yet. It takes a column of numbers, and one of dates or categories.',
  },
  packs: {
    heading: { zh: '自己的指标包', en: 'Your KPI packs' },
    none: { zh: '指标包是一个 YAML 或 JSON 文件，写明要看的指标、目标和图表。', en: 'A pack is a YAML or JSON file of the metrics, targets and charts that you want to see.' },
    bring: { zh: '导入指标包', en: 'Import a pack' },
    unfit: { zh: '这个工作簿里没有适合它的表', en: 'No table of this workbook fits it' },
    notRemembered: { zh: '浏览器没有保存它们，下次打开要重新导入。', en: 'The browser did not keep them: import them again the next time.' },
    remove: (title: string): Text => ({ zh: `移除“${title}”`, en: `Remove ${title}` }),
    refused: (file: string): Text => ({ zh: `${file} 有错误，没有导入。改正后再导入一次。`, en: `${file} has errors and was not imported. Correct them, then import it again.` }),
    place: (line: number, column: number): Text => ({ zh: `第 ${line} 行，第 ${column} 列`, en: `Line ${line}, column ${column}` }),
  },
  write: { zh: '写入报告', en: 'Write report' },
  chooseOne: { zh: '请至少选一项分析。', en: 'Choose at least one analysis.' },
  composing: { zh: '正在计算报告…', en: 'Computing the report…' },
  writing: { zh: '正在写入工作表…', en: 'Writing the sheets…' },
  writeStopped: {
    zh: '已停止，没有写入任何内容，工作簿保持原样。',
    en: 'Stopped. Nothing was written; the workbook is as it was.',
  },
  outOfDate: (sheet: string): Text => ({
    zh: `已过期：“${sheet}”在读取后有改动。`,
    en: `Out of date: “${sheet}” changed after it was read.`,
  }),
  outOfDateHint: {
    zh: '重新读取后，结论和报告会用上新数据。',
    en: 'Read it again so that findings and report use the new data.',
  },

  written: { zh: '报告已写入', en: 'Report written' },
  writtenCounts: (sheets: number, cells: number, formulas: number): Text => ({
    zh: `${inChinese.format(sheets)} 张工作表 · ${inChinese.format(cells)} 个单元格，其中 ${inChinese.format(formulas)} 个是公式`,
    en: `${counted(sheets, 'sheet', 'sheets')} · ${counted(cells, 'cell', 'cells')}, ${counted(formulas, 'formula', 'formulas')} among them`,
  }),
  writtenSheets: { zh: '写入的工作表', en: 'Sheets written' },
  findings: { zh: '主要结论', en: 'Findings' },
  caveats: { zh: '请留意', en: 'Caveats' },
  showReport: { zh: '查看报告', en: 'Show report' },

  evidenceOf: (label: string, value: string): Text => ({
    zh: `${value}，${label}，查看依据`,
    en: `${value}, ${label}: show evidence`,
  }),
  method: { zh: '算法', en: 'Method' },
  sources: { zh: '来源', en: 'Sources' },
  clippedPage: (host: string, date: string): Text => ({ zh: `${host}，${date} 剪藏`, en: `${host}, clipped ${date}` }),

  data: {
    empty: { zh: '读到表格后，这里列出每一列的含义、类型和质量。', en: 'Once a table is read, its columns, types and quality stand here.' },
    column: { zh: '列名', en: 'Column' },
    meaning: { zh: '含义', en: 'Role' },
    kind: { zh: '类型', en: 'Type' },
    unit: { zh: '单位', en: 'Unit' },
    quality: { zh: '数据质量', en: 'Data quality' },
    noNotes: { zh: '没有发现质量问题。', en: 'No quality problem found.' },
    moreNotes: (count: number): Text => ({ zh: `另有 ${inChinese.format(count)} 条`, en: `${inEnglish.format(count)} more` }),
    converted: (count: number): Text => ({
      zh: `${inChinese.format(count)} 格写法不同，已统一`,
      en: `${counted(count, 'cell', 'cells')} written otherwise, converted`,
    }),
    times: (multiplier: number): Text => ({ zh: `×${inChinese.format(multiplier)}`, en: `×${inEnglish.format(multiplier)}` }),
    excluded: (count: number): Text => ({
      zh: `${inChinese.format(count)} 行未计入`,
      en: `${counted(count, 'row', 'rows')} left out`,
    }),
    excludedRows: (rows: string, why: string): Text => ({ zh: `${why}：第 ${rows} 行`, en: `${why}: row ${rows}` }),
    moreRows: (count: number): Text => ({ zh: `另有 ${inChinese.format(count)} 行`, en: `${counted(count, 'more row', 'more rows')}` }),
    clean: { zh: '公式可直接引用这些单元格', en: 'Formulas can point at these cells' },
    notClean: { zh: '报告会另写一张整理后的数据表', en: 'The report writes a clean data sheet of its own' },
  },
  correct: {
    open: { zh: '更正', en: 'Correct' },
    close: { zh: '完成', en: 'Done' },
    corrected: { zh: '已更正', en: 'corrected' },
    formOf: (table: string): Text => ({ zh: `更正“${table}”`, en: `Correct ${table}` }),
    undo: { zh: '恢复为自动识别', en: 'Back to what Clipsheet understood' },
    range: { zh: '范围', en: 'Range' },
    useSelected: { zh: '用选中的单元格', en: 'Use selected cells' },
    header: { zh: '表头所在行', en: 'Header rows' },
    headerHint: { zh: '如 3 或 3-4；没有表头就留空', en: 'Such as 3 or 3-4; empty for none' },
    headerRow: (rows: string): Text => ({ zh: rows === '' ? '没有表头' : `表头：第 ${rows} 行`, en: rows === '' ? 'no header' : /^\d+$/.test(rows) ? `header: row ${rows}` : `header: rows ${rows}` }),
    notRows: { zh: '行号请写成 3 或 3-4。', en: 'Write rows like 3 or 3-4.' },
    noTable: { zh: '这不是表格', en: 'This is not a table' },
    excelTable: {
      zh: '这是 Excel 表，范围和表头以 Excel 为准，可在“表设计”里调整。',
      en: 'This is an Excel Table: its range and header are Excel’s own; change them under Table Design.',
    },
    row: { zh: '行', en: 'Row' },
    rowIs: { zh: '是', en: 'is' },
    setRow: { zh: '设定', en: 'Set' },
    countRow: { zh: '计入数据', en: 'Count as data' },
    countRowOf: (row: number): Text => ({ zh: `把第 ${row} 行计入数据`, en: `Count row ${row} as data` }),
    data: { zh: '数据', en: 'data' },
    column: (name: string): Text => ({ zh: `更正“${name}”列`, en: `Correct column ${name}` }),
    name: { zh: '名称', en: 'Name' },
    role: { zh: '含义', en: 'Role' },
    type: { zh: '类型', en: 'Type' },
    unit: { zh: '单位', en: 'Unit' },
    multiplier: { zh: '单元格的值乘以', en: 'Cell values times' },
    goToColumn: (name: string): Text => ({ zh: `转到“${name}”列的单元格`, en: `Go to the cells of ${name}` }),
    busy: { zh: '正在重新读取这张工作表…', en: 'Reading this sheet again…' },
    kept: { zh: '已更正，并记在工作簿里。', en: 'Corrected, and remembered in the workbook.' },
    selectFirst: { zh: '请先选中一块单元格，再按一次。', en: 'Select a block of cells first, then press again.' },
    missing: { zh: '漏了表格，或多认了一个？选中它的单元格：', en: 'A table missed, or one too many? Select its cells:' },
    isTable: { zh: '这是表格', en: 'This is a table' },
    setAside: { zh: '不作为表格', en: 'Set aside as no table' },
    back: { zh: '恢复', en: 'Back' },
    backOf: (place: string): Text => ({ zh: `恢复 ${place} 的自动识别`, en: `Let Clipsheet read ${place} again` }),
  },
  roles: {
    time: { zh: '时间', en: 'time' },
    measure: { zh: '数量', en: 'amount' },
    ratio: { zh: '比率', en: 'rate' },
    dimension: { zh: '分类', en: 'category' },
    id: { zh: '编号', en: 'ID' },
    person: { zh: '人员', en: 'person' },
    status: { zh: '状态', en: 'status' },
    start: { zh: '开始', en: 'start' },
    end: { zh: '结束', en: 'end' },
    score: { zh: '评分', en: 'score' },
    currency: { zh: '币种', en: 'currency' },
    text: { zh: '文字', en: 'text' },
  },
  multiplier: (multiplier: number): Text => {
    const [zh, en] = MULTIPLIER_NAMES.get(multiplier) ?? ['', ''];
    return { zh: `${zh}×${inChinese.format(multiplier)}`, en: `${en}×${inEnglish.format(multiplier)}` };
  },
  types: {
    number: { zh: '数字', en: 'number' },
    date: { zh: '日期', en: 'date' },
    boolean: { zh: '是/否', en: 'yes/no' },
    text: { zh: '文字', en: 'text' },
  },
  excludedWhy: {
    title: { zh: '标题', en: 'Title' },
    note: { zh: '备注', en: 'Note' },
    subtotal: { zh: '小计', en: 'Subtotal' },
    total: { zh: '合计', en: 'Total' },
    blank: { zh: '空行', en: 'Blank' },
    unit: { zh: '单位', en: 'Unit' },
    weight: { zh: '权重', en: 'Weight' },
    target: { zh: '目标', en: 'Target' },
    'repeated-header': { zh: '重复的表头', en: 'Repeated header' },
  },

  clips: {
    empty: {
      zh: '载入浏览器扩展导出的 .clipsheet 文件，即可把竞品价格写进报告。',
      en: 'Load a .clipsheet file from the browser extension to compare your prices with competitors’.',
    },
    choose: { zh: '选择剪藏文件', en: 'Choose clip file' },
    add: { zh: '添加剪藏文件', en: 'Add clip file' },
    dropHere: { zh: '松开即可载入', en: 'Drop to load' },
    loading: { zh: '正在读取剪藏…', en: 'Reading the clips…' },
    search: { zh: '搜索剪藏', en: 'Search clips' },
    count: (count: number): Text => ({ zh: `${inChinese.format(count)} 条剪藏`, en: counted(count, 'clip', 'clips') }),
    found: (found: number, all: number): Text => ({
      zh: `${inChinese.format(all)} 条中的 ${inChinese.format(found)} 条`,
      en: `${inEnglish.format(found)} of ${inEnglish.format(all)}`,
    }),
    nothingFound: (words: string): Text => ({ zh: `没有包含“${words}”的剪藏。`, en: `No clip contains “${words}”.` }),
    clearSearch: { zh: '清除搜索', en: 'Clear search' },
    removeAll: { zh: '全部移除', en: 'Remove all' },
    kept: { zh: '之前载入的剪藏都还在。', en: 'Clips loaded before are still here.' },
    shown: (shown: number): Text => ({
      zh: `只列出前 ${inChinese.format(shown)} 条，搜索可缩小范围。`,
      en: `The first ${inEnglish.format(shown)} are listed; search to narrow them.`,
    }),
    types: {
      article: { zh: '文章', en: 'article' },
      product: { zh: '商品', en: 'product' },
      collection: { zh: '商品列表', en: 'collection' },
      listing: { zh: '列表', en: 'listing' },
      service: { zh: '服务与定价', en: 'service' },
      forum: { zh: '讨论', en: 'forum' },
      documentation: { zh: '文档', en: 'documentation' },
    },
  },

  sql: {
    label: { zh: '查询语句', en: 'Query' },
    hint: { zh: '用表名直接查询，语法为 DuckDB SQL。', en: 'Tables answer to their names; the dialect is DuckDB’s.' },
    run: { zh: '运行查询', en: 'Run query' },
    running: { zh: '正在查询…', en: 'Running…' },
    starting: { zh: '首次查询需要启动引擎，请稍候…', en: 'The first query starts the engine; a moment…' },
    stopped: { zh: '查询已停止。', en: 'The query was stopped.' },
    result: { zh: '查询结果', en: 'Query result' },
    rows: (rows: number, shown: number): Text => ({
      zh: rows > shown ? `${inChinese.format(rows)} 行，显示前 ${inChinese.format(shown)} 行` : `${inChinese.format(rows)} 行`,
      en: rows > shown ? `${counted(rows, 'row', 'rows')}, the first ${inEnglish.format(shown)} shown` : counted(rows, 'row', 'rows'),
    }),
    noRows: { zh: '查询成功，没有符合条件的行。', en: 'The query ran; no rows match.' },
    empty: { zh: '读到表格后，可以在这里用 SQL 查询。', en: 'Once a table is read, it can be queried here.' },
    isTrue: { zh: '是', en: 'true' },
    isFalse: { zh: '否', en: 'false' },
  },

  unexpected: (reason: string): Text => ({
    zh: `出了意外，工作簿没有改动。可以重试；若再次出现，请把这句话告诉我们：${reason}`,
    en: `Something went wrong; the workbook was not changed. Try again; if it happens again, send us this line: ${reason}`,
  }),
  notInExcel: {
    zh: '这个窗格要在 Excel 里打开。没有 Excel 时，可以在工作台里打开 .xlsx 文件。',
    en: 'This pane opens inside Excel. Without Excel, open an .xlsx file in the workbench.',
  },
  openWorkbench: { zh: '打开工作台', en: 'Open the workbench' },
} as const;
