import type { ChangeRow } from '../../../core/analysis/why-changed/cells-from-rows.ts';
import type { Named } from './explanation-hits.ts';

interface Sums {
  now: number;
  before: number;
  baseNow: number;
  baseBefore: number;
}

/** The member whose contribution is the largest of all dimensions: what the explain-the-decrease of spreadsheets begins with. */
export function largestContribution(rows: readonly ChangeRow[]): Named[] {
  const all = added(rows);
  const moves = members(rows).map(({ named, sums }) => ({ named, move: Math.abs(contribution(sums, all)) }));
  return moves.sort((a, b) => b.move - a.move).slice(0, 1).map(({ named }) => named);
}

/** Least share of the change that a member must explain, and how much all of a dimension together. */
const LEAST_EACH = 0.1;
const LEAST_TOGETHER = 0.67;

/**
 * Adtributor as published: in each dimension the members of most surprise until they explain two thirds; then the
 * dimension with most surprise. Its members are given in order of surprise.
 */
export function adtributor(rows: readonly ChangeRow[]): Named[] {
  const all = added(rows);
  const isRatio = rows.some(({ base }) => base !== undefined);
  const byDimension = new Map<string, { named: Named; explains: number; surprise: number }[]>();
  for (const { dimension, named, sums } of members(rows)) {
    const explains = isRatio ? ratioExplains(sums, all) : (sums.now - sums.before) / (all.now - all.before);
    const surprise = divergence(sums.before / all.before, sums.now / all.now) + (isRatio ? divergence(sums.baseBefore / all.baseBefore, sums.baseNow / all.baseNow) : 0);
    byDimension.set(dimension, [...(byDimension.get(dimension) ?? []), { named, explains, surprise }]);
  }
  const sets = [...byDimension.values()].flatMap((list) => {
    const chosen: typeof list = [];
    let explained = 0;
    for (const one of list.sort((a, b) => b.surprise - a.surprise)) {
      if (one.explains > LEAST_EACH) {
        chosen.push(one);
        explained += one.explains;
      }
      if (explained > LEAST_TOGETHER) return [{ chosen, surprise: chosen.reduce((sum, { surprise }) => sum + surprise, 0) }];
    }
    return [];
  });
  return sets.sort((a, b) => b.surprise - a.surprise).slice(0, 1).flatMap(({ chosen }) => chosen.map(({ named }) => named));
}

/** Adtributor's share of the change of a quotient: how it moves when this member alone moves, to all that moves so. */
function ratioExplains(own: Sums, all: Sums): number {
  const moved = (own.now - own.before) * all.baseBefore - all.before * (own.baseNow - own.baseBefore);
  const alone = moved / (all.baseBefore * (all.baseBefore + own.baseNow - own.baseBefore));
  return alone / (all.now / all.baseNow - all.before / all.baseBefore);
}

function divergence(before: number, now: number): number {
  const half = (share: number) => (share > 0 ? share * Math.log((2 * share) / (before + now)) : 0);
  return (half(before) + half(now)) / 2;
}

function contribution(own: Sums, all: Sums): number {
  if (all.baseNow === 0) return own.now - own.before;
  const rate = (all.now / all.baseNow + all.before / all.baseBefore) / 2;
  return own.now / all.baseNow - own.before / all.baseBefore - (own.baseNow / all.baseNow - own.baseBefore / all.baseBefore) * rate;
}

function added(rows: readonly ChangeRow[]): Sums {
  const sums: Sums = { now: 0, before: 0, baseNow: 0, baseBefore: 0 };
  for (const { now, before, base } of rows) {
    sums.now += now;
    sums.before += before;
    sums.baseNow += base?.now ?? 0;
    sums.baseBefore += base?.before ?? 0;
  }
  return sums;
}

function members(rows: readonly ChangeRow[]): { readonly dimension: string; readonly named: Named; readonly sums: Sums }[] {
  return Object.keys(rows[0]?.dims ?? {}).flatMap((dimension) => {
    const byMember = grouped(rows, dimension);
    return [...byMember].map(([member, some]) => ({ dimension, named: { [dimension]: member }, sums: added(some) }));
  });
}

function grouped(rows: readonly ChangeRow[], dimension: string): Map<string, ChangeRow[]> {
  const groups = new Map<string, ChangeRow[]>();
  for (const row of rows) {
    const member = row.dims[dimension] ?? '';
    const group = groups.get(member);
    if (group === undefined) groups.set(member, [row]);
    else group.push(row);
  }
  return groups;
}
