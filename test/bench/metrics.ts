/**
 * Whether a metric has one value: random questions about random tables, asked of the engine (SQL), of LibreOffice
 * (the formula, recalculated) and of plain loops over the rows.
 * Run: npm run bench:metrics -- [cases=1000] [seed]
 */
import { askEverywhere, isSame } from '../core/metric/agreement/ask-everywhere.ts';
import { randomCases } from '../core/metric/agreement/random-questions.ts';

const [cases = '1000', seed = '20251125'] = process.argv.slice(2);
const started = performance.now();
let agreeing = 0;
const answers = await askEverywhere(randomCases(Number(cases) / 10, Number(seed)));
const kinds = new Map<string, { asked: number; engine: number; formula: number; inTotals: number; overTotals: number }>();
for (const { context, question, plain, engine, formula, overTotals, size } of answers) {
  const { kind } = question.measure;
  const count = kinds.get(kind) ?? { asked: 0, engine: 0, formula: 0, inTotals: 0, overTotals: 0 };
  kinds.set(kind, count);
  count.asked++;
  const isRight = { engine: isSame(engine, plain, size), formula: isSame(formula, plain, size), overTotals: overTotals === undefined || isSame(overTotals, plain, size) };
  if (isRight.engine) count.engine++;
  if (isRight.formula) count.formula++;
  if (overTotals !== undefined) count.inTotals++;
  if (overTotals !== undefined && isRight.overTotals) count.overTotals++;
  if (Object.values(isRight).every(Boolean)) agreeing++;
  else console.log(`plain ${plain}, engine ${String(engine)}, formula ${JSON.stringify(formula)}, over totals ${JSON.stringify(overTotals)}\n  ${context}`);
}
console.log('measure      asked  SQL agrees  formula agrees  over totals agrees');
for (const [kind, { asked, engine, formula, inTotals, overTotals }] of [...kinds].sort()) {
  console.log(`${kind.padEnd(12)} ${String(asked).padStart(5)} ${String(engine).padStart(11)} ${String(formula).padStart(15)} ${`${overTotals} of ${inTotals}`.padStart(19)}`);
}
const filled = answers.filter(({ plain }) => plain !== null && plain !== 0).length;
console.log(`${agreeing} of ${answers.length} agree on all sides, ${filled} of them about something; ${((performance.now() - started) / 1000).toFixed(0)} s`);
if (agreeing < answers.length) process.exitCode = 1;
