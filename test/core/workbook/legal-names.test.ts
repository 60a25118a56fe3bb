import { describe, expect, it } from 'vitest';
import { isLegalName, isLegalSheetName } from '../../../core/workbook/legal-names.ts';

describe('names of sheets', () => {
  it.each(['Sales', '销售 2024', "O'Neil", 'a'.repeat(31), '=x'])('%s is legal', (name) => {
    expect(isLegalSheetName(name)).toBe(true);
  });

  it.each(['', ' ', 'a'.repeat(32), 'a/b', 'a\\b', 'a:b', 'a*', 'a?', '[a]', "'a", "a'", 'History', 'a\nb'])('%j is not', (name) => {
    expect(isLegalSheetName(name)).toBe(false);
  });
});

describe('names of tables and ranges', () => {
  it.each(['Sales', '_x', 'Kpi.Sales', '销售额', 'ABCD1', 'XFE1', 'A0', 'Rate2024x', 'é1'])('%s is legal', (name) => {
    expect(isLegalName(name)).toBe(true);
  });

  it.each(['', 'A1', 'xfd1048576', 'R', 'c', 'R1C1', 'R2', 'C3', 'a b', '1a', 'a-b', 'true', 'a'.repeat(256)])('%j is not', (name) => {
    expect(isLegalName(name)).toBe(false);
  });
});
