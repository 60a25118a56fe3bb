import type { ShownCell } from '../../core/report/cell-functions/figure-value.ts';
import type { MarkedCell } from '../../core/report/cell-functions/kept-figures.ts';
import type { Area } from '../../core/workbook/address.ts';
import { formatArea, parseArea } from '../../core/workbook/address.ts';
import { markedSheet } from '../../core/workbook/report-sheets.ts';

/**
 * Cells of reports, in two round trips however many they are: one finds the marked sheets by their present names, one reads the
 * block around the cells of each.
 */
export async function readMarkedCells(cells: readonly MarkedCell[]): Promise<(cell: MarkedCell) => ShownCell> {
  if (cells.length === 0) return () => ({ kind: 'gone' });
  return Excel.run(async (context) => {
    const { names, worksheets } = context.workbook;
    const marks = [...new Set(cells.map(({ mark }) => mark))].map((mark) => ({ mark, item: names.getItemOrNullObject(mark).load('formula') }));
    await context.sync();
    const blocks = new Map<string, Block>();
    for (const { mark, item } of marks) {
      const sheet = item.isNullObject ? null : markedSheet({ names: [{ name: mark, refersTo: String(item.formula), sheet: null }] }, mark);
      const area = around(cells.filter((cell) => cell.mark === mark));
      if (sheet === null || area === null) continue;
      blocks.set(mark, { sheet, area, range: worksheets.getItem(sheet).getRange(formatArea(area)).untrack().load('values') });
    }
    if (blocks.size > 0) await context.sync();
    const shown = new Map([...blocks].map(([mark, { sheet, area, range }]) => [mark, { sheet, area, values: range.values }]));
    return ({ mark, range }) => {
      const block = shown.get(mark);
      const place = parseArea(range);
      if (block === undefined || place === null) return { kind: 'gone' };
      const content: unknown = block.values[place.top - block.area.top]?.[place.left - block.area.left];
      return { kind: 'shown', place: { sheet: block.sheet, range }, content };
    };
  });
}

interface Block {
  readonly sheet: string;
  readonly area: Area;
  readonly range: Excel.Range;
}

function around(cells: readonly MarkedCell[]): Area | null {
  const areas = cells.flatMap(({ range }) => parseArea(range) ?? []);
  if (areas.length === 0) return null;
  return {
    top: Math.min(...areas.map(({ top }) => top)),
    left: Math.min(...areas.map(({ left }) => left)),
    bottom: Math.max(...areas.map(({ bottom }) => bottom)),
    right: Math.max(...areas.map(({ right }) => right)),
  };
}
