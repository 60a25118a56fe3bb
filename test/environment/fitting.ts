import { expect } from 'vitest';

/** Any text of this form. */
export function fitting(form: RegExp): unknown {
  return expect.stringMatching(form);
}
