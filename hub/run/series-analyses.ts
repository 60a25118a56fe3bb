import * as z from 'zod';
import { describe } from '../../core/statistics/describe.ts';
import { regress } from '../../core/statistics/regression.ts';
import type { Terminal } from '../command-line/command.ts';
import { answerJsonLines } from '../command-line/json-lines.ts';

/** Answers the lines of one analysis. */
type SeriesAnalysis = (terminal: Terminal) => Promise<number>;

const id = z.union([z.string(), z.number()]);
/** Numbers, or decimal text where more digits count than a double holds. */
const decimals = z.array(z.union([z.number(), z.string()]));

/** The analyses that a series is enough for, by the name that `clipsheet run` knows them by. */
export const SERIES_ANALYSES: ReadonlyMap<string, SeriesAnalysis> = new Map([
  ['describe', (terminal: Terminal) => answerJsonLines(terminal, z.looseObject({ id, values: decimals }), (line) => ({ id: line.id, ...describe(line.values) }))],
  [
    'regression',
    (terminal: Terminal) =>
      answerJsonLines(terminal, z.looseObject({ id, y: decimals, x: z.array(decimals) }), (line) => ({ id: line.id, ...regress(line.y, line.x) })),
  ],
]);
