import { notANumber } from '../language/texts/statistics.ts';
import { Problem } from '../language/problem.ts';
import { DoubleDouble } from './double-double.ts';

const WRITTEN = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,5}))?$/i;
/** Digits that a double holds exactly. */
const CHUNK = 15;
const CHUNKS = 3;
/** Beyond these the error terms of a double-double have no room; the double alone has to do. */
const SMALLEST = 1e-250;
const LARGEST = 1e250;

/**
 * A decimal number to about 31 digits: what was written, not the double next to it. A number stands for the
 * shortest decimal that names it, since that is what a person or a cell wrote: 10000000.2 is exactly that,
 * although the nearest double is 10000000.199999999.
 *
 * Throws Problem `not-a-number` for any other text and for what is not finite.
 */
export function readDecimal(value: number | string): DoubleDouble {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return DoubleDouble.of(value);
  const text = String(value).trim();
  const parts = WRITTEN.exec(text);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts ?? [];
  const nearest = Number(text);
  if (!parts || whole + fraction === '' || !Number.isFinite(nearest)) throw new Problem('not-a-number', notANumber(text));
  const size = Math.abs(nearest);
  if (size < SMALLEST || size > LARGEST) return DoubleDouble.of(nearest);

  const digits = (whole + fraction).replace(/^0+/, '').slice(0, CHUNK * CHUNKS);
  const dropped = (whole + fraction).replace(/^0+/, '').length - digits.length;
  let integer = DoubleDouble.ZERO;
  for (let start = 0; start < digits.length; start += CHUNK) {
    const chunk = digits.slice(start, start + CHUNK);
    integer = integer.times(powerOfTen(chunk.length)).plus(DoubleDouble.of(Number(chunk)));
  }
  const scale = Number(exponent) - fraction.length + dropped;
  const result = scale < 0 ? integer.over(powerOfTen(-scale)) : integer.times(powerOfTen(scale));
  return sign === '-' ? result.negated() : result;
}

const LARGEST_EXACT_POWER = 22;
const powers: DoubleDouble[] = [];

/** Ten to a whole power from 0 to about 300. */
function powerOfTen(power: number): DoubleDouble {
  const known = powers[power];
  if (known) return known;
  const made =
    power <= LARGEST_EXACT_POWER
      ? DoubleDouble.of(Number(`1e${String(power)}`))
      : powerOfTen(LARGEST_EXACT_POWER).times(powerOfTen(power - LARGEST_EXACT_POWER));
  powers[power] = made;
  return made;
}
