import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { parseArea } from '../../../../core/workbook/address.ts';
import { describeWith } from '../../../environment/tools.ts';
import { agrees, compose, formulasOf, recalculate, type Composed } from '../../report/recalculated-report.ts';

/** Sixty days of orders: a repeated row, a typo, an extra zero, an empty amount, a number kept as text. */
async function spoiledOrders(isSpoiled: boolean): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Orders');
  sheet.addRow(['Order ID', 'Order Date', 'Product', 'Amount']);
  for (let row = 0; row < 60; row++) {
    const amount = 80 + ((row * 37) % 41);
    sheet.addRow([`DD${2000 + row * 3}`, new Date(Date.UTC(2025, 0, 1 + row)), row % 2 === 0 ? 'Smart Band' : 'Earbuds Pro', amount]);
  }
  if (isSpoiled) {
    sheet.getCell('C12').value = 'Smrat Band';
    sheet.getCell('D20').value = 9500;
    sheet.getCell('D33').value = null;
    sheet.getCell('D40').value = '96';
    sheet.addRow(sheet.getRow(61).values);
  }
  sheet.getColumn(2).numFmt = 'yyyy-mm-dd';
  return new Uint8Array(await book.xlsx.writeBuffer());
}

let composed: Composed;
beforeAll(async () => {
  composed = await compose(await spoiledOrders(true), 'data-quality');
});

const findingsOf = ({ report }: Composed, language: 'zh' | 'en') => report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, language)] : []));

describe('a report on the state of a table', () => {
  it('says what to clean first, in which cells, and what was put right already', () => {
    expect(findingsOf(composed, 'en')).toEqual([
      expect.stringMatching(/^First: 1 value of “Amount” is far from the rest \(D20\): it is 9,500, .* with 6\d(\.\d)?% of Amount in these rows\. Check the unit/),
      expect.stringMatching(/^1 row is like an earlier one in every column, running numbers aside \(row 62\), with 1\.\d% of Amount/),
      expect.stringMatching(/^“Amount” lacks 1 value \(D33\), 1\.6% of all rows\. Fill them in/),
      expect.stringMatching(/^“Smrat Band” in “Product” \(1 row, C12\) may be “Smart Band”/),
      'Put right in reading: 1 number kept as text was counted.',
    ]);
  });

  it('leads from a sentence and from the table to the very cells', () => {
    const outlier = composed.report.facts.find(({ id }) => id === 'data-quality.Orders.problem.0.share');
    expect(outlier?.sources).toEqual([{ kind: 'range', ref: { sheet: 'Orders', range: 'D20' } }]);
    const links = composed.report.plan.sheets[0]?.cells.flatMap(({ link }) => (link?.kind === 'place' && link.ref.sheet === 'Orders' ? [link.ref.range] : [])) ?? [];
    expect(links).toEqual(expect.arrayContaining(['D20', 'A62:D62', 'D33', 'C12', 'D40']));
    expect(links.every((range) => parseArea(range) !== null)).toBe(true);
  });

  it('says plainly of a clean table that nothing stands out', async () => {
    const clean = await compose(await spoiledOrders(false), 'data-quality', { language: 'zh' });
    expect(findingsOf(clean, 'zh')).toEqual(['没有发现需要先清理的问题：60 行、4 列，100% 的单元格已填。']);
    expect(clean.study.offers.find(({ plugin }) => plugin === 'data-quality')?.isAside).toBe(true);
  });
});

describeWith(['libreoffice'], 'a report on the state of a table, recalculated by a spreadsheet', () => {
  it('gives the shares, counts and bounds that the engine gave', async () => {
    const [seen] = await recalculate(await spoiledOrders(true), [composed.report.plan]);
    const formulas = formulasOf(composed.report.plan);
    expect(formulas.length).toBeGreaterThan(10);
    for (const { sheet, address, content } of formulas) {
      const value = seen?.(sheet, address) ?? null;
      expect(agrees(value, content.cached), `${sheet}!${address} ${content.formula}: ${String(value)} for ${String(content.cached)}`).toBe(true);
    }
  }, 120_000);
});
