/**
 * How well series are forecast and anomalies found, beside what the field measures against, in one run:
 *   npm run bench:analysis [-- --only forecasts|anomalies]
 */
import { parseArgs } from 'node:util';
import { hasSharedData } from '../environment/tools.ts';
import { benchAnomalies } from './analysis/anomalies.ts';
import { benchForecasts } from './analysis/forecasts.ts';

const { values: flags } = parseArgs({ options: { only: { type: 'string' } } });
const BENCHES: Readonly<Record<string, () => void>> = { forecasts: benchForecasts, anomalies: benchAnomalies };

if (!hasSharedData) console.log('no shared data beside this checkout: nothing to measure on');
else for (const [name, bench] of Object.entries(BENCHES)) if (flags.only === undefined || flags.only === name) bench();
