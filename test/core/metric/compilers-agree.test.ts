import { expect, it } from 'vitest';
import { describeWith } from '../../environment/tools.ts';
import { askEverywhere, isSame } from './agreement/ask-everywhere.ts';
import { randomCases } from './agreement/random-questions.ts';

describeWith(['libreoffice'], 'a metric, asked of the engine and of a spreadsheet', () => {
  it('has one value: SQL, recalculated formula and plain loops agree in 100 random cases', async () => {
    const answers = await askEverywhere(randomCases(10, 20_181_106));
    expect(answers).toHaveLength(100);
    for (const { context, plain, engine, formula, overTotals, size } of answers) {
      expect({ context, plain, engine, isSame: isSame(engine, plain, size) }).toMatchObject({ isSame: true });
      expect({ context, plain, formula, isSame: isSame(formula, plain, size) }).toMatchObject({ isSame: true });
      if (overTotals !== undefined) expect({ context, plain, overTotals, isSame: isSame(overTotals, plain, size) }).toMatchObject({ isSame: true });
    }
    expect(answers.filter(({ overTotals }) => overTotals !== undefined).length).toBeGreaterThan(30);
    expect(answers.filter(({ plain }) => plain !== null && plain !== 0).length).toBeGreaterThan(40);
  }, 120_000);
});
