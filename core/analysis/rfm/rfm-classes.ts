import type { RFM_CLASS_NAMES } from '../../language/texts/rfm.ts';

export type RfmClass = keyof typeof RFM_CLASS_NAMES;
export type ClassScheme = 'ten' | 'eight';

/** Scores from 1 to 5, 5 the best. */
export interface RfmScores {
  readonly recency: number;
  readonly frequency: number;
  readonly money: number;
}

/** From the best to those long gone, as a report lists them. */
export const CLASSES: Readonly<Record<ClassScheme, readonly RfmClass[]>> = {
  ten: ['champions', 'loyal', 'potential-loyal', 'new', 'promising', 'attention', 'sleeping', 'cannot-lose', 'risk', 'hibernating'],
  eight: ['key-value', 'key-develop', 'key-keep', 'key-win-back', 'plain-value', 'plain-develop', 'plain-keep', 'plain-win-back'],
};

/** Those who bought much and have not come lately. */
export const SLIPPING: readonly RfmClass[] = ['cannot-lose', 'risk', 'key-keep', 'key-win-back'];
export const BEST: readonly RfmClass[] = ['champions', 'key-value'];
export const SILENT: readonly RfmClass[] = ['hibernating', 'plain-win-back'];

/** A score of so much or more is high. */
const HIGH = 4;

/**
 * The class of a customer. Ten classes stand on recency and on the mean of the other two scores, rounded up; eight
 * on which of the three are high.
 *
 * Source: Hughes, Strategic Database Marketing (1994), for quintile scores; the ten classes are those that CRM and
 * analytics programs share (Champions, Loyal ... Hibernating), the eight those of Chinese practice.
 */
export function classOf(scores: RfmScores, scheme: ClassScheme): RfmClass {
  return scheme === 'eight' ? oneOfEight(scores) : oneOfTen(scores.recency, Math.ceil((scores.frequency + scores.money) / 2));
}

function oneOfTen(recency: number, worth: number): RfmClass {
  if (recency === 5 && worth >= 4) return 'champions';
  if (recency >= 3 && worth >= 4) return 'loyal';
  if (recency >= 4) return worth >= 2 ? 'potential-loyal' : recency === 5 ? 'new' : 'promising';
  if (recency === 3) return worth === 3 ? 'attention' : 'sleeping';
  if (worth === 5) return 'cannot-lose';
  return worth >= 3 ? 'risk' : 'hibernating';
}

function oneOfEight({ recency, frequency, money }: RfmScores): RfmClass {
  const key = money >= HIGH;
  if (recency >= HIGH) return frequency >= HIGH ? (key ? 'key-value' : 'plain-value') : key ? 'key-develop' : 'plain-develop';
  return frequency >= HIGH ? (key ? 'key-keep' : 'plain-keep') : key ? 'key-win-back' : 'plain-win-back';
}

/** The class in SQL, of columns `r`, `f` and `m`. */
export function sqlClassKey(): string {
  return `(r * 100 + f * 10 + m)`;
}

export function scoresOfKey(key: number): RfmScores {
  return { recency: Math.floor(key / 100), frequency: Math.floor(key / 10) % 10, money: key % 10 };
}
