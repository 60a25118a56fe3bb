/** One analysis in this process: `node-process.ts ID ROWS SECONDS`. Prints what it took as a line of JSON. */
import { openNodeEngine } from '../../../core/engine/node-engine.ts';
import { tableFor } from './tables.ts';
import { timeAnalysis } from './time-analysis.ts';

const [id = '', rows = '', seconds = ''] = process.argv.slice(2);
const table = tableFor(id)(Number(rows));
const engine = await openNodeEngine();
await engine.load(table);
const before = process.resourceUsage().maxRSS / 1024;
const timed = await timeAnalysis(id, table, engine, Number(seconds));
console.log(JSON.stringify({ ...timed, peakMegabytes: process.resourceUsage().maxRSS / 1024, loadedMegabytes: before }));
await engine.close();
