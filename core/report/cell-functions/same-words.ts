/** Words as they are compared: width, case and blanks make no difference. */
export function plain(words: string): string {
  return words.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}

/** Each name once, as it is written last. */
export function distinct(names: readonly string[]): string[] {
  return [...new Map(names.map((name) => [plain(name), name])).values()];
}
