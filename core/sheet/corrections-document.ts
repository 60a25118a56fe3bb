import { jsonDocument } from '../workbook/json-document.ts';
import type { Correction } from './correction.ts';

export const CORRECTIONS_NAMESPACE = 'urn:clipsheet:corrections';
export const CORRECTIONS_VERSION = 1;

/** The document that a workbook keeps corrections in. */
export function correctionsXml(corrections: readonly Correction[]): string {
  return jsonDocument('corrections', CORRECTIONS_NAMESPACE, CORRECTIONS_VERSION, corrections);
}
