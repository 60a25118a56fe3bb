import { halfWidth } from './half-width.ts';

/** Words and signs that stand where a value is missing. */
const PLACEHOLDERS = new Set([
  '-', '--', '---', '/', '\\', '.', '..', '...', '…', '?', '*', 'n/a', 'na', '#n/a', 'nan', 'null', 'none', 'nil', 'n.a.', 'tbd', 'tbc',
  '无', '暂无', '没有', '空', '未知', '不详', '未填', '待定', '待补', '待补充', '缺失', '缺', '不适用',
]);

/** True for `-`, `N/A`, `暂无` and the like: there is no value, and the author said so. */
export function isPlaceholder(text: string): boolean {
  return text.length <= 8 && PLACEHOLDERS.has(halfWidth(text).toLowerCase());
}
