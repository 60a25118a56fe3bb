import { describe, expect, it } from 'vitest';
import type { Clip } from '../../../core/clip/clip.ts';
import { planClipsWorkbook } from '../../../core/report/clips-workbook.ts';
import { checkPlan } from '../../../core/workbook/check-plan.ts';
import { pageContent } from '../clip/page-content.ts';
import { read } from '../page/tables/table-sample.ts';

const TABLE = read('<table><caption>Plans / 2026</caption><tr><th>Plan<th>Price<th>Share<th>Since<th>Code<tr><td>Basic<td>$9.50*<td>12.5%<td>2024-03-01<td>007<tr><td>Pro<td>n/a<td>60%<td>2025-01-31<td>A1</table><p>* per seat</p>');
const CLIP: Clip = {
  schema: 1, id: 'a', url: 'https://rival.example/a', pageKey: 'a', capturedAt: '2026-01-01T00:00:00.000Z', scope: 'page', content: pageContent({ tables: [TABLE, TABLE] }),
  pageTypeBy: 'rules', contentHash: 'a', html: null, screenshot: null, project: null, tags: [], note: '',
};

describe('clipped tables as sheets', () => {
  const plan = planClipsWorkbook([CLIP], 'en');
  const [, sheet, again] = plan.sheets;
  const at = (row: number, column: number): unknown => sheet?.cells.find((cell) => cell.row === row && cell.column === column)?.content;

  it('have names that a workbook takes', () => {
    expect([sheet?.name, again?.name]).toEqual(['Plans   2026', 'Plans   2026 2']);
    expect(() => checkPlan(plan, { sheets: [], names: [] })).not.toThrow();
  });

  it('hold real numbers, shares and dates, and what is no number as it is written', () => {
    expect(at(0, 1)).toEqual({ kind: 'text', text: 'Price [USD]' });
    expect(at(1, 1)).toEqual({ kind: 'number', number: 9.5 });
    expect(at(2, 1)).toEqual({ kind: 'text', text: 'n/a' });
    expect(at(1, 2)).toEqual({ kind: 'number', number: 0.125 });
    expect(at(1, 3)).toMatchObject({ kind: 'date' });
    expect(at(1, 4)).toEqual({ kind: 'text', text: '007' });
  });

  it('say below where they come from', () => {
    expect(at(4, 0)).toEqual({ kind: 'text', text: '* per seat' });
    expect(sheet?.cells.at(-1)).toMatchObject({ content: { text: 'https://rival.example/a' }, link: { url: 'https://rival.example/a' } });
  });
});
