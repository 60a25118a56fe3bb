import { at } from './at.ts';

/** What a search goes by for one parameter. */
export interface Parameter {
  readonly start: number;
  readonly least: number;
  readonly most: number;
}

const MOST_STEPS = 200;
const ENOUGH = 1e-4;

interface Corner {
  readonly place: readonly number[];
  readonly value: number;
}

/**
 * Parameters within their bounds at which a function is about least (to four digits of its value), by a simplex whose corners stay inside.
 *
 * Source: Nelder and Mead, A simplex method for function minimization (1965).
 */
export function boundedMinimum(objective: (place: readonly number[]) => number, parameters: readonly Parameter[]): readonly number[] {
  const corner = (place: readonly number[]): Corner => {
    const inside = place.map((value, index) => Math.min(parameters[index]?.most ?? value, Math.max(parameters[index]?.least ?? value, value)));
    return { place: inside, value: objective(inside) };
  };
  const start = parameters.map((parameter) => parameter.start);
  const corners = [corner(start), ...parameters.map(({ start: from, least, most }, index) => corner(start.with(index, from + (from - least < most - from ? 1 : -1) * 0.25 * (most - least))))];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    corners.sort((a, b) => a.value - b.value);
    const best = corners[0];
    const worst = corners.at(-1);
    const second = corners.at(-2);
    if (!best || !worst || !second || !(worst.value - best.value > ENOUGH * Math.abs(best.value))) break;
    const others = corners.slice(0, -1);
    const middle = start.map((_, index) => others.reduce((total, { place }) => total + at(place, index), 0) / others.length);
    const along = (distance: number) => corner(middle.map((value, index) => value + distance * (value - at(worst.place, index))));
    const reflected = along(1);
    let replaced = reflected;
    if (reflected.value < best.value) {
      const further = along(2);
      if (further.value < reflected.value) replaced = further;
    } else if (reflected.value >= second.value) {
      replaced = along(reflected.value < worst.value ? 0.5 : -0.5);
      if (replaced.value >= Math.min(reflected.value, worst.value)) {
        for (const [index, { place }] of corners.entries()) if (index > 0) corners[index] = corner(place.map((value, axis) => (value + at(best.place, axis)) / 2));
        continue;
      }
    }
    corners[corners.length - 1] = replaced;
  }
  corners.sort((a, b) => a.value - b.value);
  return corners[0]?.place ?? start;
}
