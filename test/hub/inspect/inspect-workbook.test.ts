import { expect, it } from 'vitest';
import { readTables } from '../../../core/sheet/read-tables.ts';
import { inspectWorkbook } from '../../../hub/inspect/inspect-workbook.ts';
import { plainWorkbook } from '../../core/sheet/plain-workbook.ts';

it('prints every sheet with its tables, in A1 notation and one-based rows', async () => {
  const rows = [['大区', '销售额(万元)'], ['华东', '1.5'], ['华南', 2], ['合计', 3.5]];
  const readings = await readTables(plainWorkbook([{ name: '销售', rows }, { name: '空', rows: [] }]));
  expect(inspectWorkbook(readings)).toEqual({
    sheets: [
      {
        name: '销售',
        tables: [
          {
            name: '销售',
            range: 'A1:B4',
            headerRows: [1],
            dataRows: 2,
            excluded: [{ row: 4, why: 'total' }],
            columns: [
              { name: '大区', role: 'dimension', type: 'text', additive: 'none', unit: null, multiplier: 1, converted: 0, unconverted: [] },
              { name: '销售额(万元)', role: 'measure', type: 'number', additive: 'all', unit: '元', multiplier: 10_000, converted: 1, unconverted: [] },
            ],
            quality: [
              {
                code: 'text-number',
                message: '1 number in "销售额(万元)" stored as text, counted here all the same. Excel\'s own SUM leaves such numbers out.',
                ref: 'B2:B3',
                cells: ['B2'],
              },
            ],
          },
        ],
        unpivoted: [],
      },
      { name: '空', tables: [], unpivoted: [] },
    ],
  });
});
