import type { Engine } from '../engine/engine.ts';
import { MetricPlan } from './metric-plan.ts';
import type { Member, MetricAnswer, MetricQuestion } from './metric-question.ts';
import { runScan } from './metric-scan.ts';

/**
 * Many metrics over many periods, for all rows and by the members of dimensions, in as few passes over the table as
 * it takes: one for all that adds up over days and members (sums, counts, averages, extremes), and one for every few
 * periods that do not overlap for distinct counts, medians and quantiles. Each value is that of `compileSql` for its
 * period, for members with a filter on the member. Throws as `compileSql`; AbortError when stopped.
 */
export async function queryMetrics(question: MetricQuestion, engine: Engine, signal?: AbortSignal): Promise<MetricAnswer> {
  const plan = new MetricPlan(question);
  const groups = new Groups();
  for (const { scan, valueKeyAt } of plan.scans()) {
    for (const { dimension, key, name, span, values } of await runScan(scan, engine, signal)) {
      const group = groups.at(dimension, key, name);
      values.forEach((value, index) => group.values.set(valueKeyAt(index, span), value));
    }
  }
  const total = groups.at(null, '', '').values;
  const membersOf = (dimension: string, index: number): Member[] =>
    groups.of(index).map(({ name, values }) => ({ key: name, values: plan.evaluate((lifted) => (lifted.includes(dimension) ? total : values)) }));
  return {
    total: plan.evaluate(() => total),
    members: new Map(question.dimensions.map((dimension, index) => [dimension, membersOf(dimension, index)])),
  };
}

interface Group {
  readonly name: string;
  readonly values: Map<string, number | null>;
}

/** What has been found for all rows and for the members of each dimension. */
class Groups {
  readonly #byDimension = new Map<number | null, Map<string, Group>>();

  at(dimension: number | null, key: string, name: string): Group {
    const groups = this.#byDimension.get(dimension) ?? new Map<string, Group>();
    this.#byDimension.set(dimension, groups);
    const group = groups.get(key) ?? { name, values: new Map<string, number | null>() };
    groups.set(key, group);
    return group;
  }

  of(dimension: number): Group[] {
    return [...(this.#byDimension.get(dimension)?.values() ?? [])];
  }
}
