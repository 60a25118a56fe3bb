import type { Text } from '../language.ts';

/** Texts about what fits a workbook and what does not. */
export const studyTexts = {
  needsClips: {
    zh: '需要剪藏：在“调研”里载入 .clipsheet 文件。',
    en: 'It needs clips: load a .clipsheet file under Research.',
  },
  /** What an analysis says of the clips, which ends without a mark. */
  saidOfClips: (reason: Text): Text => ({ zh: `${reason.zh}。`, en: `${reason.en}.` }),
  needsTable: { zh: '需要一张表格。', en: 'It needs a table.' },
  lacks: (table: string, columns: readonly Text[]): Text => ({
    zh: `“${table}”里没有这样的列：${columns.map(({ zh }) => zh).join('、')}。`,
    en: `“${table}” has no column for ${columns.map(({ en }) => en).join(', ')}.`,
  }),
  /** What an analysis says of a table, which ends without a mark. */
  saidOf: (table: string, reason: Text): Text => ({ zh: `“${table}”：${reason.zh}。`, en: `“${table}”: ${reason.en}.` }),
} as const;
