import { columnNamed } from '../../sheet/typed-table.ts';
import type { CriteriaRow, TypedColumn, TypedTable } from '../../sheet/typed-table.ts';
import { halfWidth } from '../../quantity/half-width.ts';
import { MOST_WEIGHTS } from '../../statistics/weighted-ranking.ts';
import type { Binding, RoleSlot } from '../plugin.ts';
import type { NumberColumn } from './measure-scale.ts';

/** Whom a row is about: a person, or a team. */
export const MEMBER_SLOT: RoleSlot = {
  slot: 'who',
  roles: ['person', 'dimension', 'id', 'text'],
  optional: false,
  many: false,
  hints: {
    zh: ['姓名', '员工', '人员', '客服', '坐席', '销售员', '业务员', '导购', '主管', '负责人', '名称', '团队', '小组', '班组', '门店', '店铺', '网点', '供应商', '部门', '区域', '大区', '城市', '分公司'],
    en: ['name', 'employee', 'person', 'agent', 'rep', 'salesperson', 'manager', 'member', 'team', 'store', 'branch', 'supplier', 'vendor', 'department', 'region', 'site'],
  },
};

/** What is scored. */
export const MEASURES_SLOT: RoleSlot = { slot: 'measures', roles: ['ratio', 'score', 'measure'], optional: true, many: true, hints: { zh: [], en: [] } };

/** A table whose rows are scored. */
export interface ScoredTable {
  readonly who: TypedColumn;
  /** Columns that may be scored, in sheet order. */
  readonly candidates: readonly NumberColumn[];
  readonly weights: CriteriaRow | null;
  readonly targets: readonly CriteriaRow[];
  /** How many names come again. */
  readonly repeated: number;
}

const FEWEST = 3;
const MOST = 500;
/** More names than these that come again, and rows are no members but what happened to them. */
const REPEATED = 0.1;
/** What a sheet has already made of the scores. */
const RESULT = /^(?:综合)?(?:总分|总得分|综合得分|综合分|总评分|最终得分|合计|排名|名次|等级|total|total score|overall|overall score|final score|rank|ranking)(?:\([^()]*\))?$/i;

/** What a table says of its members; null where its rows are none. */
export function scoredTable({ table, columns }: Binding): ScoredTable | null {
  const who = columnNamed(table, columns[MEMBER_SLOT.slot]?.[0] ?? '');
  if (who === undefined || table.rowCount < FEWEST || table.rowCount > MOST) return null;
  const names = namesOf(who);
  const repeated = names.length - new Set(names).size;
  if (names.length < FEWEST || repeated > REPEATED * names.length) return null;
  const { criteria = [] } = table;
  const weights = criteria.find(({ kind }) => kind === 'weight') ?? null;
  const bound = columns[MEASURES_SLOT.slot] ?? [];
  const candidates = table.columns.filter((column): column is NumberColumn => column.type === 'number' && column !== who && (bound.includes(column.name) || weights?.values[column.name] !== undefined) && !isResult(column.name));
  return { who, candidates: candidates.slice(0, MOST_WEIGHTS), weights, targets: criteria.filter(({ kind }) => kind === 'target'), repeated };
}

/** Names as they are written, blanks left out. */
export function namesOf({ values }: TypedColumn): string[] {
  return [...values].flatMap((value) => nameOf(value) ?? []);
}

export function nameOf(value: string | number | boolean | null | undefined): string | null {
  const text = value === null || value === undefined || Number.isNaN(value) ? '' : String(value).trim();
  return text === '' ? null : text;
}

function isResult(name: string): boolean {
  return RESULT.test(halfWidth(name).trim());
}

/** Whether its members are people rather than groups of them. */
export function isOfPeople({ who }: Pick<ScoredTable, 'who'>): boolean {
  return who.role === 'person';
}

/** Columns of a share or a score alone: they can be weighed without a target. */
export function isComparable(candidates: readonly TypedColumn[]): boolean {
  return candidates.every(({ role }) => role === 'ratio' || role === 'score');
}

/** The target of a column, the first row that says one counts. */
export function targetRow({ targets }: ScoredTable, name: string): CriteriaRow | null {
  return targets.find(({ values }) => values[name] !== undefined) ?? null;
}

/** Whether a table's own cells may stand in formulas: those of a column that is stored as it is read. */
export function isLiveColumn({ converted }: TypedColumn, table: TypedTable): boolean {
  return converted === 0 && table.cellRows === undefined && table.cellColumns === undefined;
}
