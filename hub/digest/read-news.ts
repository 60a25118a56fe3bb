import * as z from 'zod';
import { makeDigest, type Digest, type NewKpi, type News } from '../../core/digest/digest.ts';
import { kpiSourceSchema } from '../../core/sync/kpi-record.ts';
import { timeColumn } from '../database/columns.ts';
import type { Database, Query } from '../database/database.ts';
import type { Workspace } from '../team/workspaces.ts';

export interface NewsSpan {
  /** An ISO date-time: only what came after it. */
  readonly since: string;
  /** Only what came up to it. */
  readonly until: string;
}

const nullableText = z.nullable(z.string());
const at = z.pipe(z.nullable(timeColumn), z.transform((time) => time ?? ''));
const clipRows = z.array(z.object({ title: z.catch(z.string(), ''), url: z.catch(z.string(), ''), who: nullableText, project: nullableText, at }));
const priceRows = z.array(z.object({ product: z.string(), name: z.string(), currency: nullableText, before: z.string(), now: z.string(), url: z.catch(z.string(), ''), at }));
const figureRows = z.array(z.object({ sentence: z.string(), url: z.catch(z.string(), ''), at }));
const number = z.nullable(z.coerce.number());
const kpiRows = z.array(
  z.object({
    label: z.string(),
    period: nullableText,
    value: number,
    unit: z.string(),
    shown: z.string(),
    report: z.string(),
    workbook: z.string(),
    who: nullableText,
    source: z.unknown(),
    before_shown: nullableText,
    before_period: nullableText,
    before_value: number,
  }),
);

/** What came into a team's records between two moments, by the database's clock. Reads only. */
export async function readDigest(database: Database, { id, name }: Workspace, span: NewsSpan): Promise<Digest> {
  const news = await database.transaction(id, ({ query }) => readNews(query, [span.since, span.until]), { snapshot: true });
  return makeDigest(news, { team: name, ...span });
}

/** Came by the record's own time: one made offline last week and sent today is today's news. */
const CAME = 'o.created_at > $1::timestamptz AND o.created_at <= $2::timestamptz';

async function readNews(query: Query, span: readonly [string, string]): Promise<News> {
  // A page that was clipped again is news where it says something else; then once, as it is now.
  const clips = await query(
    `SELECT title, url, who, project, at FROM (
       SELECT DISTINCT ON (c.page_key) c.title, c.url, o.member AS who, c.project, coalesce(c.captured_at, o.created_at) AS at
       FROM (
         SELECT r.id, r.fields ->> 'title' AS title, r.fields ->> 'url' AS url, r.project, coalesce(r.fields ->> 'pageKey', r.id) AS page_key,
           clipsheet.bi_time(r.fields ->> 'capturedAt') AS captured_at, r.body_hash,
           lag(r.body_hash) OVER (PARTITION BY coalesce(r.fields ->> 'pageKey', r.id) ORDER BY clipsheet.bi_time(r.fields ->> 'capturedAt'), r.id) AS hash_before
         FROM clipsheet.record r WHERE r.kind = 'clip' AND NOT r.deleted AND r.seq IS NOT NULL
       ) c JOIN clipsheet.bi_origin o ON o.record_id = c.id
       WHERE c.body_hash IS DISTINCT FROM c.hash_before AND ${CAME}
       ORDER BY c.page_key, c.captured_at DESC NULLS LAST, c.id
     ) newest`,
    span,
  );
  const prices = await query(
    `SELECT jsonb_build_array(p.page_key, p.kind, p.name, p.currency)::text AS product, p.name, p.currency, p.price_before::text AS before, p.price::text AS now, c.url, p.captured_at AS at
     FROM bi.prices p JOIN bi.clips c ON c.clip_id = p.clip_id JOIN clipsheet.bi_origin o ON o.record_id = p.clip_id
     WHERE p.change <> 0 AND ${CAME}`,
    span,
  );
  const figures = await query(
    `SELECT f.sentence, c.url, f.captured_at AS at
     FROM (
       SELECT f.clip_id, f.sentence, f.captured_at, f.place, row_number() OVER (PARTITION BY f.page_key, f.sentence ORDER BY f.captured_at, f.clip_id, f.place) AS nth
       FROM bi.figures f WHERE f.sentence IS NOT NULL
     ) f JOIN bi.clips c ON c.clip_id = f.clip_id JOIN clipsheet.bi_origin o ON o.record_id = f.clip_id
     WHERE f.nth = 1 AND ${CAME} ORDER BY f.captured_at DESC NULLS LAST, f.clip_id, f.place`,
    span,
  );
  const kpis = await query(
    `SELECT DISTINCT ON (report_id, fact, unit, period_to) label, period, value, unit, shown, report, workbook, published_by AS who,
       evidence #> '{sources,0}' AS source, before_shown, before_period, before_value
     FROM (
       SELECT k.*, lag(k.shown) OVER earlier AS before_shown, lag(k.period) OVER earlier AS before_period, lag(k.value) OVER earlier AS before_value
       FROM bi.kpis k
       WHERE k.label IS NOT NULL AND k.unit IS NOT NULL AND k.shown IS NOT NULL AND k.report IS NOT NULL AND k.workbook IS NOT NULL
       WINDOW earlier AS (PARTITION BY k.report_id, k.fact, k.unit ORDER BY k.period_to NULLS FIRST, k.written_at, k.kpi_id)
     ) o WHERE ${CAME.replaceAll('created_at', 'published_at')}
     ORDER BY report_id, fact, unit, period_to, written_at DESC`,
    span,
  );
  return { clips: clipRows.parse(clips), prices: priceRows.parse(prices), figures: figureRows.parse(figures), kpis: kpiRows.parse(kpis).map(kpiOf) };
}

function kpiOf({ source, before_shown: shown, before_period: period, before_value: value, ...said }: z.infer<typeof kpiRows>[number]): NewKpi {
  const from = kpiSourceSchema.safeParse(source).data;
  const before = shown === null ? null : { shown, period, value };
  if (from?.kind === 'clip') return { ...said, before, source: from.quote ?? '', url: from.url };
  return { ...said, before, source: from === undefined ? '' : `${from.sheet}!${from.range}`, url: null };
}
