import { serialOf } from '../metric/calendar.ts';
import type { TypedTable } from '../sheet/typed-table.ts';
import { cellAddress, formatArea, parseArea } from '../workbook/address.ts';
import type { RangeRef } from '../workbook/address.ts';
import type { Workbook } from '../workbook/workbook.ts';

const SAYS_THROUGH = /(?:数据)?(?:截至|截止|更新至|统计至)[^\d]{0,6}(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})|(?:as of|through|up to|until)\s+(\d{4})-(\d{1,2})-(\d{1,2})/i;

/**
 * The last day that data reaches where a title or note beside the table says so: `数据截至 2025-10-17`,
 * `Data through 2025-10-17`. Null where nothing says it.
 */
export async function statedDataEnd(workbook: Workbook, table: TypedTable, signal?: AbortSignal): Promise<{ readonly serial: number; readonly ref: RangeRef } | null> {
  const area = parseArea(table.source.range);
  const rows = table.excluded.filter(({ why }) => why === 'title' || why === 'note').map(({ row }) => row - 1);
  if (area === null || rows.length === 0) return null;
  for (const row of rows) {
    const range = formatArea({ top: row, bottom: row, left: Math.max(0, area.left - 1), right: area.right });
    for await (const chunk of workbook.read({ sheet: table.source.sheet, range }, signal === undefined ? {} : { signal })) {
      for (const [index, value] of (chunk.values[0] ?? []).entries()) {
        const serial = typeof value === 'string' ? dayIn(value) : null;
        if (serial !== null) return { serial, ref: { sheet: table.source.sheet, range: cellAddress(row, chunk.firstColumn + index) } };
      }
    }
  }
  return null;
}

function dayIn(words: string): number | null {
  const match = SAYS_THROUGH.exec(words);
  if (match === null) return null;
  const [year, month, day] = [match[1] ?? match[4], match[2] ?? match[5], match[3] ?? match[6]].map(Number);
  if (year === undefined || month === undefined || day === undefined || month > 12 || day > 31) return null;
  return serialOf(year, month, day);
}
