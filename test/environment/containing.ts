import { expect } from 'vitest';

/** Any text that holds these words. */
export function containing(words: string): unknown {
  return expect.stringContaining(words);
}
