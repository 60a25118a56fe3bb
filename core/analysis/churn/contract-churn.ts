import type { Period } from '../../metric/period.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { Binding } from '../plugin.ts';
import { segmentColumns } from '../segment-rates.ts';
import { GONE, THERE, UNKNOWN } from './left-mark.ts';
import { differentTimes, LifeCounts } from './life-counts.ts';
import type { ContractShape } from './churn-shape.ts';
import type { ChurnCounts, ChurnFrame, ChurnMember } from './measure-churn.ts';

/** Days on which something is known to have happened: customers came or left; null where nothing is dated. */
export function contractDays(binding: Binding, { dates, mark }: ContractShape): Float64Array | null {
  if (dates === null) return null;
  const [came, left] = [datesOf(binding, dates.came), datesOf(binding, dates.left)];
  // A day on which a contract will end unless renewed is not one on which the customer left.
  return Float64Array.from([...came, ...left.filter((_, row) => mark === null || mark.marks.marks[row] === GONE)]);
}

function datesOf({ table }: Binding, name: string): Float64Array {
  const column = columnNamed(table, name);
  if (column?.type !== 'date') throw new Error('a bound column is in its table');
  return column.values;
}

interface Contract {
  readonly row: number;
  readonly came: number;
  /** Infinity while they are there. */
  readonly left: number;
  readonly isGone: boolean;
  /** How long they have been seen; NaN where that is not known. */
  readonly time: number;
}

/** Counts customers who left, of rows that are a customer each. */
export function measureContracts(binding: Binding, shape: ContractShape, frame: ChurnFrame | null): ChurnCounts {
  const { contracts, broken, undated, late } = readContracts(binding, shape, frame);
  const counted = contracts.filter(({ time }) => !Number.isNaN(time));
  const times = differentTimes(counted.map(({ time }) => time));
  const lifetimes = counted.length === 0 ? null : lifeOf(counted, times);
  const { mark } = shape;
  return {
    customers: contracts.length,
    left: contracts.filter(({ isGone }) => isGone).length,
    periods: (frame?.periods ?? []).map((period) => ({ period, ...leftIn(contracts, period) })).filter(({ atStart }) => atStart > 0),
    lifetimes,
    members: membersOf(binding, contracts, lifetimes === null ? null : times, mark === null ? [] : [mark.column.name]),
    undated,
    broken,
    isLive: broken === 0 && late === 0 && (mark === null || mark.marks.written.length > 0) && (shape.dates !== null || contracts.length === binding.table.rowCount),
  };
}

function readContracts(binding: Binding, { dates, mark, tenure }: ContractShape, frame: ChurnFrame | null) {
  const contracts: Contract[] = [];
  const [came, left] = dates === null || frame === null ? [null, null] : [datesOf(binding, dates.came), datesOf(binding, dates.left)];
  const marks = mark?.marks.marks ?? null;
  const asOf = frame?.asOf ?? Infinity;
  let [broken, undated, late] = [0, 0, 0];
  for (let row = 0; row < binding.table.rowCount; row += 1) {
    const said = marks?.[row] ?? UNKNOWN;
    if (came === null || left === null) {
      if (said === UNKNOWN) continue;
      contracts.push({ row, came: NaN, left: Infinity, isGone: said === GONE, time: tenure?.type === 'number' ? (tenure.values[row] ?? NaN) : NaN });
      continue;
    }
    const [from, to] = [came[row] ?? NaN, left[row] ?? NaN];
    if (Number.isNaN(from) || from >= asOf) continue;
    const isOver = !Number.isNaN(to) && said !== THERE && (marks === null || said === GONE);
    if (isOver && to < from) {
      broken += 1;
      continue;
    }
    if (isOver && to >= asOf) late += 1;
    const isEnded = isOver && to < asOf;
    const isUndated = said === GONE && Number.isNaN(to);
    if (isUndated) undated += 1;
    contracts.push({ row, came: from, left: isEnded ? to : Infinity, isGone: isEnded || isUndated, time: isUndated ? NaN : Math.floor(isEnded ? to : asOf - 1) - Math.floor(from) });
  }
  return { contracts, broken, undated, late: marks === null ? 0 : late };
}

/** Customers who had come by the beginning of a period and not left, and those of them who left in it. */
function leftIn(contracts: readonly Contract[], { from, to }: Period) {
  let [atStart, left] = [0, 0];
  for (const contract of contracts) {
    if (contract.came >= from || contract.left < from) continue;
    atStart += 1;
    if (contract.left < to) left += 1;
  }
  return { atStart, left };
}

function lifeOf(contracts: readonly Contract[], times: Float64Array): LifeCounts {
  const counts = new LifeCounts(times);
  for (const { time, isGone } of contracts) if (!Number.isNaN(time)) counts.add(time, isGone);
  return counts;
}

function membersOf(binding: Binding, contracts: readonly Contract[], times: Float64Array | null, except: readonly string[]): ChurnMember[] {
  return segmentColumns(binding, except).flatMap((dimension) => {
    const column = columnNamed(binding.table, dimension);
    if (column?.type !== 'text') return [];
    const groups = new Map<string, { key: string; contracts: Contract[] }>();
    for (const contract of contracts) {
      const key = column.values[contract.row] ?? '';
      const group = groups.get(key.toLowerCase());
      if (group === undefined) groups.set(key.toLowerCase(), { key, contracts: [contract] });
      else group.contracts.push(contract);
    }
    return [...groups.values()].map(({ key, contracts: own }) => ({ dimension, key, customers: own.length, left: own.filter(({ isGone }) => isGone).length, lifetimes: times === null ? null : lifeOf(own, times) }));
  });
}
