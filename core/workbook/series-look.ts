import type { SeriesLook } from './sheet-plan.ts';

/** How areas (columns, bars, markers) of a look are filled. Colours are `RRGGBB`. */
export type AreaPaint =
  | { readonly kind: 'solid'; readonly color: string }
  /** White with a line around it. */
  | { readonly kind: 'outline'; readonly color: string }
  /** A line around it, and what lies behind shows through. */
  | { readonly kind: 'frame'; readonly color: string }
  | { readonly kind: 'hatched'; readonly color: string }
  | { readonly kind: 'none' };

/** How lines of a look are drawn. `width` in points. */
export interface LinePaint {
  readonly color: string;
  readonly width: number;
  readonly dash: 'solid' | 'dash' | 'dot';
}

export interface LookPaint {
  readonly area: AreaPaint;
  /** Null: no line at all. */
  readonly line: LinePaint | null;
}

const DARK = '404040';
const GREY = 'A6A6A6';

/**
 * IBCS notation (UNIFY rules): what a series means decides its look. Actual is solid and dark, previous
 * lighter, plan outlined, forecast hatched. Good and bad are the blue and vermilion of Okabe and Ito, which
 * people with any colour vision tell apart.
 */
export const LOOK_PAINT: Readonly<Record<SeriesLook, LookPaint>> = {
  actual: { area: { kind: 'solid', color: DARK }, line: { color: DARK, width: 2.25, dash: 'solid' } },
  previous: { area: { kind: 'solid', color: GREY }, line: { color: GREY, width: 1.5, dash: 'solid' } },
  plan: { area: { kind: 'outline', color: DARK }, line: { color: '7F7F7F', width: 1.25, dash: 'dot' } },
  forecast: { area: { kind: 'hatched', color: DARK }, line: { color: DARK, width: 1.75, dash: 'dash' } },
  good: { area: { kind: 'solid', color: '0072B2' }, line: { color: '0072B2', width: 2.25, dash: 'solid' } },
  bad: { area: { kind: 'solid', color: 'D55E00' }, line: { color: 'D55E00', width: 2.25, dash: 'solid' } },
  accent: { area: { kind: 'solid', color: '0F8387' }, line: { color: '0F8387', width: 2.25, dash: 'solid' } },
  limit: { area: { kind: 'outline', color: '8C8C8C' }, line: { color: '8C8C8C', width: 1, dash: 'dash' } },
  target: { area: { kind: 'frame', color: DARK }, line: { color: DARK, width: 1.25, dash: 'dot' } },
  invisible: { area: { kind: 'none' }, line: null },
};
