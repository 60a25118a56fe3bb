import { readFileSync } from 'node:fs';
import { openPackage } from '../../../core/workbook/file/package.ts';
import { addPlan } from '../../../core/workbook/file/write/add-plan.ts';
import { fullPlan } from '../../core/workbook/full-plan.ts';

/** A full report added to a file: opened, written, saved and opened again. Says whether the large sheet stayed as it was. */
export function addReport(path: string): string {
  const bytes = readFileSync(path);
  const grown = addPlan(openPackage(bytes), fullPlan()).bytes;
  const sheet = (file: Uint8Array) => openPackage(file).rawPart('xl/worksheets/sheet1.xml')?.compressed ?? new Uint8Array();
  const isSame = Buffer.from(sheet(bytes)).equals(sheet(grown));
  return `${grown.length - bytes.length} bytes more, the large sheet is ${isSame ? 'the same' : 'CHANGED'}`;
}
