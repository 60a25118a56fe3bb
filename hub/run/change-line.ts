import * as z from 'zod';
import { cellsFromRows } from '../../core/analysis/why-changed/cells-from-rows.ts';
import type { ChangeRow } from '../../core/analysis/why-changed/cells-from-rows.ts';
import type { Contribution } from '../../core/analysis/why-changed/decompose.ts';
import { contributionOf } from '../../core/analysis/why-changed/decompose.ts';
import { explainChange } from '../../core/analysis/why-changed/explain-change.ts';
import { Problem } from '../../core/language/problem.ts';
import { whyTexts } from '../../core/language/texts/why-changed.ts';

const dims = z.record(z.string(), z.string());
const finite = z.number();
const amounts = z.array(z.strictObject({ dims, now: finite, before: finite })).min(1);
const ratios = z
  .array(z.strictObject({ dims, numerator: z.strictObject({ now: finite, before: finite }), denominator: z.strictObject({ now: finite, before: finite }) }))
  .min(1);

/** A metric by combinations of members, in two periods: amounts that add up, or what is divided and what it is divided by. */
export const changeLine = z.looseObject({ id: z.union([z.string(), z.number()]), rows: z.union([amounts, ratios]) });

/** Which few segments a change lies in, what each contributed, and the same by every member of every dimension. */
export function answerChange({ id, rows }: z.output<typeof changeLine>): object {
  const cells = cellsFromRows(
    rows.map((row): ChangeRow => ('numerator' in row ? { dims: row.dims, ...row.numerator, base: row.denominator } : row)),
  );
  if (cells.dimensions.length === 0) throw new Problem('no-dimensions', whyTexts.noDimensions);
  const { total, segments, rest } = explainChange(cells);
  const named = (dimension: number, member: number) => [cells.dimensions[dimension]?.name ?? '', cells.dimensions[dimension]?.members[member] ?? ''] as const;
  return {
    id,
    total,
    movedAlike: segments.length === 0,
    segments: segments.map(({ segment, moved, whole, part, p }) => ({
      where: Object.fromEntries(segment.map(({ dimension, member }) => named(dimension, member))),
      moved,
      p,
      ...shown(whole),
      part: shown(part),
    })),
    rest: shown(rest),
    dimensions: cells.dimensions.map(({ name, members }, dimension) => ({
      name,
      members: members.map((member, place) => ({ member, ...shown(contributionOf(placesOf(cells.codes[dimension], place), cells)) })),
    })),
  };
}

/** Amounts have no rate and no mix. */
function shown({ rate, mix, ...rest }: Contribution): object {
  return rate === null ? rest : { ...rest, rate, mix };
}

function placesOf(codes: Int32Array | undefined, member: number): number[] {
  const found: number[] = [];
  codes?.forEach((code, cell) => {
    if (code === member) found.push(cell);
  });
  return found;
}
