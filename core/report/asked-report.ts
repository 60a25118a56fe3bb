import { z } from 'zod';
import { currentId } from '../analysis/former-ids.ts';
import { COMPARISONS, GRAINS } from '../metric/period.ts';
import type { Offer, ReportOptions, Study } from './study.ts';
import { offerKey, withWishes } from './offer-wishes.ts';

const askedSchema = z.object({
  period: z.object({ grain: z.enum(GRAINS), from: z.number(), to: z.number() }).nullable(),
  compareWith: z.enum(COMPARISONS).nullable().optional(),
  project: z.string().nullable().optional(),
  analyses: z.array(
    z.object({
      plugin: z.string(),
      table: z.string(),
      columns: z.record(z.string(), z.array(z.string())),
      options: z.record(z.string(), z.string()),
    }),
  ),
});

/** What a report was asked to be: enough to ask for the same again of the data as it will be then. */
export type AskedReport = z.infer<typeof askedSchema>;
export type AskedAnalysis = AskedReport['analyses'][number];

export function askedReport(offers: readonly Offer[], { period = null, compareWith = null, project = null, options = {} }: Pick<ReportOptions, 'period' | 'compareWith' | 'project' | 'options'>): AskedReport {
  return {
    period,
    compareWith,
    project,
    analyses: offers.map(({ plugin, binding, options: own }) => ({
      plugin,
      table: binding.table.name,
      columns: Object.fromEntries(Object.entries(binding.columns).map(([slot, names]) => [slot, [...names]])),
      options: { ...options[plugin], ...own },
    })),
  };
}

/** Reads what `JSON.stringify` made of it; null where the text is something else. */
export function readAsked(text: string): AskedReport | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  return askedSchema.safeParse(json).data ?? null;
}

/** The part of a report that an analysis is. */
export function analysisPart({ plugin, table }: Pick<AskedAnalysis, 'plugin' | 'table'>): string {
  return `analysis ${plugin} ${table}`;
}

const FURTHER = 'further ';
const OF = ' of ';

/** The part of a report that a further sheet of an analysis is. `id`: one word. */
export function furtherPart(analysis: Pick<AskedAnalysis, 'plugin' | 'table'>, id: string): string {
  return `${FURTHER}${id}${OF}${analysisPart(analysis)}`;
}

/** The part whose further sheet this one is; null where it is none. */
export function furtherOf(part: string): string | null {
  return part.startsWith(FURTHER) ? part.slice(part.indexOf(OF, FURTHER.length) + OF.length) : null;
}

/** The same analyses of the tables as they are now; `gone` are those that fit no table any more. */
export function askedOffers(analyses: readonly AskedAnalysis[], { offers }: Study): { readonly offers: readonly Offer[]; readonly gone: readonly AskedAnalysis[] } {
  const found = analyses.map((asked) => ({ asked, offer: offers.find((one) => offerKey(one) === `${asked.plugin} ${asked.table}`) ?? offers.find((one) => one.plugin !== asked.plugin && one.plugin === currentId(asked.plugin)) }));
  return {
    offers: found.flatMap(({ asked, offer }) => (offer === undefined ? [] : [withWishes(offer, asked)])),
    gone: found.flatMap(({ asked, offer }) => (offer === undefined ? [asked] : [])),
  };
}
