import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellStyle, PlannedCell } from '../../../core/workbook/sheet-plan.ts';
import { cellBlocks } from '../../../office-addin/excel/cell-blocks.ts';
import { addressLists, styleGroups } from '../../../office-addin/excel/style-areas.ts';

const LOOKS: readonly CellStyle[] = [
  { fill: 'FFFFFF' },
  { font: { bold: true } },
  { border: { bottom: { weight: 'thin', color: '000000' } } },
];

const scattered: fc.Arbitrary<PlannedCell[]> = fc
  .uniqueArray(fc.record({ row: fc.nat(60), column: fc.nat(30), look: fc.nat(LOOKS.length - 1) }), {
    selector: ({ row, column }) => `${row},${column}`,
    maxLength: 300,
  })
  .map((places) =>
    places.map(({ row, column, look }) => ({ row, column, content: { kind: 'number', number: 1 }, style: LOOKS[look] ?? {} })),
  );

function cell(row: number, column: number): PlannedCell {
  return { row, column, content: { kind: 'number', number: row } };
}

describe('blocks of cells', () => {
  it('hold every cell once, at its place', () => {
    fc.assert(
      fc.property(scattered, fc.integer({ min: 1, max: 400 }), (cells, maxCells) => {
        const held = cellBlocks(cells, maxCells).flatMap((block) =>
          block.cells.flatMap((row, i) =>
            row.flatMap((one, j) => {
              if (one === null) return [];
              expect([one.row, one.column]).toEqual([block.area.top + i, block.area.left + j]);
              return [one];
            }),
          ),
        );
        expect(new Set(held)).toEqual(new Set(cells));
        expect(held).toHaveLength(cells.length);
      }),
    );
  });

  it('make one rectangle of a table', () => {
    const table = Array.from({ length: 50 }, (_, row) => [cell(row, 0), cell(row, 1), cell(row, 2)]).flat();
    expect(cellBlocks(table, 1000).map((block) => block.area)).toEqual([{ top: 0, left: 0, bottom: 49, right: 2 }]);
  });

  it('do not span the emptiness between cells far apart', () => {
    const blocks = cellBlocks([cell(0, 0), cell(0, 16_000), cell(1_000_000, 3)], 1000);
    expect(blocks.map((block) => block.cells.flat().length)).toEqual([1, 1, 1]);
  });
});

describe('areas of a look', () => {
  it('cover the cells of that look and no others', () => {
    fc.assert(
      fc.property(scattered, (cells) => {
        const covered = styleGroups(cells).flatMap(({ style, areas }) =>
          areas.flatMap((area) => {
            const inside: string[] = [];
            for (let row = area.top; row <= area.bottom; row += 1) {
              for (let column = area.left; column <= area.right; column += 1) inside.push(`${row},${column},${JSON.stringify(style)}`);
            }
            return inside;
          }),
        );
        const wanted = cells.map(({ row, column, style }) => `${row},${column},${JSON.stringify(style)}`);
        expect(covered.toSorted()).toEqual(wanted.toSorted());
      }),
    );
  });

  it('join rows below each other', () => {
    const cells = [0, 1, 2].flatMap((row) => [0, 1].map((column) => ({ ...cell(row, column), style: { fill: 'EEEEEE' } })));
    expect(styleGroups(cells)).toEqual([
      { style: { fill: 'EEEEEE' }, areas: [{ top: 0, left: 0, bottom: 2, right: 1 }], isTall: false, isWide: false },
    ]);
  });

  it('leave out cells that have only a number format', () => {
    expect(styleGroups([{ ...cell(0, 0), style: { numberFormat: '0.0%' } }])).toEqual([]);
  });

  it('are listed in pieces of bounded length', () => {
    const areas = Array.from({ length: 100 }, (_, row) => ({ top: row * 2, left: 0, bottom: row * 2, right: 3 }));
    const lists = addressLists(areas, 60);
    expect(lists.join(',').split(',')).toHaveLength(100);
    expect(Math.max(...lists.map((list) => list.length))).toBeLessThanOrEqual(60);
  });
});
