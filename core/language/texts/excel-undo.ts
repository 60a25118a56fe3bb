import type { Text } from '../language.ts';

/** What became of the workbook, said after what went wrong while it was changed. */
export const excelUndoTexts = {
  takenBack: {
    zh: '已写入的部分已全部撤回，工作簿和之前一样。',
    en: 'What had been written was taken out again; the workbook is as before.',
  },
  /** Where even that failed. */
  leftovers: (sheets: readonly string[]): Text => ({
    zh: `撤回也没有完成，工作簿里可能留有这些工作表：${sheets.join('、')}。请手动删除，再写一次。`,
    en: `Taking it back failed as well. These sheets may be left in the workbook: ${sheets.join(', ')}. Delete them, then write again.`,
  }),
  nothingRemoved: {
    zh: '没有删除任何内容，工作簿和之前一样。',
    en: 'Nothing was removed; the workbook is as before.',
  },
  halfRemoved: (gone: readonly string[], left: readonly string[]): Text => ({
    zh: `已删除的工作表无法恢复：${gone.join('、')}。${left.length === 0 ? '报告的名称和依据还在' : `还在的工作表：${left.join('、')}`}。请再删除一次这份报告。`,
    en: `These sheets are deleted and Excel cannot bring them back: ${gone.join(', ')}. ${left.length === 0 ? 'The names and evidence of the report are still there' : `Still there: ${left.join(', ')}`}. Remove the report once more.`,
  }),
  maybeRemoved: (sheets: readonly string[]): Text => ({
    zh: `无法确认这些工作表是否已被删除：${sheets.join('、')}。请查看工作簿，如果还在，请再删除一次这份报告。已删除的工作表无法恢复。`,
    en: `Whether these sheets were deleted could not be checked: ${sheets.join(', ')}. Look at the workbook, and remove the report once more if they are still there. Excel cannot bring deleted sheets back.`,
  }),
  nothingKept: {
    zh: '没有保存任何内容，工作簿和之前一样。',
    en: 'Nothing was kept; the workbook is as before.',
  },
  maybeKept: {
    zh: '撤回也没有完成，工作簿里记住的更正或日历可能不完整；单元格没有改动。请重新读取并检查。',
    en: 'Taking it back failed as well, so the corrections or the calendar kept in the workbook may be incomplete; no cell has changed. Read again and check them.',
  },
  /** Said instead where a report was written over another and could not be put back: hidden sheets still hold it. */
  copiesLeft: (copies: readonly string[]): Text => ({
    zh: `恢复没有完成，报告可能只刷新了一部分。刷新前的内容还在这些隐藏的工作表里：${copies.join('、')}。请取消隐藏查看，或用“撤消”恢复。`,
    en: `Putting it back failed, so the report may be refreshed in part. What stood there before is kept on these hidden sheets: ${copies.join(', ')}. Unhide them to see it, or use Undo.`,
  }),
} as const;
