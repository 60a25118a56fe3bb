import type { Text } from '../language/language.ts';
import { correctionTexts } from '../language/texts/correction.ts';
import { parseArea, parseReference, type Area } from '../workbook/address.ts';
import { nameKey } from '../workbook/legal-names.ts';
import type { WorkbookInfo } from '../workbook/workbook.ts';
import type { Correction } from './correction.ts';

/** A correction and the block that it speaks of, as the workbook is now. */
export interface PlacedCorrection {
  readonly correction: Correction;
  readonly sheet: string;
  readonly area: Area;
}

export interface PlacedCorrections {
  readonly placed: readonly PlacedCorrection[];
  /** What is said of corrections whose cells are gone. */
  readonly lost: readonly Text[];
}

/** Finds the blocks of corrections: by their defined names, else where they were when the correction was made. */
export function placeCorrections(info: WorkbookInfo, corrections: readonly Correction[]): PlacedCorrections {
  const placed: PlacedCorrection[] = [];
  const lost: Text[] = [];
  for (const correction of corrections) {
    const named = info.names.find(({ name, sheet }) => sheet === null && name === correction.anchor);
    const ref = named === undefined ? correction.place : parseReference(named.refersTo);
    const sheet = info.sheets.find(({ name, kind }) => kind === 'worksheet' && ref !== null && nameKey(name) === nameKey(ref.sheet));
    const area = ref === null ? null : parseArea(ref.range);
    if (sheet === undefined || area === null) lost.push(correctionTexts.cellsGone(correction.place.sheet, correction.place.range));
    else placed.push({ correction, sheet: sheet.name, area });
  }
  return { placed, lost };
}
