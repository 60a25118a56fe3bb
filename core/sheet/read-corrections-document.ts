import * as z from 'zod';
import { readJsonDocument } from '../workbook/read-json-document.ts';
import { correctionSchema, type Correction } from './correction.ts';
import { CORRECTIONS_VERSION } from './corrections-document.ts';

/** The corrections in a workbook's document, or what keeps them from being read. */
export function readCorrectionsDocument(xml: string): readonly Correction[] | 'newer' | 'unreadable' {
  const document = readJsonDocument(xml, 'corrections');
  if (document === null) return 'unreadable';
  if (document.version > CORRECTIONS_VERSION) return 'newer';
  const read = z.array(correctionSchema).max(1000).safeParse(document.content);
  return read.success ? read.data : 'unreadable';
}
