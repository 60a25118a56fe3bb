import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRowNumbers, rowNumbers } from '../../../office-addin/taskpane/row-numbers.ts';
import { sentencePieces } from '../../../office-addin/taskpane/sentence-view.tsx';
import { orderTables, touchesTable } from '../../../office-addin/taskpane/table-places.ts';
import { sampleTable, sampleTables } from './sample-study.ts';

describe('places of tables', () => {
  it('puts the table at the selection first, then its neighbours on the sheet', () => {
    const left = sampleTable({ name: 'left', source: { sheet: 'S', range: 'A1:B9' } });
    const right = sampleTable({ name: 'right', source: { sheet: 'S', range: 'D1:E9' } });
    const order = orderTables([...sampleTables.slice(0, 1), left, right], { sheet: 'S', range: 'D4' });
    expect(order.map((table) => table.name)).toEqual(['right', 'left', '销售明细']);
  });

  it('keeps the order as found where nothing is selected', () => {
    expect(orderTables(sampleTables, null)).toBe(sampleTables);
  });

  it.each([
    ['D4', true],
    ['D1251', true],
    ['D1252', false],
    ['E4', true],
    ['F4', false],
    ['A1', true],
    [null, true],
    ['4:9', true],
  ])('a change at %s touches the table: %s', (range, touches) => {
    expect(touchesTable({ sheet: '销售', range }, sampleTable())).toBe(touches);
  });
});

describe('words of the pane', () => {
  it('gives runs of rows by their ends', () => {
    expect(rowNumbers([9, 3, 4, 5])).toBe('3–5, 9');
    expect(rowNumbers([])).toBe('');
  });

  it('keeps punctuation with the fact before it, so that no line begins with it', () => {
    expect(sentencePieces('（{a}），较{b}')).toEqual([
      { kind: 'words', words: '（' },
      { kind: 'fact', name: 'a', mark: '），' },
      { kind: 'words', words: '较' },
      { kind: 'fact', name: 'b', mark: '' },
    ]);
  });

  it('cuts a sentence into words and facts', () => {
    expect(sentencePieces('{region} fell {change}.')).toEqual([
      { kind: 'fact', name: 'region', mark: '' },
      { kind: 'words', words: ' fell ' },
      { kind: 'fact', name: 'change', mark: '.' },
    ]);
  });
});

describe('row numbers as people write them', () => {
  it.each([
    ['3', [3]],
    ['3-5, 9', [3, 4, 5, 9]],
    ['３～４、２', [2, 3, 4]],
    ['2 – 3', [2, 3]],
    ['', []],
    [' , ', []],
  ])('%j are rows %j', (text, rows) => expect(parseRowNumbers(text)).toEqual(rows));

  it.each(['A3', '0', '5-3', '1-999', '-1', '1.5', '12345678'])('%j are none', (text) => expect(parseRowNumbers(text)).toBeNull());

  it('are read as they are shown', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 1_048_576 }), { maxLength: 12 }), (rows) => {
        expect(parseRowNumbers(rowNumbers(rows))).toEqual([...rows].sort((one, other) => one - other));
      }),
    );
  });
});
