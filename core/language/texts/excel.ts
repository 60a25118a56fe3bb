import type { Text } from '../language.ts';

/** What is said when Excel does not do what was asked of it. */
export const excelTexts = {
  noSuchSheet: (sheet: string): Text => ({
    zh: `工作簿里没有名为“${sheet}”的工作表。它可能已被改名或删除，请重新选择。`,
    en: `The workbook has no sheet named “${sheet}”. It may have been renamed or deleted; choose again.`,
  }),
  notARange: (range: string): Text => ({
    zh: `“${range}”不是单元格区域。请写成 A1:F20 这样的区域。`,
    en: `“${range}” is not a range of cells. Write it like A1:F20.`,
  }),
  hiddenSheet: (sheet: string): Text => ({
    zh: `工作表“${sheet}”是隐藏的，无法跳转。请先取消隐藏。`,
    en: `The sheet “${sheet}” is hidden, so it cannot be shown. Unhide it first.`,
  }),
  busy: {
    zh: 'Excel 正在编辑单元格或开着对话框，这一步没有做。请按 Enter 结束编辑或关闭对话框，再试一次。',
    en: 'Excel is editing a cell or has a dialog open, so this step was not done. Press Enter or close the dialog, then try again.',
  },
  denied: {
    zh: '这个工作簿或工作表受保护，或以只读方式打开，Excel 拒绝了这一步。请取消保护或另存一份，再试一次。',
    en: 'The workbook or sheet is protected or open read-only, so Excel refused this step. Remove the protection or save a copy, then try again.',
  },
  tooLarge: {
    zh: '这一步的数据超过了 Excel 一次能传送的大小，没有完成。请缩小所选区域，再试一次。',
    en: 'This step is larger than Excel can carry at once, so it was not done. Choose a smaller range, then try again.',
  },
  tooOld: {
    zh: '这个版本的 Excel 缺少所需的功能，这一步没有做。请更新 Excel，或在浏览器里打开 .xlsx 文件使用。',
    en: 'This version of Excel lacks something that is needed, so this step was not done. Update Excel, or open the .xlsx file in a browser tab instead.',
  },
  noRevision: {
    zh: '这个版本的 Excel 不能就地刷新报告，工作簿未改动。请更新 Excel，或写一份新报告。',
    en: 'This version of Excel cannot refresh a report in place, so the workbook is unchanged. Update Excel, or write a new report.',
  },
  sessionLost: {
    zh: '与 Excel 的连接断开了，这一步没有完成。请重新打开任务窗格，再试一次。',
    en: 'The connection to Excel was lost, so this step was not finished. Open the task pane again, then try again.',
  },
  failed: (code: string): Text => ({
    zh: `Excel 没有完成这一步（${code}）。请再试一次；如果再次出现，请把这句话发给我们。`,
    en: `Excel did not finish this step (${code}). Try again; if it comes back, send us this sentence.`,
  }),
} as const;

/** What the Excel side leaves out of a report, because Excel offers add-ins no way to write it. */
export const excelLimitTexts = {
  sparklines: (count: number): Text => ({
    zh: `${count} 个单元格迷你图没有写入：Excel 不允许加载项创建迷你图。同样的数据见报告中的图表和数字。`,
    en: `${count} in-cell sparklines were left out: Excel gives add-ins no way to make them. The charts and figures of the report show the same data.`,
  }),
  comments: (count: number): Text => ({
    zh: `${count} 条批注没有写入：这个版本的 Excel 不支持加载项添加批注。`,
    en: `${count} comments were left out: this version of Excel does not let add-ins make comments.`,
  }),
  arrayFormulas: (count: number): Text => ({
    zh: `${count} 个数组公式（中位数、最大值等）写成了数值：这个版本的 Excel 不允许加载项输入数组公式。数据变了请重新生成报告，或用浏览器里的工作台写入。`,
    en: `${count} array formulas (medians, maxima and the like) were written as values: this version of Excel gives add-ins no way to enter them. Make the report again when the data changes, or write it from the workbench in a browser tab.`,
  }),
  chartDescriptions: (count: number): Text => ({
    zh: `${count} 个图表的替代文字没有写入：Excel 不允许加载项设置。需要时请在图表上点右键填写。`,
    en: `The alternative text of ${count} charts was left out: Excel gives add-ins no way to set it. Right-click a chart to add it.`,
  }),
  hatching: {
    zh: '预测部分用浅色加虚线表示，而不是斜线填充：Excel 不允许加载项使用图案填充。',
    en: 'Forecasts are drawn pale with a dashed line instead of hatched: Excel gives add-ins no pattern fills.',
  },
  zoom: {
    zh: '工作表的显示比例没有设置：Excel 不允许加载项改变它。',
    en: 'The zoom of the sheets was not set: Excel gives add-ins no way to change it.',
  },
} as const;
