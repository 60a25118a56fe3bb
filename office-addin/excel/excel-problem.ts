import { Problem } from '../../core/language/problem.ts';
import { excelTexts } from '../../core/language/texts/excel.ts';

/** Excel's error codes that a person can do something about, and what is said for them. */
const KNOWN = {
  InvalidOperationInCellEditMode: ['excel-busy', excelTexts.busy],
  WriteNotSupportedWhenModalDialogOpen: ['excel-busy', excelTexts.busy],
  ActivityLimitReached: ['excel-busy', excelTexts.busy],
  AccessDenied: ['workbook-protected', excelTexts.denied],
  RequestPayloadSizeLimitExceeded: ['payload-too-large', excelTexts.tooLarge],
  ResponsePayloadSizeLimitExceeded: ['payload-too-large', excelTexts.tooLarge],
  ApiNotFound: ['excel-too-old', excelTexts.tooOld],
  InvalidOrTimedOutSession: ['excel-session-lost', excelTexts.sessionLost],
} as const;

/** The code of an Office.js error, or null for any other failure. */
export function officeErrorCode(error: unknown): string | null {
  if (error instanceof Problem || !(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/**
 * An error of Office.js as a Problem: `excel-busy`, `workbook-protected`, `payload-too-large`, `excel-too-old`,
 * `excel-session-lost`, or `excel-failed` with Excel's own code. Whatever is not from Office.js (a Problem
 * already, an abort, a mistake of ours) is given back as it is.
 */
export function excelProblem(error: unknown): unknown {
  const code = officeErrorCode(error);
  if (code === null) return error;
  const [problem, text] = isKnown(code) ? KNOWN[code] : (['excel-failed', excelTexts.failed(code)] as const);
  return new Problem(problem, text, { cause: error });
}

function isKnown(code: string): code is keyof typeof KNOWN {
  return Object.hasOwn(KNOWN, code);
}

/** Whether a smaller request or answer would have gone through. */
export function isTooLarge(error: unknown): boolean {
  const code = officeErrorCode(error);
  return code === 'RequestPayloadSizeLimitExceeded' || code === 'ResponsePayloadSizeLimitExceeded';
}
