import type { CaveatBlock } from '../../fact/block.ts';
import type { Text } from '../../language/language.ts';
import { controlTexts } from '../../language/texts/control-chart.ts';
import { periodLabel } from '../../metric/period-label.ts';
import type { ControlFinding } from './control-finding.ts';

const { caveats } = controlTexts;
const FEWEST = { single: 20, groups: 25 };
/** From here on neighbours are so alike that limits are clearly too narrow. */
const ALIKE = 0.5;
const FEWEST_DEFECTS = 1;

/** What a person must know before trusting the limits. */
export function controlCaveats({ read, chart, baseline, autocorrelation, shape, capability, signals, chance, drawnFrom, varyingLimits, quality }: ControlFinding): CaveatBlock[] {
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  const isGrouped = read.kind === 'xbar-r' || read.kind === 'xbar-s';
  const { length } = read.points;
  const [limiting, least] = [baseline ?? length, isGrouped ? FEWEST.groups : FEWEST.single];
  if (chart.sigma === 0) say('no-spread', caveats.noSpread);
  if (limiting < least) say('small-sample', caveats.fewPoints(limiting, least));
  if (baseline !== null) say('baseline', caveats.baseline(baseline));
  if (capability !== null && signals.length > 0 && chance < 0.05) say('capability-unstable', caveats.unstableCapability);
  if (capability !== null && shape?.isSkewed === true) say('not-normal', caveats.notNormal);
  if (length >= FEWEST.single && autocorrelation > Math.max(ALIKE, 2 / Math.sqrt(length))) say('autocorrelated', caveats.autocorrelated);
  if (quality !== null && quality.defects / length < FEWEST_DEFECTS) say('few-defects', caveats.skewedCounts);
  if (typeof chart.upper !== 'number') say('uneven', caveats.uneven);
  if (varyingLimits.length > 0) say('varying-limits', caveats.varyingLimits(varyingLimits));
  if (read.partial !== null) say('partial-period', caveats.partial(periodLabel(read.partial, read.calendar)));
  if (read.tooSmall > 0) say('small-groups', caveats.tooSmall(read.tooSmall));
  if (read.incomplete > 0) say('rows-incomplete', caveats.incomplete(read.incomplete));
  if (drawnFrom > 0) say('drawn-last', caveats.drawnLast(length - drawnFrom, length));
  return found;
}
