import type { Area } from '../workbook/address.ts';
import { trimmed } from './cell-text.ts';
import type { SheetView } from './sheet-view.ts';

/** Words for particulars about a report, as they stand on the left of a form. */
const PARTICULARS =
  /^(?:报表|制表|填表|编制|审核|审批|复核|统计|汇报|负责|部门|单位|公司|期间|日期|时间|版本|页码|币种|电话|地址|联系)|^(?:prepared|reviewed|approved|author|date|period|as of|version|department|company|currency|unit|contact|report)\b/i;

/** `Prepared by | Li`, `Date | 2025-01-01`: labels beside values of mixed kinds. */
export function looksLikeForm(view: SheetView, area: Area): boolean {
  const labels: string[] = [];
  for (let row = area.top; row <= area.bottom; row++) {
    const label = view.grid.text(row, area.left);
    if (label === null) return false;
    labels.push(trimmed(label));
  }
  const particulars = labels.filter((label) => /[:：]$/.test(label) || PARTICULARS.test(label));
  return particulars.length >= Math.max(2, labels.length / 2);
}
