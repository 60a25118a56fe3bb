import { Problem } from '../../language/problem.ts';
import { scorecardTexts } from '../../language/texts/scorecard.ts';
import { settledCalendar } from '../../metric/business-calendar.ts';
import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import type { TypedColumn } from '../../sheet/typed-table.ts';
import { at } from '../../statistics/at.ts';
import { competitionRanks, rankRanges, spreadParts, weightedMean } from '../../statistics/weighted-ranking.ts';
import type { RankRange } from '../../statistics/weighted-ranking.ts';
import { hasChineseHeader } from '../chinese-table.ts';
import { pause } from '../in-turns.ts';
import type { AnalysisInput, Binding } from '../plugin.ts';
import { textOption } from '../plugin-options.ts';
import type { PluginOptions } from '../plugin-options.ts';
import { isLowerBetter } from '../measure-direction.ts';
import { pointsOf, scaleOf } from './measure-scale.ts';
import type { NumberColumn, Scale } from './measure-scale.ts';
import { nameOf, scoredTable, targetRow } from './scored-table.ts';
import type { ScoredTable } from './scored-table.ts';

export interface ScoredMeasure {
  readonly column: NumberColumn;
  /** As it was given; what counts is its share of all. */
  readonly weight: number;
  readonly share: number;
  readonly isLower: boolean;
  readonly scale: Scale;
}

export interface Member {
  /** Index of the data row. */
  readonly row: number;
  readonly name: string;
  /** By measure; NaN where there is no value. */
  readonly points: Float64Array;
  /** Over the measures that there are. */
  readonly total: number;
  readonly rank: number;
  readonly range: RankRange;
}

export interface ScorecardFinding {
  readonly binding: Binding;
  readonly calendar: BusinessCalendar;
  readonly scored: ScoredTable;
  readonly measures: readonly ScoredMeasure[];
  readonly weightsFrom: 'row' | 'option' | 'equal';
  /** The best first, equals in sheet order. */
  readonly members: readonly Member[];
  /** Too little of their weight has a value. */
  readonly unranked: readonly string[];
  /** By measure, of those with all values; null where nothing differs. */
  readonly spread: readonly number[] | null;
  readonly leftOut: readonly { readonly column: TypedColumn; readonly why: 'no-weight' | 'no-scale' }[];
  readonly periodAsked: boolean;
}

/** Weights are varied by so much of themselves to see which places hold. */
export const VARY = 0.2;
/** Of the weight, how much must have a value for a member to be ranked. */
const ENOUGH = 0.5;
const FEWEST_MEASURES = 2;

/** Scores and ranks the members of a table. Throws Problem `too-little`, `option-wrong`. */
export async function measureScorecard(input: AnalysisInput): Promise<ScorecardFinding> {
  const { binding, options, period } = input;
  const scored = scoredTable(binding);
  if (scored === null) throw new Problem('too-little', scorecardTexts.noFit);
  const { measures, weightsFrom, leftOut } = weighedMeasures(scored, options);
  if (measures.length < FEWEST_MEASURES) throw new Problem('too-little', scorecardTexts.noMeasures);
  await pause(input, 0.2);
  const weights = measures.map(({ weight }) => weight);
  const rows = Array.from({ length: binding.table.rowCount }, (_, row) => ({
    row,
    name: nameOf(scored.who.values[row]),
    points: Float64Array.from(measures, ({ column, scale, isLower }) => pointsOf(at(column.values, row), scale, isLower)),
  })).flatMap(({ name, ...rest }) => (name === null ? [] : [{ name, ...rest }]));
  const covered = (points: Float64Array) => measures.reduce((sum, { share }, index) => (Number.isNaN(at(points, index)) ? sum : sum + share), 0);
  const ranked = rows.filter(({ points }) => covered(points) >= ENOUGH);
  if (ranked.length < FEWEST_MEASURES) throw new Problem('too-little', scorecardTexts.tooFew);
  const totals = ranked.map(({ points }) => weightedMean(points, weights));
  const ranks = competitionRanks(totals);
  const ranges = rankRanges(ranked.map(({ points }) => points), weights, VARY);
  await pause(input, 0.8);
  const members = ranked
    .map((one, index): Member => ({ ...one, total: at(totals, index), rank: at(ranks, index), range: ranges[index] ?? { best: NaN, worst: NaN, held: NaN } }))
    .sort((a, b) => a.rank - b.rank || a.row - b.row);
  const complete = members.filter(isComplete);
  return {
    binding,
    calendar: settledCalendar(input.calendar, hasChineseHeader(binding.table)),
    scored,
    measures,
    weightsFrom,
    members,
    unranked: rows.filter(({ points }) => covered(points) < ENOUGH).map(({ name }) => name),
    spread: complete.length < 3 ? null : spreadParts(complete.map(({ points }) => points), weights),
    leftOut,
    periodAsked: period !== null,
  };
}

/** Whether a member has a value of every measure. */
export function isComplete({ points }: Pick<Member, 'points'>): boolean {
  return points.every((one) => !Number.isNaN(one));
}

function weighedMeasures(scored: ScoredTable, options: PluginOptions | undefined): Pick<ScorecardFinding, 'measures' | 'weightsFrom' | 'leftOut'> {
  const { candidates, weights } = scored;
  const given = givenWeights(textOption(options, 'weights'), candidates);
  const lower = namedColumns('lower', textOption(options, 'lower'), candidates);
  const higher = namedColumns('higher', textOption(options, 'higher'), candidates);
  const weightsFrom = given !== null ? 'option' : weights !== null ? 'row' : 'equal';
  const weightOf = ({ name }: NumberColumn) => (given !== null ? given.get(name) : weights !== null ? weights.values[name] : 1) ?? 0;
  const found: Omit<ScoredMeasure, 'share'>[] = [];
  const leftOut: ScorecardFinding['leftOut'][number][] = [];
  for (const column of candidates) {
    const weight = weightOf(column);
    const isLower = lower.has(column.name) || (isLowerBetter(column.name) && !higher.has(column.name));
    const scale = scaleOf(column, targetRow(scored, column.name)?.values[column.name] ?? null, isLower);
    if (!(weight > 0)) leftOut.push({ column, why: 'no-weight' });
    else if (scale === null) leftOut.push({ column, why: 'no-scale' });
    else found.push({ column, weight, isLower, scale });
  }
  const sum = found.reduce((total, { weight }) => total + weight, 0);
  return { measures: found.map((one) => ({ ...one, share: one.weight / sum })), weightsFrom, leftOut };
}

/** `销售达成率=40, 培训得分=20` */
function givenWeights(written: string | null, candidates: readonly NumberColumn[]): ReadonlyMap<string, number> | null {
  if (written === null) return null;
  return new Map(
    written.split(/[,，;；]/).map((pair) => {
      const [name = '', weight = ''] = pair.split(/[=:：](?=[^=:：]*$)/).map((part) => part.trim());
      const column = candidates.find((one) => one.name === name);
      const value = weight.endsWith('%') ? Number(weight.slice(0, -1)) / 100 : Number(weight);
      if (column === undefined || weight === '' || !(value >= 0)) throw new Problem('option-wrong', scorecardTexts.weightsWrong(pair.trim(), candidates.map((one) => one.name)));
      return [name, value] as const;
    }),
  );
}

function namedColumns(option: string, written: string | null, candidates: readonly NumberColumn[]): ReadonlySet<string> {
  const names = (written ?? '').split(/[,，;；]/).map((name) => name.trim()).filter((name) => name !== '');
  const unknown = names.find((name) => !candidates.some((one) => one.name === name));
  if (unknown !== undefined) throw new Problem('option-wrong', scorecardTexts.columnWrong(option, unknown, candidates.map(({ name }) => name)));
  return new Set(names);
}
