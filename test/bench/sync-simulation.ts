/**
 * Simulated teams by the thousand, before a release: `npm run bench:sync -- SEEDS FROM` (10,000 from seed 1 when nothing is
 * said). A seed that is wrong belongs into `simulation.test.ts`.
 */
import { wrongWorlds } from '../core/sync/simulation/seeds.ts';

const [count, from] = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 1)];
const started = Date.now();
let wrong = 0;
for (let seed = from; seed < from + count; seed += 1) {
  for (const [which, found] of Object.entries(await wrongWorlds([seed]))) {
    wrong += 1;
    console.log(`seed ${which}: ${found.join('; ')}`);
  }
}
console.log(`${count} worlds from seed ${from}: ${wrong} wrong, aim 0 (${Math.round((Date.now() - started) / 1000)} s)`);
process.exitCode = wrong === 0 ? 0 : 1;
