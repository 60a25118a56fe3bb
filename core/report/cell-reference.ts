import { absoluteReference } from '../workbook/address.ts';
import type { RangeRef } from '../workbook/address.ts';

/** A cell as a formula on `sheet` points at it. */
export function reference(ref: RangeRef, sheet: string): string {
  const absolute = absoluteReference(ref);
  return ref.sheet === sheet ? absolute.slice(absolute.lastIndexOf('!') + 1) : absolute;
}
