import { Problem } from '../../language/problem.ts';
import { regressionTexts } from '../../language/texts/regression.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { at } from '../../statistics/at.ts';
import type { TypedColumn } from '../../sheet/typed-table.ts';
import { headerFit } from '../bind.ts';
import type { Binding, RoleSlot } from '../plugin.ts';
import type { PluginOptions } from '../plugin-options.ts';
import { textOption } from '../plugin-options.ts';
import { pause } from '../in-turns.ts';
import type { HeardWork, Stretch } from '../in-turns.ts';
import { calendarFactors, factorOf, isYesNo, numbersOf } from './factor-columns.ts';
import type { Factor } from './factor-columns.ts';
import { hasValue } from './factor-design.ts';
import { outcomeDefinitions } from './outcome-parts.ts';
import type { OutcomeDefinition } from './outcome-parts.ts';

/** Numbers, those that people want explained in front. */
export const NUMBER_SLOT: RoleSlot = {
  slot: 'number',
  roles: ['measure', 'score', 'ratio'],
  optional: false,
  many: true,
  hints: {
    zh: ['销售额', '成交额', '营业额', '营收', '收入', '销量', '销售', '实际', '满意度', '评分', '得分', '解决时长', '处理时长', '利润', '订单数', '转化率', '金额'],
    en: ['sales', 'revenue', 'gmv', 'turnover', 'units sold', 'satisfaction', 'csat', 'rating', 'score', 'resolution time', 'profit', 'orders', 'conversion rate', 'amount'],
  },
};

/** What a row belongs to. */
export const GROUP_SLOT: RoleSlot = { slot: 'group', roles: ['dimension', 'status', 'person'], optional: true, many: true, hints: { zh: [], en: [] } };

const YES_NO_OUTCOME = /流失|离职|复购|续费|续约|成交|转化|违约|退货|\b(?:churn(?:ed)?|left|attrition|renewed|converted|conversion|default(?:ed)?|returned|won)\b/i;

/** How much of a target was reached is worked out from what was reached. */
const ATTAINMENT = /完成率|达成率|完成度|达成度|\battainment\b|\bachievement\b|% of (?:target|plan)/i;

/** Why a factor is not part of the fit. */
export type LeftOut = 'part-of-outcome' | 'attainment' | 'constant' | 'missing' | 'too-many';

export interface ChosenFactors {
  readonly outcome: TypedColumn;
  readonly values: Float64Array;
  readonly isYesNo: boolean;
  readonly factors: readonly Factor[];
  /** What the outcome is worked out from, where columns of the table say so. */
  readonly definitions: readonly OutcomeDefinition[];
  readonly leftOut: readonly { readonly factor: Factor; readonly why: LeftOut }[];
}

const MOST_MISSING = 0.2;
const ROWS_PER_TERM = 10;
const MOST_TERMS = 30;
const MOST_NUMBERS = 20;
/** Rows from which weekday and month may be asked for as well. */
const ROWS_FOR_CALENDAR = 200;

/**
 * What is to be explained and by what, over the rows looked at. Throws Problem `no-such-column`, `nothing-to-explain`;
 * AbortError when stopped.
 */
export async function chooseFactors(binding: Binding, options: PluginOptions | undefined, isLookedAt: (row: number) => boolean, work: HeardWork, { from, to }: Stretch): Promise<ChosenFactors> {
  const { table, columns } = binding;
  const asked = textOption(options, 'outcome');
  const outcome = asked === null ? usualOutcome(binding) : columnNamed(table, asked);
  const written = outcome === undefined ? null : numbersOf(outcome);
  if (outcome === undefined || written === null) {
    throw asked === null ? new Problem('nothing-to-explain', regressionTexts.nothingToExplain) : new Problem('no-such-column', regressionTexts.noSuchColumn(asked, named(binding)));
  }
  const values = written.map((value, row) => (isLookedAt(row) ? value : NaN));
  const wished = textOption(options, 'factors');
  const names = (wished === null ? usualNames(binding) : wished.split(/[,，、]/).map((name) => name.trim())).filter((name) => name !== outcome.name);
  const found: Factor[] = [];
  for (const [index, name] of names.entries()) {
    await pause(work, from + ((to - from) * index) / names.length);
    const column = columnNamed(table, name);
    const factor = column === undefined ? null : factorOf(column);
    if (factor !== null) found.push(factor);
    else if (wished !== null) throw new Problem('no-such-column', regressionTexts.noSuchColumn(name, named(binding)));
  }
  const candidates = wished === null ? smallestFirst(found) : found;
  const isAnswer = isYesNo(values);
  const definitions = wished !== null || isAnswer ? [] : outcomeDefinitions(values, candidates.filter((factor) => factor.kind === 'number'));
  const parts: ReadonlySet<Factor> = new Set(definitions.flatMap((definition) => definition.parts));
  const rows = values.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0);
  const mostTerms = Math.min(MOST_TERMS, rows / ROWS_PER_TERM);
  const leftOut: ChosenFactors['leftOut'][number][] = [];
  const kept: Factor[] = [];
  let terms = 1;
  const whyNot = (factor: Factor): LeftOut | null => {
    if (wished === null && parts.has(factor)) return 'part-of-outcome';
    if (wished === null && ATTAINMENT.test(factor.column.name)) return 'attainment';
    if (wished === null && missing(factor, values) > MOST_MISSING * rows) return 'missing';
    if (isConstant(factor, values)) return 'constant';
    return terms + termsOf(factor) > mostTerms ? 'too-many' : null;
  };
  for (const factor of candidates) {
    const why = whyNot(factor);
    if (why !== null) {
      leftOut.push({ factor, why });
      continue;
    }
    terms += termsOf(factor);
    kept.push(factor);
  }
  const time = columnNamed(table, columns['time']?.[0] ?? '');
  if (wished === null && time !== undefined && rows >= ROWS_FOR_CALENDAR) {
    await pause(work, to);
    for (const factor of calendarFactors(time)) {
      if (terms + termsOf(factor) > mostTerms) continue;
      terms += termsOf(factor);
      kept.push(factor);
    }
  }
  return { outcome, values, isYesNo: isAnswer, factors: kept, definitions, leftOut };
}

/** Columns of a design that it takes. */
function termsOf(factor: Factor): number {
  return factor.kind === 'number' ? 1 : factor.members.length - 1;
}

/** A yes or no that people ask the reasons of; else the number that they do. */
export function usualOutcome({ table, columns }: Binding): TypedColumn | undefined {
  const yesNo = (columns[GROUP_SLOT.slot] ?? []).flatMap((name) => {
    const column = YES_NO_OUTCOME.test(name) ? columnNamed(table, name) : undefined;
    const values = column === undefined ? null : numbersOf(column);
    return column !== undefined && values !== null && isYesNo(values) ? [column] : [];
  });
  const [number] = columns[NUMBER_SLOT.slot] ?? [];
  return yesNo[0] ?? columnNamed(table, number ?? '');
}

/** Whether its name is one that people want explained. */
export function isAskedFor(column: TypedColumn): boolean {
  return headerFit(NUMBER_SLOT, column.name) > 0 || YES_NO_OUTCOME.test(column.name);
}

function usualNames({ columns }: Binding): string[] {
  return [...(columns[NUMBER_SLOT.slot] ?? []), ...(columns[GROUP_SLOT.slot] ?? [])];
}

/** Numbers first, then dimensions, those with the fewest members in front. */
function smallestFirst(factors: readonly Factor[]): Factor[] {
  const numbers = factors.filter(({ kind }) => kind === 'number').slice(0, MOST_NUMBERS);
  return [...numbers, ...factors.filter(({ kind }) => kind === 'group').sort((a, b) => termsOf(a) - termsOf(b))];
}

function named({ table }: Binding): string[] {
  return table.columns.flatMap((column) => (factorOf(column) === null ? [] : [column.name]));
}

/** Whether all rows with an outcome have the same of it. */
function isConstant(factor: Factor, outcome: Float64Array): boolean {
  const said = factor.kind === 'number' ? factor.values : factor.codes;
  let first = NaN;
  for (const [row, value] of outcome.entries()) {
    if (Number.isNaN(value) || !hasValue(factor, row)) continue;
    if (Number.isNaN(first)) first = at(said, row);
    else if (at(said, row) !== first) return false;
  }
  return true;
}

function missing(factor: Factor, outcome: Float64Array): number {
  let count = 0;
  for (const [row, value] of outcome.entries()) if (!Number.isNaN(value) && !hasValue(factor, row)) count += 1;
  return count;
}
