import { formatFacts } from './number-format.ts';
import { hasWord, leafOf, numbersGroups } from './role-words.ts';
import type { ColumnReading } from './column-reading.ts';
import { isMoneyUnit, unitOfCell, unitOfHeader, type UnitFound } from '../quantity/written-unit.ts';

export interface UnitWords {
  readonly name: string;
  /** The text of the column in the row of units; null where there is no such row. */
  readonly unitCell: string | null;
  /** The unit that the caption gives to the whole table. */
  readonly caption: UnitFound | null;
}

const NONE: UnitFound = { unit: null, multiplier: 1 };

/** The unit that words give a column: the row of units first, then the header, last the caption, which speaks of money alone. */
export function statedUnit({ name, unitCell, caption }: UnitWords): UnitFound | null {
  const named = (unitCell === null ? null : unitOfCell(unitCell)) ?? unitOfHeaders(name);
  if (named !== null) return withCaptionUnit(named, caption);
  return caption !== null && takesCaption(name) ? caption : null;
}

/** The unit of a column and what its values are multiplied with to be in it: as stated, else as number format or cells say. */
export function columnUnit(words: UnitWords, reading: ColumnReading): UnitFound {
  if (reading.content.type !== 'number') return NONE;
  const format = formatFacts(reading.counts.format);
  if (format.kind === 'percent' || reading.fractions) return { unit: '%', multiplier: 1 };
  const named = statedUnit({ ...words, caption: null });
  const stated = statedUnit(words);
  if (named !== null && stated !== null) return stated.unit === '%' ? { unit: '%', multiplier: 0.01 } : stated;
  if (format.kind === 'elapsed') return { unit: 'd', multiplier: 1 };
  if (format.unit !== null && (stated === null || !isMoneyUnit(format.unit) || format.multiplier !== 1)) return { unit: format.unit, multiplier: format.multiplier };
  if (stated !== null && (reading.cellUnit === null || isMoneyUnit(reading.cellUnit))) return isPlainAverage(words.name, reading.content.values) ? { ...stated, multiplier: 1 } : stated;
  return reading.cellUnit === null ? NONE : { unit: reading.cellUnit, multiplier: 1 };
}

/** What one customer or order brings is not in 万元, whatever the caption says, where the numbers are those of plain money. */
function isPlainAverage(name: string, values: Float64Array): boolean {
  if (!/客单|人均|户均|单均|件均|店均|均价|average|\bavg\b|\bper\b/i.test(leafOf(name))) return false;
  let [known, large] = [0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    known++;
    if (Math.abs(value) >= 10) large++;
  }
  return large > known / 2;
}

/** `(k)` gives a size alone: the money is the caption's, if it names one. */
function withCaptionUnit(named: UnitFound, caption: UnitFound | null): UnitFound {
  return named.unit === null && caption !== null && caption.unit !== null ? { unit: caption.unit, multiplier: named.multiplier } : named;
}

function unitOfHeaders(name: string): UnitFound | null {
  const parts = name.split(' / ').reverse();
  for (const part of parts) {
    const unit = unitOfHeader(part);
    if (unit) return unit;
  }
  return null;
}

/** Counts, rates, scores and codes are not in 万元, whatever the caption says. */
function takesCaption(name: string): boolean {
  const leaf = leafOf(name);
  const isPrice = /价|price/i.test(leaf);
  return !hasWord('counted', leaf) && (isPrice || !hasWord('ratioEnd', leaf)) && !hasWord('score', leaf) && !hasWord('id', leaf) && !numbersGroups(leaf);
}
