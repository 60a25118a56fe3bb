import type { Correction } from './correction.ts';

export const CORRECTIONS_NAMESPACE = 'urn:clipsheet:corrections';
export const CORRECTIONS_VERSION = 1;

/** The document: corrections as JSON, so that one schema checks them wherever they come from. */
export function correctionsXml(corrections: readonly Correction[]): string {
  // As escapes of JSON these marks say the same, and XML can hold them.
  const json = JSON.stringify(corrections).replace(/[&<>\u007f-\u009f\ufffe\uffff]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `<corrections xmlns="${CORRECTIONS_NAMESPACE}" version="${CORRECTIONS_VERSION}">${json}</corrections>`;
}
