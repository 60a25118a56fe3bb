import type { Text } from '../language.ts';

const KEPT: Text = { zh: '没有导入任何内容。', en: 'Nothing was imported.' };

export const notABundle: Text = {
  zh: `这不是 .clipsheet 文件，或文件已损坏。${KEPT.zh}请重新导出或重新下载后再试。`,
  en: `This is not a .clipsheet file, or it is damaged. ${KEPT.en} Export or download it again, then retry.`,
};

export const bundleTooNew: Text = {
  zh: `这个文件由更新版本的 Clipsheet 写成。${KEPT.zh}请先更新 Clipsheet。`,
  en: `This file was written by a newer Clipsheet. ${KEPT.en} Update Clipsheet first.`,
};

export function bundleTooLarge(limitMegabytes: number): Text {
  return {
    zh: `这个文件解开后超过 ${limitMegabytes} MB。${KEPT.zh}请分几次导出。`,
    en: `Unpacked, this file is larger than ${limitMegabytes} MB. ${KEPT.en} Export it in several parts.`,
  };
}

export function bundleLine(line: number, field: string): Text {
  return {
    zh: `文件里的 clips.ndjson 第 ${line} 行有误${field === '' ? '' : `（${field}）`}。${KEPT.zh}请重新导出后再试。`,
    en: `Line ${line} of clips.ndjson in this file is wrong${field === '' ? '' : ` (${field})`}. ${KEPT.en} Export it again, then retry.`,
  };
}

export function bundleBlobMissing(line: number): Text {
  return {
    zh: `clips.ndjson 第 ${line} 行的剪藏缺少网页快照。${KEPT.zh}请重新导出后再试。`,
    en: `The page snapshot of the clip on line ${line} of clips.ndjson is missing. ${KEPT.en} Export it again, then retry.`,
  };
}

export function bundleBlobChanged(name: string): Text {
  return {
    zh: `文件里的 ${name} 与它的校验值不符，可能被改动过。${KEPT.zh}请向导出的人要一份新的。`,
    en: `${name} in this file does not match its checksum; it may have been altered. ${KEPT.en} Ask whoever exported it for a new copy.`,
  };
}
