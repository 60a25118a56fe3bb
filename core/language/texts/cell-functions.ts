import type { Text } from '../language.ts';

const LISTED = 5;

function listed(names: readonly string[]): Text {
  const some = names.slice(0, LISTED);
  const isMore = names.length > LISTED;
  return { zh: `${some.join('、')}${isMore ? ' 等' : ''}`, en: `${some.join(', ')}${isMore ? ' and more' : ''}` };
}

function listedTexts(names: readonly Text[]): Text {
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
}

/** What a cell says where a formula of ours has no value to show, and what is said of clips kept for formulas. */
export const cellFunctionTexts = {
  noClipsKept: {
    zh: '工作簿里没有剪藏。打开 Clipsheet 的“研究”页，载入剪藏文件，按“存进工作簿”，再按 Ctrl+Alt+F9 重新计算。',
    en: 'This workbook keeps no clips. Open the Research tab of Clipsheet, load a clip file, press Keep in the workbook, then Ctrl+Alt+F9.',
  },
  fieldUnknown: (words: string, fields: readonly Text[]): Text => ({
    zh: `没有“${words}”这一项。可以用：${listedTexts(fields).zh}。`,
    en: `There is no field “${words}”. Choose one of: ${listedTexts(fields).en}.`,
  }),
  fieldEmpty: (field: string): Text => ({ zh: `这条剪藏没有“${field}”。`, en: `The clip does not tell its ${field}.` }),
  clipUnknown: (words: string, count: number): Text => ({
    zh: `工作簿里的 ${count} 条剪藏中，没有编号或网址是“${words}”的，或者不止一条以它开头。`,
    en: `Of the ${count} clips in this workbook none, or more than one, has the id or address “${words}”.`,
  }),
  competitorUnknown: (words: string, sellers: readonly string[]): Text => ({
    zh: `剪藏里没有卖家“${words}”。有：${listed(sellers).zh}。`,
    en: `No clip is of the seller “${words}”. There are: ${listed(sellers).en}.`,
  }),
  competitorAmbiguous: (words: string, sellers: readonly string[]): Text => ({
    zh: `“${words}”可能是几个卖家：${listed(sellers).zh}。请写全名。`,
    en: `“${words}” may mean several sellers: ${listed(sellers).en}. Write the whole name.`,
  }),
  productUnknown: (words: string, competitor: string): Text => ({
    zh: `“${competitor}”的剪藏里没有名称像“${words}”的商品。`,
    en: `No product clipped at “${competitor}” is named like “${words}”.`,
  }),
  productAmbiguous: (words: string, names: readonly string[]): Text => ({
    zh: `几个商品的名称都像“${words}”：${listed(names).zh}。请写得更完整。`,
    en: `Several products are named like “${words}”: ${listed(names).en}. Write more of the name.`,
  }),
  noPriceYet: (product: string, day: string, first: string): Text => ({
    zh: `到 ${day} 还没有剪藏过“${product}”，最早是 ${first}。`,
    en: `“${product}” was not clipped by ${day}; the first clip is of ${first}.`,
  }),
  dateUnknown: (words: string): Text => ({ zh: `“${words}”不是日期。可以写 2025-09-30，或引用日期单元格。`, en: `“${words}” is not a date. Write 2025-09-30, or point at a cell with a date.` }),
  noReportsKept: {
    zh: '工作簿里没有带指标的 Clipsheet 报告。先在“分析”页写入报告，再按 Ctrl+Alt+F9 重新计算。',
    en: 'This workbook has no Clipsheet report with metrics. Write one in the Analyse tab, then press Ctrl+Alt+F9.',
  },
  metricUnknown: (words: string, metrics: readonly string[]): Text => ({
    zh: `报告里没有指标“${words}”。有：${listed(metrics).zh}。`,
    en: `No report here has a metric “${words}”. There are: ${listed(metrics).en}.`,
  }),
  metricAmbiguous: (words: string, tables: readonly string[]): Text => ({
    zh: `几张表都有“${words}”：${listed(tables).zh}。请写成“${tables[0] ?? ''}/${words}”。`,
    en: `Several tables have “${words}”: ${listed(tables).en}. Write “${tables[0] ?? ''}/${words}”.`,
  }),
  periodUnknown: (metric: string, period: string, periods: readonly string[]): Text => ({
    zh: `报告里的“${metric}”没有“${period}”这个期间。有：${listed(periods).zh}。`,
    en: `The reports have no “${metric}” for “${period}”. There are: ${listed(periods).en}.`,
  }),
  filtersUnknown: (metric: string, filters: readonly string[]): Text => ({
    zh: filters.length === 0 ? `报告里的“${metric}”都带筛选条件，请写上。` : `报告里没有“${metric}”在“${filters.join('；')}”条件下的数。`,
    en: filters.length === 0 ? `The reports have “${metric}” only with filters: write one.` : `The reports have no “${metric}” where ${filters.join('; ')}.`,
  }),
  noValue: (metric: string): Text => ({ zh: `报告里的“${metric}”在这个期间没有值。`, en: `The report has no value of “${metric}” there.` }),
  cellFails: (place: string, error: string): Text => ({ zh: `报告的单元格 ${place} 现在显示 ${error}。`, en: `The report’s cell ${place} shows ${error}.` }),
  sheetGone: { zh: '显示这个数的报告工作表已删除。请重新写入报告。', en: 'The report’s sheet with this number was deleted. Write the report again.' },
  stopped: { zh: '计算已取消。', en: 'The calculation was cancelled.' },
  failed: { zh: '没能读取工作簿。请按 Ctrl+Alt+F9 再试一次。', en: 'The workbook could not be read. Press Ctrl+Alt+F9 to try again.' },

  clipsNewer: {
    zh: '工作簿里的剪藏由更新版本的 Clipsheet 保存，这个版本不能改它。没有存入。请更新 Clipsheet 后再试。',
    en: 'The clips in this workbook were kept by a newer Clipsheet, which this one must not change. Nothing was kept. Update Clipsheet, then try again.',
  },
  clipsTooHeavy: (count: number): Text => ({
    zh: `${count} 条剪藏太大，放不进一个工作簿。没有存入。请载入较小的剪藏文件再试。`,
    en: `${count} clips are too much for one workbook. Nothing was kept. Load a smaller clip file, then try again.`,
  }),
  keep: { zh: '存进工作簿', en: 'Keep in the workbook' },
  keepHint: { zh: '公式 CLIPSHEET.CLIP 和 CLIPSHEET.PRICE 用的是存进工作簿的剪藏。', en: 'The formulas CLIPSHEET.CLIP and CLIPSHEET.PRICE use the clips kept in the workbook.' },
  keeping: { zh: '正在存入…', en: 'Keeping them…' },
  keptNow: (count: number): Text => ({
    zh: `工作簿里有 ${count} 条剪藏可供公式使用。已有的公式请按 Ctrl+Alt+F9 重新计算。`,
    en: `The workbook keeps ${count === 1 ? '1 clip' : `${count} clips`} for formulas. Press Ctrl+Alt+F9 to calculate those already there.`,
  }),
  takeOut: { zh: '从工作簿移除', en: 'Take out of the workbook' },
  takenOut: { zh: '剪藏已从工作簿移除。', en: 'The clips are out of the workbook.' },
} as const;
