import type { Language, Text } from '../language.ts';

export const isLanguage = (word: string): word is Language => word === 'zh' || word === 'en';

export const wrongArguments = (what: string): Text => ({
  zh: `命令的写法不对：${what}`,
  en: `This command was not understood: ${what}`,
});
export const wrongNumber = (option: string, given: string): Text => ({
  zh: `--${option} 需要一个整数，收到的是“${given}”。`,
  en: `--${option} wants a whole number; it was given "${given}".`,
});
export const wrongChoice = (call: string): Text => ({
  zh: `这个选项只能写成 ${call}。`,
  en: `This option is written ${call}.`,
});
export const foreignFile: Text = { zh: 'CSV、Trello 或 Asana 导出的 JSON、XES 事件日志；数据和报告一起写进新的工作簿', en: 'a CSV, a Trello or Asana export in JSON, an XES event log; its data is written into the new workbook with the report' };

export const missingArgument = (what: string): Text => ({
  zh: `还需要 ${what}。`,
  en: `${what} is missing.`,
});
/** What `clipsheet sql` takes beside the query. */
export const sqlOptions = {
  list: { zh: '不写查询：列出全部表、行数和各列类型', en: 'without a query: lists all tables, their rows, columns and types' },
  clips: { zh: '剪藏里的表与工作簿的表一起查询', en: 'tables of the clips beside those of the workbook' },
  csv: { zh: '像公式的文本前会加单引号', en: 'texts that look like formulas get an apostrophe in front' },
  rows: (count: number): Text => ({ zh: `${count} 行`, en: count === 1 ? '1 row' : `${count} rows` }),
} as const;
/** What commands take of clips. */
export const clipsOptions = {
  alone: { zh: '只有剪藏：写一个新的工作簿，含剪藏够用的分析（竞品对比、行业趋势）', en: 'clips alone: a new workbook with the analyses that clips are enough for (competitors, industry trend)' },
  beside: { zh: '工作簿旁边的剪藏：工作簿里的价格表当作我们自己的', en: 'clips beside the workbook: a price list in the workbook is taken for ours' },
  project: { zh: '只用这个项目的剪藏', en: 'only the clips of this project' },
} as const;
export const projectWithoutClips: Text = { zh: '--project 要和剪藏一起用：加上 --clips F.clipsheet。', en: '--project goes with clips: add --clips F.clipsheet.' };
export const clipsNoWorkbook = (file: string): Text => ({
  zh: `${file} 是剪藏，不是工作簿。clipsheet sql ${file} 列出它的表，clipsheet analyze ${file} --out REPORT.xlsx 写出报告。`,
  en: `${file} holds clips and is no workbook. clipsheet sql ${file} lists its tables, clipsheet analyze ${file} --out REPORT.xlsx writes a report.`,
});
export const noClipAnalysis: Text = {
  zh: '这些剪藏里没有价格、套餐，写明日期的文字也太少，没有适合的分析。没有写入文件。',
  en: 'These clips hold no prices, no plans and too little dated text, so no analysis fits. No file was written.',
};
export const unknownCommand = (name: string): Text => ({
  zh: `没有名为“${name}”的命令。运行 clipsheet help 查看全部命令。`,
  en: `There is no command "${name}". Run clipsheet help for the list.`,
});
export const helpTitle: Text = {
  zh: 'clipsheet：剪藏市场，衡量业务，用证据汇报',
  en: 'clipsheet: clip the market, measure the business, report with evidence',
};
export const usageTitle: Text = { zh: '用法', en: 'Usage' };

export const summaries = {
  clip: { zh: '用已安装的 Chromium、Chrome 或 Edge 和扩展剪藏网页，写成 .clipsheet 文件', en: 'Clip pages with an installed Chromium, Chrome or Edge and the extension into a .clipsheet file' },
  extract: { zh: '逐行读取已保存的网页，输出其类型、正文、表格、产品和记录', en: 'Read saved pages line by line: type, main text, tables, products, records' },
  quantity: { zh: '逐行读取文字中的价格和数量', en: 'Read prices and quantities in text, line by line' },
  inspect: { zh: '列出工作簿中的表、列的角色与单位、数据质量', en: 'List the tables of a workbook, the roles and units of columns, data quality' },
  analyze: { zh: '分析工作簿，写出带报告的新文件', en: 'Analyse a workbook and write it with its report sheets' },
  refresh: { zh: '用现在的数据刷新工作簿里的报告，自己的批注、格式和图表位置都保留', en: 'Refresh the reports in a workbook from its data; your notes, formats and moved charts stay' },
  reports: { zh: '列出工作簿里的报告，或移除其中一份', en: 'List the reports in a workbook, or remove one' },
  run: { zh: '对一列数据运行单个分析', en: 'Run one analysis on a series' },
  sql: { zh: '用 SQL 查询工作簿或剪藏', en: 'Query a workbook or clips with SQL' },
  export: { zh: '把剪藏导出为 JSON、CSV、Excel、Markdown 或 HTML', en: 'Export clips as JSON, CSV, Excel, Markdown or HTML' },
  hub: { zh: '运行团队服务：提供加载项页面，保存和同步团队剪藏', en: 'Run a team’s hub: serves the add-in, keeps and syncs the team’s clips' },
} satisfies Record<string, Text>;

export const calendarOptions = {
  period: {
    zh: '要看的期间，默认最后一个完整期间；财年不从 1月开始时季度写成 FY2025-Q3',
    en: 'the period to report on, the last complete one by default; where the fiscal year does not begin in January a quarter is FY2025-Q3',
  },
  fiscalYearStart: { zh: '财年从几月开始，默认 1；季度、半年和财年随之划分。这类选项记在写出的文件里，以后沿用', en: 'first month of the fiscal year, 1 by default; quarters, half-years and fiscal years follow it. Remembered in the file written, as are the options below' },
  fiscalYearNamedBy: { zh: '财年按结束（默认）还是开始的年份命名', en: 'whether a fiscal year is called by the year it ends in (default) or starts in' },
  weekStart: { zh: '一周从星期几开始，默认 monday', en: 'first day of the week, monday by default' },
  weekNumbers: {
    zh: '周次：iso（默认）第1周是多数天数在本年的第一周，同 GB/T 7408；january-1 第1周是 1月1日所在的周',
    en: 'week 1 is the first with most of its days in the year (iso, default), or the one that holds January 1 (january-1)',
  },
  compareWith: { zh: '先和什么对比：previous（默认）上一期，year-before 去年同期（数据够一年时）', en: 'what a period is compared with first: the one before (previous, default), or the same a year before where data reaches it (year-before)' },
  springFestival: {
    zh: '比较时是否顾及春节：1—2月合并，日和周按春节对齐；默认 auto，表头是中文时顾及',
    en: 'heed Spring Festival in comparisons: January and February together, days and weeks aligned by it; auto (default) where headers are Chinese',
  },
} satisfies Record<string, Text>;

export const fileNotFound = (file: string): Text => ({
  zh: `找不到文件 ${file}。请检查路径。`,
  en: `The file ${file} was not found. Check the path.`,
});
export const fileUnreadable = (file: string, reason: string): Text => ({
  zh: `无法读取 ${file}：${reason}。`,
  en: `${file} could not be read: ${reason}.`,
});
export const fileNotWritten = (file: string, reason: string): Text => ({
  zh: `无法写入 ${file}：${reason}。原有文件没有改动。`,
  en: `${file} could not be written: ${reason}. What was there before is unchanged.`,
});
export const diskFull = (file: string): Text => ({
  zh: `磁盘空间不足，${file} 没有写入。原有文件没有改动；腾出空间后再试。`,
  en: `The disk is full; ${file} was not written. What was there before is unchanged. Free some space and try again.`,
});
export const sameFile: Text = {
  zh: '--out 不能与输入文件相同：原文件会保持不变。请换一个文件名。',
  en: '--out must not be the input file, which stays as it is. Choose another name.',
};
export const unexpected = (reason: string): Text => ({
  zh: `出了意料之外的错误：${reason}。没有写入任何文件。`,
  en: `Something unexpected went wrong: ${reason}. No file was written.`,
});
export const stopped: Text = { zh: '已停止，没有写入文件。', en: 'Stopped. No file was written.' };
export const lineNotJson: Text = { zh: '这一行不是有效的 JSON', en: 'this line is not valid JSON' };
export const lineWrongShape = (why: string): Text => ({ zh: `这一行缺少内容：${why}`, en: `this line lacks something: ${why}` });

export const noChromium: Text = {
  zh: '没有找到 Chromium、Chrome 或 Edge。请安装其中一个后再试。',
  en: 'No Chromium, Chrome or Edge was found. Install one of them and try again.',
};
export const buildMissing: Text = {
  zh: '扩展还没有构建。请先运行一次 npm start。',
  en: 'The extension is not built yet. Run npm start once.',
};
export const pageClipped = (url: string, title: string): Text => ({ zh: `已剪藏  ${title}  ${url}`, en: `clipped  ${title}  ${url}` });
export const pageFailed = (url: string, why: string): Text => ({ zh: `未剪藏  ${url}  ${why}`, en: `failed   ${url}  ${why}` });
export const robotsForbid: Text = {
  zh: '网站的 robots.txt 不允许抓取这个页面（--ignore-robots 可忽略）',
  en: 'robots.txt of the site does not allow this page (--ignore-robots overrides)',
};
export const clipSummary = (done: number, all: number, file: string): Text => ({
  zh: `${all} 个页面中剪藏了 ${done} 个，已写入 ${file}`,
  en: `${done} of ${all} pages clipped, written to ${file}`,
});
export const nothingClipped: Text = {
  zh: '没有剪藏到任何页面，未写入文件。',
  en: 'No page was clipped; no file was written.',
};
export const exportFormat = (given: string): Text => ({
  zh: `--to 可以是 json、csv、xlsx、md 或 html，收到的是“${given}”。`,
  en: `--to is json, csv, xlsx, md or html; it was given "${given}".`,
});
export const noTables: Text = {
  zh: '工作簿里没有找到可以分析的表。请确认表格有表头和数据。没有写入文件。',
  en: 'No table that can be analysed was found in the workbook. Check that a sheet has headers and data. No file was written.',
};
export const pluginOption: Text = {
  zh: '告诉某个分析一个设置，可多次使用；写错名称时会列出可用的选项',
  en: 'tells an analysis something, may be given often; a wrong name is answered with those that there are',
};
export const optionForm = (written: string): Text => ({
  zh: `--option 要写成 分析.选项=值，例如 forecast.horizon=6，而不是“${written}”`,
  en: `--option is written as PLUGIN.NAME=VALUE, such as forecast.horizon=6, not “${written}”`,
});
export const packOption: Text = {
  zh: '再加一个自己的指标包（YAML 或 JSON），可写多次；--only 后写它的名字就只用它',
  en: 'a KPI pack of your own (YAML or JSON) as well; can be given several times. --only with its name uses it alone',
};
export const pluginFile: Text = {
  zh: '再加一个自己写的分析插件（ES 模块），可写多次；它的代码会在本机运行，请只用信得过的文件。写法见 README',
  en: 'an analysis plugin that you wrote (an ES module) as well; can be given several times. Its code runs on this machine: use only files that you trust. README says how to write one',
};
export const noAnalysisFits: Text = {
  zh: '找到了表，但没有适合的分析：需要日期列和数值列。没有写入文件。',
  en: 'Tables were found, but no analysis fits: it takes a date column and a measure. No file was written.',
};
export const sheetUnknown = (sheet: string, known: string): Text => ({
  zh: `没有名为“${sheet}”的工作表。现有：${known}。`,
  en: `There is no sheet "${sheet}". There are: ${known}.`,
});
export const pluginUnknown = (plugin: string, known: string): Text => ({
  zh: `没有名为“${plugin}”的分析，或它不适合这个工作簿。适合的有：${known}。`,
  en: `There is no analysis "${plugin}", or it does not fit this workbook. Those that fit: ${known}.`,
});
export const seriesAnalysisUnknown = (given: string, known: string): Text => ({
  zh: `没有名为“${given}”的序列分析。现有：${known}。`,
  en: `There is no analysis "${given}" of a series. There are: ${known}.`,
});
export const wrongAddress = (given: string): Text => ({
  zh: `“${given}”不是网页地址。地址以 http:// 或 https:// 开头。`,
  en: `"${given}" is not the address of a page. Addresses begin with http:// or https://.`,
});
export const reportIn = (file: string): Text => ({ zh: `报告已写入 ${file}`, en: `The report is in ${file}` });
