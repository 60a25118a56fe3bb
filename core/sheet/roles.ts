import { isMoneyUnit } from '../quantity/written-unit.ts';
import { formatFacts } from './number-format.ts';
import { hasWord, leafOf, numbersGroups, type WordKind } from './role-words.ts';
import type { ColumnReading } from './column-reading.ts';
import type { ColumnRole } from './typed-table.ts';

/** What is known of a column when its role is voted on. */
export interface RoleInput {
  readonly name: string;
  readonly reading: ColumnReading;
  readonly unit: string | null;
}

/** So few values tell nothing of how a column is spread. */
const FEW = 3;
/** Values looked at to learn how a column is spread. */
const SAMPLE = 20_000;

/**
 * The role of each column of a table: votes by header words, number format, unit, spread and order of the
 * values; the highest sum wins. Identifiers never become measures.
 */
export function assignRoles(columns: readonly RoleInput[]): ColumnRole[] {
  const roles = columns.map(voteRole);
  const dates = columns.flatMap(({ reading }, index) => (reading.content.type === 'date' ? [index] : []));
  const only = dates[0];
  if (only !== undefined && dates.length === 1) roles[only] = 'time';
  return roles;
}

function voteRole(input: RoleInput): ColumnRole {
  switch (input.reading.content.type) {
    case 'date':
      return winner(dateVotes(input.name), 'time');
    case 'number':
      return roleOfNumbers({ name: input.name, values: input.reading.content.values, unit: input.unit, format: input.reading.counts.format, fractions: input.reading.fractions });
    case 'text':
      return winner(textVotes(input.name, input.reading.content.values), 'dimension');
    case 'boolean':
      return speaks('status', input.name) ? 'status' : 'dimension';
  }
}

type Votes = Partial<Record<ColumnRole, number>>;

function winner(votes: Votes, otherwise: ColumnRole): ColumnRole {
  let [best, role]: [number, ColumnRole] = [0, otherwise];
  for (const candidate of ROLE_ORDER) {
    const vote = votes[candidate] ?? 0;
    if (vote > best) [best, role] = [vote, candidate];
  }
  return role;
}

/** Where votes are even, the more careful role wins. */
const ROLE_ORDER: readonly ColumnRole[] = ['id', 'currency', 'status', 'person', 'score', 'ratio', 'dimension', 'text', 'measure', 'time', 'start', 'end'];

/** The last header of a column speaks first; those above it are asked where it says nothing. */
function speaks(kind: WordKind, name: string): boolean {
  const leaf = leafOf(name);
  return hasWord(kind, leaf) || (leaf !== name && !saysAnything(leaf) && hasWord(kind, name.replaceAll(' / ', ' ')));
}

const MEANINGFUL: readonly WordKind[] = ['id', 'person', 'status', 'score', 'ratioEnd', 'measure', 'dimension', 'text', 'start', 'end'];

function saysAnything(leaf: string): boolean {
  return MEANINGFUL.some((kind) => hasWord(kind, leaf));
}

function dateVotes(name: string): Votes {
  return {
    time: 1 + (speaks('occurred', name) ? 4 : 0),
    start: speaks('start', name) ? 3 : 0,
    end: speaks('end', name) ? 3 : 0,
  };
}

export interface NumbersNamed {
  readonly name: string;
  readonly values: Float64Array;
  readonly unit: string | null;
  /** The number format that most of them have. */
  readonly format: string;
  /** Most of them are written or shown as percents. */
  readonly fractions: boolean;
}

/** The role of numbers under a name. */
export function roleOfNumbers(numbers: NumbersNamed): ColumnRole {
  return winner(numberVotes(numbers), 'measure');
}

function numberVotes({ name, values, unit, format: code, fractions }: NumbersNamed): Votes {
  const spread = spreadOf(values);
  const format = formatFacts(code).kind;
  const isShare = format === 'percent' || unit === '%' || unit === '‰' || fractions;
  const saysMeasure = speaks('measure', name);
  const saysId = speaks('id', name) && !speaks('counted', name);
  const whole = spread.whole === 1;
  // `喜欢的产品(手机)` with 1 and 0 is an answer, not a number to call.
  const isTick = spread.count > FEW && spread.min >= 0 && spread.max <= 1;
  const small = spread.min >= 0 && spread.max <= 1.5 && !whole;
  return {
    ratio: (isShare ? 5 : 0) + (speaks('ratioEnd', name) ? 5 : 0) + (small && !saysMeasure ? 1.5 : 0) + (format === 'time' ? 3 : 0),
    score: speaks('score', name) ? 4.5 : 0,
    id:
      (saysId && whole && !isTick ? 5 : 0) +
      (whole && spread.max >= 1e11 ? 5 : 0) +
      (whole && spread.counting && spread.count >= 3 && (spread.min <= 1 || spread.min >= 1000) && !saysMeasure ? 3 : 0) +
      (whole && spread.min >= 10_000 && spread.distinct > 0.95 && spread.sameLength && spread.count >= 20 && !saysMeasure && !isMoneyUnit(unit) ? 2 : 0),
    dimension: (whole && numbersGroups(name) && spread.max < 3000 ? 4.5 : 0) + (whole && spread.min >= 0 && spread.max <= 1 && speaks('flag', name) ? 5 : 0),
    measure: 1 + (saysMeasure ? 3 : 0) + (isMoneyUnit(unit) ? 2 : 0) + (format === 'elapsed' ? 2 : 0),
  };
}

function textVotes(name: string, values: readonly (string | null)[]): Votes {
  const spread = wordSpread(values);
  const few = spread.kinds <= 30 || spread.distinct <= 0.05;
  return {
    id: (speaks('id', name) && (spread.kinds > 1 || spread.count <= FEW) ? 4.5 : 0) + (spread.codes > 0.9 && spread.distinct > 0.9 && spread.count >= 5 ? 3 : 0) + (spread.digits > 0.9 ? 1.5 : 0),
    person: speaks('person', name) ? 4 : 0,
    status: (speaks('status', name) && few ? 3.5 : 0) + (spread.statuses > 0.6 ? 2.5 : 0),
    currency: (speaks('currency', name) ? 5 : 0) + (spread.currencies > 0.9 ? 4 : 0),
    text:
      (speaks('text', name) ? 4 : 0) +
      (spread.length > 30 ? 2 : 0) +
      (spread.distinct > 0.6 && spread.count >= 10 && !speaks('dimension', name) ? 2 : 0),
    dimension: 1 + (few ? 0.5 : 0) + (speaks('dimension', name) ? 3 : 0) + (spread.answers > 0.9 ? 4 : 0),
  };
}

interface Spread {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  /** Share of whole numbers, and of values that occur once. */
  readonly whole: number;
  readonly distinct: number;
  /** Each value is one more than the one before it. */
  readonly counting: boolean;
  readonly sameLength: boolean;
}

function spreadOf(values: Float64Array): Spread {
  const seen = new Set<number>();
  const lengths = new Set<number>();
  let [count, whole, steps, min, max, last] = [0, 0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (count >= SAMPLE) break;
    count++;
    if (Number.isInteger(value)) whole++;
    if (value === last + 1) steps++;
    if (lengths.size < 3) lengths.add(String(Math.abs(Math.trunc(value))).length);
    min = Math.min(min, value);
    max = Math.max(max, value);
    seen.add(value);
    last = value;
  }
  return {
    count,
    min,
    max,
    whole: count === 0 ? 0 : whole / count,
    distinct: count === 0 ? 0 : seen.size / count,
    counting: count > 1 && steps >= (count - 1) * 0.95,
    sameLength: lengths.size <= 1,
  };
}

interface WordSpread {
  readonly count: number;
  readonly kinds: number;
  readonly distinct: number;
  readonly length: number;
  /** Shares of values that look like codes, digits alone, statuses, currencies. */
  readonly codes: number;
  readonly digits: number;
  readonly statuses: number;
  readonly currencies: number;
  /** Yes and no, in whatever sign. */
  readonly answers: number;
}

const STATUS_VALUES =
  /^(?:已?(?:完成|解决|关闭|处理|发货|签收|付款|支付|取消|退款|审批|通过|驳回|拒绝|上线|归档)|(?:进行|处理|审核|待审核|审批|配送)中|未(?:开始|完成|解决|处理|支付)|待(?:处理|审批|付款|发货|确认|办)|延期|逾期|暂停|阻塞|正常|open|closed|resolved|pending|in progress|done|to ?do|not started|new|cancel+ed|completed?|active|inactive|on hold|escalated|blocked|approved|rejected|shipped|delivered|paid|unpaid|won|lost|draft|overdue)$/i;
const CURRENCY_VALUES = /^(?:CNY|RMB|USD|EUR|GBP|JPY|HKD|TWD|KRW|INR|AUD|CAD|CHF|SGD|人民币|美元|欧元|日元|港币|港元|英镑)$/i;

const ANSWERS = /^(?:是|否|有|没有|对|错|[yn]|yes|no|true|false|[✓✔√✗✘×])$/i;

function wordSpread(values: readonly (string | null)[]): WordSpread {
  const kinds = new Map<string, number>();
  let [count, length] = [0, 0];
  for (const value of values) {
    if (value === null) continue;
    if (count >= SAMPLE) break;
    count++;
    length += value.length;
    kinds.set(value, (kinds.get(value) ?? 0) + 1);
  }
  const share = (test: (value: string) => boolean) => {
    let hits = 0;
    for (const [value, times] of kinds) if (test(value)) hits += times;
    return count === 0 ? 0 : hits / count;
  };
  return {
    count,
    kinds: kinds.size,
    distinct: count === 0 ? 0 : kinds.size / count,
    length: count === 0 ? 0 : length / count,
    codes: share((value) => /^[A-Za-z]{0,8}[-_]?\d{3,}[-_\dA-Za-z]*$|^[0-9a-f]{8}-/.test(value)),
    digits: share((value) => /^\d+$/.test(value)),
    statuses: share((value) => STATUS_VALUES.test(value)),
    currencies: share((value) => CURRENCY_VALUES.test(value)),
    answers: share((value) => ANSWERS.test(value)),
  };
}
