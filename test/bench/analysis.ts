/**
 * How well series are forecast, anomalies found and changes explained, beside what the field measures against, in one run:
 *   npm run bench:analysis [-- --only forecasts|anomalies|explanations]
 */
import { parseArgs } from 'node:util';
import { hasSharedData } from '../environment/tools.ts';
import { benchAnomalies } from './analysis/anomalies.ts';
import { benchExplanations } from './analysis/explanations.ts';
import { benchForecasts } from './analysis/forecasts.ts';

const { values: flags } = parseArgs({ options: { only: { type: 'string' } } });
/** Those on generated cases need no data. */
const BENCHES: readonly { readonly name: string; readonly needsData: boolean; readonly run: () => void }[] = [
  { name: 'forecasts', needsData: true, run: benchForecasts },
  { name: 'anomalies', needsData: true, run: benchAnomalies },
  { name: 'explanations', needsData: false, run: benchExplanations },
];

for (const { name, needsData, run } of BENCHES) {
  if (flags.only !== undefined && flags.only !== name) continue;
  if (needsData && !hasSharedData) console.log(`${name}: no shared data beside this checkout, nothing to measure on`);
  else run();
}
