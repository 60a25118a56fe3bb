import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';

/** An amount of money (unit: ISO 4217) or a percentage (unit: `%`). */
export interface Amount {
  readonly value: number;
  readonly unit: string;
}

export interface Peers {
  /** What `@microsoft/recognizers-text-suite` reads as currency and percentage. */
  amounts(text: string, lang: string): Amount[];
  /** The first day that `chrono-node` reads, ISO 8601; undefined for none. */
  day(text: string, lang: string, today: string): string | undefined;
}

const callable = z.custom<(...args: unknown[]) => unknown>((value) => typeof value === 'function');
const recognizersSchema = z.object({ recognizeCurrency: callable, recognizePercentage: callable });
const recognizedSchema = z.array(z.object({ resolution: z.nullable(z.looseObject({ value: z.nullish(z.string()), isoCurrency: z.nullish(z.string()) })) }));
const chronoSchema = z.object({ parseDate: callable, zh: z.object({ parseDate: callable }) });

/** The peers installed in `folder`, an npm folder outside the project. */
export async function openPeers(folder: string): Promise<Peers> {
  const require = createRequire(pathToFileURL(join(folder, 'package.json')));
  const recognizers = recognizersSchema.parse(require('@microsoft/recognizers-text-suite'));
  const loaded: unknown = await import(pathToFileURL(require.resolve('chrono-node')).href);
  const chrono = chronoSchema.parse(loaded);
  return {
    amounts(text, lang) {
      const culture = lang.startsWith('zh') ? 'zh-cn' : 'en-us';
      const money = recognizedSchema.parse(recognizers.recognizeCurrency(text, culture)).map(({ resolution }) => ({ value: Number(resolution?.value), unit: resolution?.isoCurrency ?? '?' }));
      const percents = recognizedSchema.parse(recognizers.recognizePercentage(text, culture)).map(({ resolution }) => ({ value: Number(resolution?.value?.replace('%', '')), unit: '%' }));
      return [...money, ...percents];
    },
    day(text, lang, today) {
      const reader = lang.startsWith('zh') ? chrono.zh : chrono;
      const date = reader.parseDate(text, new Date(`${today}T12:00:00`));
      if (!(date instanceof Date)) return undefined;
      return `${String(date.getFullYear())}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
    },
  };
}
