import { expect, it } from 'vitest';
import { readTables } from '../../../../core/sheet/read-tables.ts';
import { plainWorkbook } from '../plain-workbook.ts';
import { drawMessySheet } from './messy-sheet.ts';
import { ASPECTS, scoreSheet } from './score.ts';

const SHEETS = 150;

it('messy sheets are read as they were meant, but for a few; bench:messy-sheets tells which', async () => {
  const right = new Map(ASPECTS.map((aspect) => [aspect, { right: 0, all: 0 }]));
  for (let seed = 1; seed <= SHEETS; seed++) {
    const sheet = drawMessySheet(seed);
    const [reading] = await readTables(plainWorkbook([{ name: 'Sheet1', rows: sheet.rows, merges: sheet.merges }], false, 500));
    for (const score of scoreSheet(sheet.tables, reading)) {
      for (const aspect of ASPECTS) {
        const judged = score[aspect];
        const tally = right.get(aspect);
        if (judged === undefined || tally === undefined) continue;
        tally.all++;
        if (judged.right) tally.right++;
      }
    }
  }
  const weak = [...right].filter(([, tally]) => tally.right < tally.all * 0.95).map(([aspect, tally]) => `${aspect}: ${tally.right} of ${tally.all}`);
  expect(weak).toEqual([]);
});

it('the same seed draws the same sheet', () => {
  expect(drawMessySheet(7)).toEqual(drawMessySheet(7));
  expect(drawMessySheet(7)).not.toEqual(drawMessySheet(8));
});
