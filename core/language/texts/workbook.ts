import type { Text } from '../language.ts';

/** What is said when a report cannot be written into a workbook; in every case the workbook is as before. */
export const workbookTexts = {
  sheetExists: (sheet: string): Text => ({
    zh: `工作簿里已有名为“${sheet}”的工作表，报告没有写入，工作簿未改动。请先改名或删除它，再写一次。`,
    en: `The workbook already has a sheet named “${sheet}”, so nothing was written and the workbook is unchanged. Rename or delete that sheet, then write again.`,
  }),
  sheetGone: (sheet: string): Text => ({
    zh: `工作簿里没有名为“${sheet}”的工作表，报告没有刷新，工作簿未改动。它可能已被改名或删除，请重新读取，再试一次。`,
    en: `The workbook has no sheet named “${sheet}”, so the report was not refreshed and the workbook is unchanged. It may have been renamed or deleted; read again, then try once more.`,
  }),
  sheetProtected: (sheet: string): Text => ({
    zh: `工作表“${sheet}”受保护，报告没有刷新，工作簿未改动。请在“审阅”中取消“保护工作表”，再试一次。`,
    en: `The sheet “${sheet}” is protected, so the report was not refreshed and the workbook is unchanged. Turn off Protect Sheet on the Review tab, then try again.`,
  }),
  structureProtected: {
    zh: '工作簿的结构受保护，不能添加工作表。报告没有写入，工作簿未改动。请在“审阅”中取消“保护工作簿”，再写一次。',
    en: 'The structure of the workbook is protected, so no sheet can be added. Nothing was written and the workbook is unchanged. Turn off Protect Workbook on the Review tab, then write again.',
  },
  removalProtected: {
    zh: '工作簿的结构受保护，不能删除工作表，工作簿未改动。请在“审阅”中取消“保护工作簿”，再试一次。',
    en: 'The structure of the workbook is protected, so no sheet can be removed and the workbook is unchanged. Turn off Protect Workbook on the Review tab, then try again.',
  },
  lastSheet: {
    zh: '工作簿里没有其他可见的工作表，不能全部删除，工作簿未改动。请先添加或显示一个工作表，再试一次。',
    en: 'No other sheet of the workbook is visible, and one has to stay, so the workbook is unchanged. Add or unhide a sheet, then try again.',
  },
  tooManyParts: {
    zh: '加入报告后文件会超出 .xlsx 的大小上限，报告没有写入，工作簿未改动。请把数据拆成几个工作簿后再试。',
    en: 'With the report the file would pass the size limit of .xlsx, so nothing was written and the workbook is unchanged. Split the data into several workbooks, then try again.',
  },
  willLoseSignature: {
    zh: '这个工作簿有数字签名。写入报告后签名会失效，如有需要请重新签名；原文件不会被改动。',
    en: 'This workbook is digitally signed. Writing a report makes the signature invalid, so sign the new file again if you need to; the original file is not changed.',
  },
  documentChanged: {
    zh: '工作簿里保存的内容在读取后有改动，这一步没有保存。请重新读取，再试一次。',
    en: 'What the workbook keeps changed after it was read, so this step was not kept. Read again, then try once more.',
  },
  badDocument: {
    zh: '要保存在工作簿里的内容不是完整的 XML，没有保存，工作簿未改动。如果再次出现，请把这句话发给我们。',
    en: 'What was to be kept in the workbook is not well-formed XML, so it was not kept and the workbook is unchanged. If this comes back, send us this sentence.',
  },
  badPlan: (detail: Text): Text => ({
    zh: `报告没有写入，工作簿未改动：${detail.zh}。请重新生成报告；如果再次出现，请把这句话发给我们。`,
    en: `The report was not written and the workbook is unchanged: ${detail.en}. Create the report again; if this comes back, send us this sentence.`,
  }),
} as const;

/** What is wrong with a sheet plan; `at` is a place such as `Sales!B3`. */
export const planFaults = {
  noSheets: { zh: '报告里没有工作表', en: 'the report has no sheets' },
  sheetName: (name: string): Text => ({ zh: `“${name}”不能用作工作表名`, en: `“${name}” cannot be the name of a sheet` }),
  sheetTwice: (name: string): Text => ({ zh: `工作表“${name}”出现了两次`, en: `the sheet “${name}” stands twice in the report` }),
  cellOutside: (sheet: string): Text => ({ zh: `“${sheet}”中有单元格超出了工作表范围`, en: `a cell of “${sheet}” lies outside the sheet` }),
  cellTwice: (at: string): Text => ({ zh: `${at} 被写了两次`, en: `${at} is written twice` }),
  textTooLong: (at: string): Text => ({ zh: `${at} 的文字太长，单元格放不下`, en: `the text of ${at} is longer than a cell holds` }),
  notANumber: (at: string): Text => ({ zh: `${at} 的数值无效`, en: `${at} holds no valid number` }),
  formula: (at: string): Text => ({ zh: `${at} 的公式无效`, en: `the formula of ${at} is not valid` }),
  style: (at: string): Text => ({ zh: `${at} 的格式无效`, en: `the style of ${at} is not valid` }),
  link: (at: string): Text => ({ zh: `${at} 的链接不是网页地址`, en: `the link of ${at} is not a web address` }),
  reference: (at: string): Text => ({ zh: `${at} 引用了不存在的位置`, en: `${at} points to a place that does not exist` }),
  range: (range: string): Text => ({ zh: `“${range}”不是单元格区域`, en: `“${range}” is not a range of cells` }),
  measure: (sheet: string): Text => ({ zh: `“${sheet}”的行高、列宽或缩放超出了范围`, en: `a width, height or zoom of “${sheet}” is out of bounds` }),
  mergesOverlap: (sheet: string): Text => ({ zh: `“${sheet}”中的合并单元格互相重叠`, en: `merged cells of “${sheet}” overlap` }),
  tablesOverlap: (table: string): Text => ({ zh: `表格“${table}”与其他表格或合并单元格重叠`, en: `the table “${table}” overlaps another table or merged cells` }),
  tableShape: (table: string): Text => ({ zh: `表格“${table}”的标题行与列名不一致，或没有数据行`, en: `the header of the table “${table}” differs from its columns, or it has no rows` }),
  name: (name: string): Text => ({ zh: `“${name}”不能用作名称`, en: `“${name}” cannot be a name` }),
  nameTaken: (name: string): Text => ({ zh: `名称“${name}”已被使用`, en: `the name “${name}” is already taken` }),
  validation: (at: string): Text => ({ zh: `${at} 的下拉选项无效`, en: `the choices of ${at} are not valid` }),
  chart: (id: string): Text => ({ zh: `图表“${id}”无效`, en: `the chart “${id}” is not valid` }),
  customXml: { zh: '随报告保存的依据不是完整的 XML', en: 'the evidence kept with the report is not well-formed XML' },
} as const;
