import { describe, expect, it } from 'vitest';
import { gridOfChunks, gridOfPlan, windowAround } from '../../../office-addin/workbench/sheet-grid.ts';
import { plannedSheet } from '../taskpane/sample-study.ts';

describe('a planned sheet as a grid', () => {
  const grid = gridOfPlan(
    plannedSheet('R', {
      cells: [
        { row: 0, column: 1, content: { kind: 'text', text: '=1+1' }, style: { font: { bold: true } } },
        { row: 1, column: 1, content: { kind: 'formula', formula: '=SUM(A1:A9)', cached: 1234.5 }, style: { numberFormat: '#,##0.0' } },
        { row: 1, column: 2, content: { kind: 'date', serial: 45000 } },
        { row: 2, column: 1, content: { kind: 'number', number: 1 }, style: { align: { horizontal: 'left' } } },
      ],
      merges: ['B1:D1'],
      columnWidths: [{ column: 0, width: 2 }],
      rowHeights: [{ row: 0, height: 30 }],
    }),
    'zh',
  );

  it('shows texts as they are and formulas by the value they carry', () => {
    expect(grid.rows[0]?.[1]).toMatchObject({ text: '=1+1', align: 'left', style: { font: { bold: true } } });
    expect(grid.rows[1]?.[1]).toMatchObject({ text: '1,234.5', align: 'right' });
    expect(grid.rows[1]?.[2]?.text).toBe('2023-03-15');
    expect(grid.rows[2]?.[1]?.align).toBe('left');
  });

  it('keeps where a cell leads to in the workbook', () => {
    const ref = { sheet: 'Sales', range: 'B2:B9' };
    const linked = plannedSheet('R', { cells: [{ row: 0, column: 0, content: { kind: 'text', text: 'source' }, link: { kind: 'place', ref } }] });
    expect(gridOfPlan(linked, 'en').rows[0]?.[0]).toMatchObject({ text: 'source', place: ref });
  });

  it('reaches as far as its cells and merges, in the sizes planned', () => {
    expect(grid.rows.map((row) => row.length)).toEqual([4, 4, 4]);
    expect(grid.columnWidths[0]).toBe(19);
    expect(grid.rowHeights[0]).toBe(40);
  });

  it('lets merged cells cover their neighbours', () => {
    expect(grid.rows[0]?.[1]).toMatchObject({ columns: 3, rows: 1 });
    expect(grid.rows[0]?.slice(2).map((cell) => cell.columns)).toEqual([0, 0]);
  });
});

describe('cells as read', () => {
  it('stand at their place, in their formats', () => {
    const chunk = {
      firstRow: 10,
      firstColumn: 2,
      values: [['区域', 0.5, true, { error: '#N/A' }, null]],
      formatIds: [Uint16Array.of(0, 1, 0, 0, 0)],
      formats: ['General', '0%'],
      formulas: [],
    };
    const grid = gridOfChunks([chunk], { top: 9, left: 1, bottom: 10, right: 6 }, 'en');
    expect(grid.rows[1]?.map((cell) => cell.text)).toEqual(['', '区域', '50%', 'true', '#N/A', '']);
    expect(grid.rows[0]?.every((cell) => cell.text === '')).toBe(true);
  });
});

describe('the part of a sheet that is drawn', () => {
  const used = { top: 2, left: 0, bottom: 502, right: 9 };

  it.each([
    [2, 2, 101],
    [101, 2, 101],
    [102, 102, 201],
    [502, 502, 502],
    [9000, 502, 502],
    [0, 2, 101],
  ])('for row %i is rows %i to %i', (row, top, bottom) => {
    expect(windowAround(used, { top: row, left: 0, bottom: row, right: 0 })).toMatchObject({ top, bottom, left: 0, right: 9 });
  });
});
