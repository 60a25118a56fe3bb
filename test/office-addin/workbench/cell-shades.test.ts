import { describe, expect, it } from 'vitest';
import type { PlannedConditionalFormat } from '../../../core/workbook/sheet-plan.ts';
import { plannedShades } from '../../../office-addin/workbench/cell-shades.ts';
import { gridOfPlan } from '../../../office-addin/workbench/sheet-grid.ts';
import { plannedSheet } from '../../core/workbook/small-plan.ts';

const VALUES = [-10, 0, 20, null];

function shaded(format: Partial<Extract<PlannedConditionalFormat, { kind: 'color-scale' }>>) {
  return plannedSheet({
    name: 'Heat',
    cells: VALUES.map((value, row) => ({ row, column: 0, content: value === null ? { kind: 'blank' } : { kind: 'number', number: value } })),
    conditionalFormats: [{ kind: 'color-scale', range: 'A1:A4', low: 'FF0000', middle: null, high: '0000FF', ...format }],
  });
}

const shades = (format: Parameters<typeof shaded>[0]) => plannedShades(shaded(format)).map(({ shade }) => shade);

describe('cells under a colour scale', () => {
  it('go from the least to the most; empty ones stay empty', () => {
    expect(shades({})).toEqual(['FF0000', 'AA0055', '0000FF']);
  });

  it('lie as far on either side of a value as the farthest of them', () => {
    expect(shades({ middle: 'FFFFFF', around: 0 })).toEqual(['FF8080', 'FFFFFF', '0000FF']);
  });

  it('lie around their median where no value is said', () => {
    expect(shades({ middle: 'FFFFFF' })).toEqual(['FF0000', 'FFFFFF', '0000FF']);
  });

  it('are filled in the grid', () => {
    const { rows } = gridOfPlan(shaded({}), 'en');
    expect(rows.map(([cell]) => cell?.style?.fill)).toEqual(['FF0000', 'AA0055', '0000FF', undefined]);
  });
});
