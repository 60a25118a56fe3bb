/** Databases keep no character 0 and no half of a pair of surrogates. */
export function keepableText(text: string): string {
  return text.replaceAll('\0', '').replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

/** A value with all its texts as databases keep them. */
export function keepable(value: unknown): unknown {
  if (typeof value === 'string') return keepableText(value);
  if (Array.isArray(value)) return value.map(keepable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, keepable(field)]));
}
