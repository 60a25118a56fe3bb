import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Figure } from '../../../../core/clip/clip.ts';

const lineSchema = z.object({ lang: z.string(), text: z.string(), figures: z.array(z.string()) });

/**
 * Sentences of our own with the figures they state, reviewed one by one, and sentences without any: `value unit about when
 * direction`, with `of subject` where the sentence names whose. The page is of 2025-10-18, which is `when` with a `?` where
 * the sentence says no time.
 */
export const FIGURE_TRUTH = readFileSync(join(import.meta.dirname, 'figure-truth.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => lineSchema.parse(JSON.parse(line)));

export function figureAtAGlance({ value, upper, unit, about, subject, when, direction }: Figure): string {
  const time = when === null ? '-' : `${when.from}${when.to === null ? '' : `..${when.to}`}${when.by === 'published' ? '?' : ''}`;
  return [upper === null ? value : `${value}..${upper}`, unit === '' ? '-' : unit, about ?? '-', time, direction ?? '-', ...(subject === null ? [] : [`of ${subject}`])].join(' ');
}
