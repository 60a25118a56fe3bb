/** Reading values of unknown shape that a page embeds. */
export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A single value as a list of one, a missing one as none: schema.org allows either everywhere. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The first text of a property: itself, or the `name`, `@value` or `url` of what it holds. */
export function textOf(value: unknown): string | null {
  for (const item of listOf(value)) {
    if (typeof item === 'string' && item.trim() !== '') return item.trim();
    if (typeof item === 'number' && Number.isFinite(item)) return String(item);
    if (isRecord(item)) {
      const inner = textOf(item['name'] ?? item['@value'] ?? item['url'] ?? item['contentUrl']);
      if (inner !== null) return inner;
    }
  }
  return null;
}

export function numberOf(value: unknown): number | null {
  const text = textOf(value);
  if (text === null) return null;
  const number = Number(text.replace(',', '.'));
  return Number.isFinite(number) ? number : null;
}
