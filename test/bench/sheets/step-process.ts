/** One step in this process: `step-process.ts STEP INPUT...`. Prints what it took as a line of JSON. */
import type { Measured } from './run-step.ts';
import { STEPS } from './steps.ts';

const [name = '', input = '', rows = ''] = process.argv.slice(2);
const step = Object.entries(STEPS).find(([each]) => each === name)?.[1];
if (step === undefined) throw new Error(`there is no step ${name}`);
const baseMegabytes = process.memoryUsage.rss() / 2 ** 20;
const cpu = process.cpuUsage();
const started = performance.now();
const answer = await step(input, rows);
const whole = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpu);
const measured: Measured = {
  seconds: typeof answer === 'string' ? whole : answer.seconds,
  busySeconds: (user + system) / 1e6,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
  baseMegabytes,
  seen: typeof answer === 'string' ? answer : answer.seen,
};
console.log(JSON.stringify(measured));
