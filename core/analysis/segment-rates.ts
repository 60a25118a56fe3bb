import { columnNamed } from '../sheet/typed-table.ts';
import { newcombeDifference, wilsonInterval } from '../statistics/proportion.ts';
import type { Hits, Interval } from '../statistics/proportion.ts';
import { twoProportionsTest } from '../statistics/two-proportions.ts';
import type { Binding, RoleSlot } from './plugin.ts';

/** By what people are told apart: channels, regions, plans. */
export const SEGMENT_SLOT: RoleSlot = {
  slot: 'segment',
  roles: ['dimension', 'status', 'person', 'text'],
  optional: true,
  many: true,
  hints: { zh: ['渠道', '来源', '推广', '地区', '套餐', '版本', '设备'], en: ['channel', 'source', 'campaign', 'region', 'plan', 'contract', 'device'] },
};

const SAMPLE_ROWS = 20_000;
const MOST_MEMBERS = 12;
const MOST_COLUMNS = 6;

/** Columns with a few different texts, what people ask for first in front. */
export function segmentColumns({ table, columns }: Binding, except: readonly string[] = []): string[] {
  return (columns[SEGMENT_SLOT.slot] ?? [])
    .filter((name) => {
      const column = columnNamed(table, name);
      if (column?.type !== 'text' || except.includes(name)) return false;
      const members = new Set(column.values.slice(0, SAMPLE_ROWS).flatMap((value) => (value === null || value === '' ? [] : [value.toLowerCase()])));
      return members.size >= 2 && members.size <= MOST_MEMBERS;
    })
    .slice(0, MOST_COLUMNS);
}

/** How often it happened to the members of a dimension. */
export interface SegmentHits extends Hits {
  readonly dimension: string;
  /** As written in one of its cells, empty for empty cells. */
  readonly key: string;
}

/** A member's share of hits beside that of all others together. */
export interface SegmentRate extends SegmentHits {
  readonly rate: Interval;
  readonly rest: Hits;
  /** Member less rest. */
  readonly difference: Interval;
  /** How likely chance alone makes it so. */
  readonly p: number;
}

/** Fewer than these on one side say too little to compare. */
const FEWEST_TRIES = 20;

/** Compares every member of a dimension with all its others; members with too few are left out, and so are blanks. */
export function compareSegments(segments: readonly SegmentHits[]): SegmentRate[] {
  return segments.flatMap((segment): SegmentRate[] => {
    const others = segments.filter((one) => one.dimension === segment.dimension && one !== segment);
    const rest = others.reduce((sum, { hits, tries }) => ({ hits: sum.hits + hits, tries: sum.tries + tries }), { hits: 0, tries: 0 });
    if (segment.key === '' || segment.tries < FEWEST_TRIES || rest.tries < FEWEST_TRIES) return [];
    const p = twoProportionsTest(segment, rest);
    return p === null ? [] : [{ ...segment, rate: wilsonInterval(segment), rest, difference: newcombeDifference(segment, rest), p }];
  });
}
