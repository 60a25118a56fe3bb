import { Problem } from '../../language/problem.ts';
import { forecastTexts } from '../../language/texts/forecast.ts';
import type { Grain } from '../../metric/period.ts';
import { GRAINS } from '../../metric/period.ts';
import type { PluginOption, PluginOptions } from '../plugin-options.ts';
import { numberOption, textOption } from '../plugin-options.ts';

/** What a person may tell the forecast. */
export interface ForecastWishes {
  readonly horizon: number | null;
  readonly confidence: number;
  /** Null: what the target takes, or a round start. */
  readonly growth: number | null;
  readonly measure: string | null;
  readonly grain: Grain | null;
}

export const FORECAST_OPTIONS: readonly PluginOption[] = [
  { name: 'horizon', kind: 'number', meaning: forecastTexts.options.horizon },
  { name: 'confidence', kind: 'number', meaning: forecastTexts.options.confidence },
  { name: 'growth', kind: 'number', meaning: forecastTexts.options.growth },
  { name: 'measure', kind: 'text', meaning: forecastTexts.options.measure },
  { name: 'grain', kind: 'text', meaning: forecastTexts.options.grain },
];

const USUAL_CONFIDENCE = 0.95;
const MOST_AHEAD = 120;

/** Throws Problem `option-wrong` for what is no number, out of range, or no kind of period. */
export function forecastWishes(options: PluginOptions | undefined): ForecastWishes {
  const horizon = within(options, 'horizon', 1, MOST_AHEAD, String);
  const confidence = within(options, 'confidence', 0.5, 0.999, asPercent) ?? USUAL_CONFIDENCE;
  const growth = within(options, 'growth', -1, 10, asPercent);
  const written = textOption(options, 'grain');
  const grain = GRAINS.find((one) => one === written) ?? null;
  if (written !== null && grain === null) throw new Problem('option-wrong', forecastTexts.unknownGrain(written, GRAINS));
  return { horizon: horizon === null ? null : Math.floor(horizon), confidence, growth, measure: textOption(options, 'measure'), grain };
}

function within(options: PluginOptions | undefined, name: string, least: number, most: number, write: (value: number) => string): number | null {
  const value = numberOption(options, name);
  if (value !== null && (value < least || value > most)) throw new Problem('option-wrong', forecastTexts.optionOutOfRange(name, write(least), write(most)));
  return value;
}

function asPercent(value: number): string {
  return `${Number((value * 100).toPrecision(12))}%`;
}
