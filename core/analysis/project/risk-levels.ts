import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedTable } from '../../sheet/typed-table.ts';
import type { ReadTasks } from './read-tasks.ts';

/** A level of a risk column, as its cells say it. */
export interface RiskLevel {
  readonly column: string;
  /** As formulas filter by it. */
  readonly value: string | number;
  readonly name: string;
  /** Open tasks. */
  readonly tasks: readonly number[];
}

export interface Risks {
  /** The highest first; null unless the table has probability and impact. */
  readonly matrix: { readonly likelihoods: readonly RiskLevel[]; readonly impacts: readonly RiskLevel[] } | null;
  /** By a single column of risk; empty where there is none. */
  readonly levels: readonly RiskLevel[];
}

/** The most levels that a matrix is drawn of. */
const MOST_LEVELS = 10;

const RANKS: readonly RegExp[] = [
  /^(?:极高|很高|非常高|特别重大|灾难|几乎确定|very high|critical|extreme|almost certain|catastrophic|severe)$/i,
  /^(?:高|大|严重|重大|很可能|high|major|likely|probable)$/i,
  /^(?:中高|较高|medium high)$/i,
  /^(?:中|中等|一般|可能|medium|moderate|mid|possible)$/i,
  /^(?:中低|较低|medium low)$/i,
  /^(?:低|小|轻微|不太可能|low|minor|unlikely)$/i,
  /^(?:极低|很低|非常低|可忽略|罕见|very low|negligible|insignificant|rare)$/i,
];

/** How open tasks spread over the levels of risk that people wrote; nothing is rated that they did not. */
export function readRisks(table: TypedTable, { columns, tasks }: ReadTasks, open: readonly number[]): Risks {
  const levels = (name: string | null) => levelsOf(table, name, open.map((place) => ({ place, row: tasks[place]?.row ?? -1 })));
  const [likelihoods, impacts, risk] = [levels(columns.likelihood), levels(columns.impact), levels(columns.risk)];
  return { matrix: likelihoods.length > 0 && impacts.length > 0 ? { likelihoods, impacts } : null, levels: risk };
}

function levelsOf(table: TypedTable, name: string | null, open: readonly { readonly place: number; readonly row: number }[]): RiskLevel[] {
  const column = columnNamed(table, name ?? '');
  if (column === undefined || column.type === 'date' || column.type === 'boolean') return [];
  const levels = new Map<string, { value: string | number; name: string; tasks: number[] }>();
  for (const value of column.values) {
    if (value === null || value === '' || Number.isNaN(value)) continue;
    const key = String(value).toLowerCase();
    if (!levels.has(key)) levels.set(key, { value, name: String(value).trim(), tasks: [] });
    if (levels.size > MOST_LEVELS) return [];
  }
  for (const { place, row } of open) levels.get(String(column.values[row] ?? '').toLowerCase())?.tasks.push(place);
  const rankOf = (name: string) => {
    const rank = RANKS.findIndex((words) => words.test(name));
    return rank < 0 ? RANKS.length : rank;
  };
  const ordered = [...levels.values()].sort((one, other) => (typeof one.value === 'number' && typeof other.value === 'number' ? other.value - one.value : rankOf(one.name) - rankOf(other.name)));
  return ordered.map((level) => ({ ...level, column: column.name }));
}
