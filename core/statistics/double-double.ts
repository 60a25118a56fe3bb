/** Splits a double into two halves of 26 bits (Dekker). */
const SPLITTER = 2 ** 27 + 1;

/**
 * A number as the sum of two doubles that is not carried out: about 31 significant digits. For sums and matrices
 * in which so much cancels that doubles have nothing left.
 *
 * Source: Dekker, A floating-point technique for extending the available precision (1971); the forms of Hida, Li
 * and Bailey, Library for double-double and quad-double arithmetic (2001).
 */
export class DoubleDouble {
  static readonly ZERO = new DoubleDouble(0, 0);
  static readonly ONE = new DoubleDouble(1, 0);
  /** What is not there: spreads through what is computed of it. */
  static readonly NONE = new DoubleDouble(NaN, NaN);

  /** `low` is at most half a unit in the last place of `high`. */
  private constructor(
    readonly high: number,
    readonly low: number,
  ) {}

  /** The double itself, nothing added. */
  static of(value: number): DoubleDouble {
    return new DoubleDouble(value, 0);
  }

  /** The exact product of two doubles (products under 1e300). */
  static product(a: number, b: number): DoubleDouble {
    const product = a * b;
    const aSplit = SPLITTER * a;
    const aHigh = aSplit - (aSplit - a);
    const aLow = a - aHigh;
    const bSplit = SPLITTER * b;
    const bHigh = bSplit - (bSplit - b);
    const bLow = b - bHigh;
    return new DoubleDouble(product, aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow);
  }

  /** The exact sum of two doubles (Knuth). */
  static sum(a: number, b: number): DoubleDouble {
    const sum = a + b;
    const part = sum - a;
    return new DoubleDouble(sum, a - (sum - part) + (b - part));
  }

  // Sum and product are worked out in place, without parts of their own: sums and matrices spend their time here.

  plus(other: DoubleDouble): DoubleDouble {
    const high = this.high + other.high;
    const highPart = high - this.high;
    const highError = this.high - (high - highPart) + (other.high - highPart);
    const low = this.low + other.low;
    const lowPart = low - this.low;
    const lowError = this.low - (low - lowPart) + (other.low - lowPart);
    const carried = highError + low;
    const first = high + carried;
    const rest = carried - (first - high) + lowError;
    const result = first + rest;
    return new DoubleDouble(result, rest - (result - first));
  }

  minus(other: DoubleDouble): DoubleDouble {
    return this.plus(other.negated());
  }

  negated(): DoubleDouble {
    return new DoubleDouble(-this.high, -this.low);
  }

  times(other: DoubleDouble): DoubleDouble {
    const product = this.high * other.high;
    const split = SPLITTER * this.high;
    const head = split - (split - this.high);
    const tail = this.high - head;
    const otherSplit = SPLITTER * other.high;
    const otherHead = otherSplit - (otherSplit - other.high);
    const otherTail = other.high - otherHead;
    const error = head * otherHead - product + head * otherTail + tail * otherHead + tail * otherTail;
    const rest = error + (this.high * other.low + this.low * other.high);
    const result = product + rest;
    return new DoubleDouble(result, rest - (result - product));
  }

  over(other: DoubleDouble): DoubleDouble {
    const first = this.high / other.high;
    const afterFirst = this.minus(other.times(DoubleDouble.of(first)));
    const second = afterFirst.high / other.high;
    const afterSecond = afterFirst.minus(other.times(DoubleDouble.of(second)));
    return DoubleDouble.sum(first, second).plus(DoubleDouble.of(afterSecond.high / other.high));
  }

  /** Of a number that is not negative (Karp and Markstein). */
  squareRoot(): DoubleDouble {
    if (this.high <= 0) return DoubleDouble.ZERO;
    const estimate = Math.sqrt(this.high);
    const rest = this.minus(DoubleDouble.product(estimate, estimate));
    return DoubleDouble.sum(estimate, rest.high / (2 * estimate));
  }

  /** The nearest double. */
  toNumber(): number {
    return this.high + this.low;
  }
}
