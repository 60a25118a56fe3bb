import type { Text } from '../../language/language.ts';
import type { Filter } from '../../metric/metric.ts';
import type { Separator } from './choice-cells.ts';

/** One of the answers that a question can have. */
export interface Answer {
  readonly label: Text;
  /** Where it stands on a scale: 1, the worst, and up; null where answers have no order. */
  readonly score: number | null;
  /** What the rows that give it pass; null where no filter tells. */
  readonly filters: readonly Filter[] | null;
}

/** A question with answers to choose from, however they were written down. */
export interface ClosedQuestion {
  readonly kind: 'nps' | 'scale' | 'choice' | 'multiple';
  readonly title: string;
  /** One, or one for each answer. */
  readonly columns: readonly string[];
  readonly answers: readonly Answer[];
  /** Which answers a cell holds; null where it holds none. Many columns have one answer each: 0 or nothing. */
  readonly read: (cell: string) => readonly number[] | null;
  /** The best score of a scale. */
  readonly best: number | null;
  readonly separator: Separator | null;
  /** Its answers stand in an order of their own: best to worst, young to old. */
  readonly isInOrder: boolean;
}

export interface OpenQuestion {
  readonly kind: 'open';
  readonly title: string;
  readonly column: string;
}

/** From 9 on people would recommend, up to 6 they would not. */
export const PROMOTERS_FROM = 9;
export const DETRACTORS_TO = 6;
/** The answers of a question of recommendation, in order. */
export const NPS_GROUPS = { promoters: 0, passives: 1, detractors: 2 } as const;
