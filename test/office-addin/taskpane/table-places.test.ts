import { describe, expect, it } from 'vitest';
import { rowNumbers } from '../../../office-addin/taskpane/data-section.tsx';
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
    ['D1251', false],
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
