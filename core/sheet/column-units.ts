import { formatFacts } from './number-format.ts';
import { hasWord, leafOf } from './role-words.ts';
import type { ColumnReading } from './type-column.ts';
import { isMoneyUnit, unitOfCell, unitOfHeader, type UnitFound } from '../quantity/written-unit.ts';

export interface UnitInput {
  readonly name: string;
  readonly reading: ColumnReading;
  /** The text of the column in the row of units; null where there is no such row. */
  readonly unitCell: string | null;
  /** The unit that the caption gives to the whole table. */
  readonly caption: UnitFound | null;
}

const NONE: UnitFound = { unit: null, multiplier: 1 };

/**
 * The unit of a column and what its cells are multiplied with to be in it. The row of units speaks first, then
 * the header, the number format, the cells themselves, last the caption, which speaks of money alone.
 */
export function columnUnit({ name, reading, unitCell, caption }: UnitInput): UnitFound {
  if (reading.content.type !== 'number') return NONE;
  const format = formatFacts(reading.counts.format);
  const named = (unitCell === null ? null : unitOfCell(unitCell)) ?? unitOfHeaders(name);
  if (format.kind === 'percent' || reading.percentText) return { unit: '%', multiplier: 1 };
  if (named !== null) return named.unit === '%' ? { unit: '%', multiplier: 0.01 } : withCaptionUnit(named, caption);
  if (format.kind === 'elapsed') return { unit: 'd', multiplier: 1 };
  if (format.unit !== null) return isMoneyUnit(format.unit) && format.multiplier === 1 && takesCaption(name) && caption !== null ? caption : { unit: format.unit, multiplier: format.multiplier };
  if (reading.cellUnit !== null) return { unit: reading.cellUnit, multiplier: 1 };
  return caption !== null && takesCaption(name) ? caption : NONE;
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
  return !hasWord('counted', leaf) && (isPrice || !hasWord('ratioEnd', leaf)) && !hasWord('score', leaf) && !hasWord('id', leaf) && !hasWord('numberedGroup', leaf);
}
