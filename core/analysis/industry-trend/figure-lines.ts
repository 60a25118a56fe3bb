import type { Clip, Figure } from '../../clip/clip.ts';
import { serialOfIso } from '../../metric/calendar.ts';
import { publishedDay } from '../clipped-pages.ts';
import { sellerOf } from '../competitors/clipped-prices.ts';

/** A figure of a clip, on the day or the period that it is of. */
export interface FigurePoint {
  readonly clip: Clip;
  readonly site: string;
  readonly figure: Figure;
  readonly value: number;
  /** First day of what it is of. */
  readonly day: number;
  /** As the page says it: `2025年上半年`; null where it is the day of publication. */
  readonly said: string | null;
}

/** Figures of one subject, one measure, one unit and one length of time, in order. */
export interface FigureLine {
  readonly subject: string;
  readonly about: string;
  readonly unit: string;
  readonly points: readonly FigurePoint[];
}

export interface FigureLines {
  readonly lines: readonly FigureLine[];
  /** Figures that were read. */
  readonly read: number;
  /** Those that name no subject, no measure or no day: what they are of cannot be told. */
  readonly unnamed: number;
  /** Those that are a bound or a range and no point. */
  readonly inexact: number;
  /** Subjects of which clips state different values for the same time. */
  readonly conflicting: number;
}

/** Fewer dates than these make no line. */
export const FEWEST_DATES = 3;

/**
 * Figures that may stand in one line: the same subject and measure in the page's words, the same unit, and the same
 * length of time (a year's revenue is not a month's). A figure stands where its sentence says that it was true, else on
 * the day of publication. A subject with two values for one time is left out: one of them is of something else.
 */
export function figureLines(clips: readonly Clip[]): FigureLines {
  const groups = new Map<string, FigureLine & { readonly points: FigurePoint[] }>();
  let [read, unnamed, inexact] = [0, 0, 0];
  for (const clip of clips) {
    for (const figure of clip.content.figures) {
      read += 1;
      const { subject, about, unit } = figure;
      const time = timeOf(figure, clip);
      if (subject === null || about === null || unit === '' || time === null) unnamed += 1;
      else if (figure.upper !== null || (figure.bound !== null && figure.bound !== 'about')) inexact += 1;
      else {
        const key = JSON.stringify([subject.toLowerCase(), about.toLowerCase(), unit, time.span]);
        const group = groups.get(key) ?? { subject, about, unit, points: [] };
        group.points.push({ clip, site: sellerOf(clip), figure, value: Number(figure.value), day: time.day, said: time.said });
        groups.set(key, group);
      }
    }
  }
  const inOrder = [...groups.values()].map((group) => ({ ...group, points: oncePerDay(group.points) }));
  const isClear = ({ points }: FigureLine) => new Set(points.map(({ day }) => day)).size === points.length;
  const enough = inOrder.filter(({ points }) => new Set(points.map(({ day }) => day)).size >= FEWEST_DATES);
  return {
    lines: enough.filter(isClear).sort((one, other) => other.points.length - one.points.length || one.subject.localeCompare(other.subject)),
    read,
    unnamed,
    inexact,
    conflicting: inOrder.filter((group) => !isClear(group)).length,
  };
}

function timeOf({ when }: Figure, { content }: Clip): { readonly day: number; readonly span: string; readonly said: string | null } | null {
  if (when === null || when.by === 'published') {
    const day = publishedDay(content.publishedAt);
    return day === null ? null : { day, span: 'published', said: null };
  }
  const day = serialOfIso(`${when.from}-01-01`.slice(0, '2025-01-01'.length));
  return day === null ? null : { day: Math.floor(day), span: `${String(when.from.length)}${when.to === null ? '' : '+'}`, said: when.text };
}

/** The same value for the same time, said several times, is one point. */
function oncePerDay(points: readonly FigurePoint[]): FigurePoint[] {
  const kept = new Map(points.toReversed().map((point) => [`${String(point.day)} ${String(point.value)}`, point]));
  return [...kept.values()].sort((one, other) => one.day - other.day || one.value - other.value);
}
