import type { Clip } from '../../clip/clip.ts';
import { settledCalendar } from '../../metric/business-calendar.ts';
import { reportingPeriods } from '../../metric/reporting-periods.ts';
import type { ReportingPeriods } from '../../metric/reporting-periods.ts';
import { latestClips } from '../competitors/clipped-prices.ts';
import type { AnalysisInput } from '../plugin.ts';
import { clipTopics } from './clip-topics.ts';
import type { ClipTopic } from './clip-topics.ts';
import { datedClips, halvesOf } from './dated-clips.ts';
import type { DatedClip, Halves } from './dated-clips.ts';
import { figureLines } from './figure-lines.ts';
import type { FigureLines } from './figure-lines.ts';
import { riseOf, wordTrends } from './word-trends.ts';
import type { WordTrend } from './word-trends.ts';

/** What clips say over time. */
export interface TrendFinding {
  /** In order of their day of publication. */
  readonly dated: readonly DatedClip[];
  /** Pages, with those that say no day. */
  readonly pages: number;
  readonly periods: ReportingPeriods | null;
  readonly halves: Halves | null;
  /** Every word that was tested. */
  readonly words: readonly WordTrend[];
  /** Those that changed more than chance explains, the largest change first. */
  readonly rising: readonly WordTrend[];
  readonly falling: readonly WordTrend[];
  readonly topics: readonly ClipTopic[];
  readonly figures: FigureLines;
  /** The sites by how many clips are from them. */
  readonly sites: readonly { readonly site: string; readonly clips: readonly DatedClip[] }[];
}

/** Share of the words called rising or falling that may be so by chance. */
const FALSE_SHARE = 0.1;

/** Words, topics and figures of clips by the day on which their pages were published. AbortError when stopped. */
export async function findTrend(input: AnalysisInput): Promise<TrendFinding> {
  const dated = await datedClips(input.clips, input);
  const isChinese = dated.filter((clip) => clip.isChinese).length > dated.length / 2;
  const grain = input.period?.grain;
  const periods = reportingPeriods(Float64Array.from(dated, ({ day }) => day), { calendar: settledCalendar(input.calendar, isChinese), ...(grain === undefined ? {} : { grain }) });
  const halves = periods === null ? null : halvesOf(dated, periods.periods.map(({ period }) => period));
  const words = halves === null ? [] : wordTrends(halves);
  const clear = words.filter(({ adjusted }) => adjusted <= FALSE_SHARE);
  return {
    dated,
    pages: latestClips(input.clips).length,
    periods,
    halves,
    words,
    rising: clear.filter((trend) => riseOf(trend) > 0).sort((one, other) => riseOf(other) - riseOf(one)),
    falling: clear.filter((trend) => riseOf(trend) < 0).sort((one, other) => riseOf(one) - riseOf(other)),
    topics: clipTopics(dated),
    figures: figureLines(input.clips),
    sites: sitesOf(dated),
  };
}

export function clipsOf(dated: readonly DatedClip[]): Clip[] {
  return dated.map(({ clip }) => clip);
}

function sitesOf(dated: readonly DatedClip[]): TrendFinding['sites'] {
  const sites = new Map<string, DatedClip[]>();
  for (const clip of dated) sites.set(clip.site, [...(sites.get(clip.site) ?? []), clip]);
  return [...sites].map(([site, clips]) => ({ site, clips })).sort((one, other) => other.clips.length - one.clips.length || one.site.localeCompare(other.site));
}
