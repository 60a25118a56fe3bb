import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const lineSchema = z.object({ text: z.string(), lang: z.string(), hint: z.optional(z.string()), price: z.nullable(z.string()), quantities: z.string() });

/**
 * How shops, price lists, software companies, newspapers, annual reports, forums and job advertisements write quantities,
 * made up by us and reviewed one by one: the text, the price that it says (`amount currency`, `?` for an unknown one; null
 * for none), and its quantities at a glance (`kind value[..upper] unit bound /per billed tax`), joined by ` | `.
 * Relative dates count from 2025-10-18. Vague amounts (`数百万`, `十几家`) have no value and are not read; neither are bare
 * numbers of a name, nor what is saved or owed first as a price.
 */
export const WRITTEN_QUANTITIES = readFileSync(join(import.meta.dirname, 'written-quantities.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => lineSchema.parse(JSON.parse(line)))
  .map(({ hint, ...line }) => ({ ...line, hint: hint ?? null }));
