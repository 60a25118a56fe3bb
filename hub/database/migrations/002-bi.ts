/**
 * What a team has clipped, as tables for BI tools: views of the schema `bi`, which never give an error for what a device
 * sent, only fewer rows or empty cells.
 *
 * They belong to `clipsheet_views`, a role that nobody is a member of. Row-level security lets it see the workspace that
 * `bi_reader` names for the role which asks (`current_user`: of a view it is who reads it, not its owner), so each login
 * of a BI tool sees one workspace, whatever it sets. `clipsheet_bi` may read the views and nothing else; logins are its
 * members. As itself it has no workspace.
 *
 * Read as it stands, not from tables filled along with a push: all products of 10,000 clips of 5 KB are counted in about a
 * second, and nothing can go stale. `bi_json` cannot run in parallel, since catching an error takes a transaction within.
 */
export const bi = `
DO $$
BEGIN
  -- Roles belong to the whole server: another database of it may have made them, even at this moment.
  BEGIN CREATE ROLE clipsheet_bi NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
  BEGIN CREATE ROLE clipsheet_views NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
END $$;
GRANT clipsheet_views TO CURRENT_USER;
CREATE SCHEMA bi;
GRANT USAGE ON SCHEMA clipsheet TO clipsheet_views;
GRANT USAGE ON SCHEMA bi TO clipsheet_views, clipsheet_bi;

-- The logins of BI tools. Not tied to the workspace's row: bringing a copy back must not end them.
CREATE TABLE clipsheet.bi_reader (
  ws uuid NOT NULL,
  role name PRIMARY KEY,
  made_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE clipsheet.bi_reader ENABLE ROW LEVEL SECURITY;
ALTER TABLE clipsheet.bi_reader FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON clipsheet.bi_reader TO clipsheet_hub
  USING (ws = (SELECT clipsheet.current_workspace())) WITH CHECK (ws = (SELECT clipsheet.current_workspace()));
GRANT SELECT, INSERT, UPDATE, DELETE ON clipsheet.bi_reader TO clipsheet_hub;

CREATE POLICY reader ON clipsheet.bi_reader FOR SELECT TO clipsheet_views USING (role = current_user);
CREATE POLICY reader ON clipsheet.record FOR SELECT TO clipsheet_views
  USING (ws = (SELECT b.ws FROM clipsheet.bi_reader b WHERE b.role = current_user));
CREATE POLICY reader ON clipsheet.blob_part FOR SELECT TO clipsheet_views
  USING (ws = (SELECT b.ws FROM clipsheet.bi_reader b WHERE b.role = current_user));
GRANT SELECT (ws, role) ON clipsheet.bi_reader TO clipsheet_views;
GRANT SELECT (ws, id, kind, project, seq, deleted, fields, sets, body_hash, changed_at) ON clipsheet.record TO clipsheet_views;
GRANT SELECT (ws, sha256, part, bytes) ON clipsheet.blob_part TO clipsheet_views;

-- Null for what is no JSON, or JSON that PostgreSQL cannot hold. Classes 22 and 54: bad data, and beyond a limit.
CREATE FUNCTION clipsheet.bi_json(bytes bytea) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL UNSAFE
  AS $$
    BEGIN
      RETURN convert_from(bytes, 'UTF8')::jsonb;
    EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
      RETURN NULL;
    END
  $$;

-- A moment as exact as it is known, from its beginning; without a zone in UTC.
CREATE FUNCTION clipsheet.bi_time(written text) RETURNS timestamptz LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL UNSAFE
  AS $$
    BEGIN
      RETURN CASE
        WHEN written ~ '^\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d.*(Z|[+-]\\d\\d:?\\d\\d)$' THEN written::timestamptz
        WHEN written ~ '^\\d{4}-\\d\\d-\\d\\d([T ]\\d\\d:\\d\\d|$)' THEN written::timestamp AT TIME ZONE 'UTC'
        WHEN written ~ '^\\d{4}-\\d\\d$' THEN (written || '-01')::timestamp AT TIME ZONE 'UTC'
        WHEN written ~ '^\\d{4}$' THEN (written || '-01-01')::timestamp AT TIME ZONE 'UTC'
      END;
    EXCEPTION WHEN data_exception THEN
      RETURN NULL;
    END
  $$;

CREATE FUNCTION clipsheet.bi_number(written text) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN written ~ '^-?\\d{1,40}(\\.\\d{1,40})?$' THEN written::numeric END;

CREATE FUNCTION clipsheet.bi_list(value jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN jsonb_typeof(value) = 'array' THEN value ELSE '[]'::jsonb END;

-- One line each: BI tools know no lists in a cell. Like all bodies without quotes it is read when it is made, so who asks
-- need not see this schema.
CREATE FUNCTION clipsheet.bi_lines(value jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT string_agg(line, E'\\n' ORDER BY place) FROM jsonb_array_elements_text(clipsheet.bi_list(value)) WITH ORDINALITY AS listed (line, place));

-- Clips that are there, each with what was understood of its page. A barrier, so each is parsed once at most.
CREATE VIEW clipsheet.bi_content WITH (security_barrier) AS
  SELECT r.id AS clip_id, r.project, r.fields ->> 'pageKey' AS page_key, r.fields ->> 'url' AS page_url,
    clipsheet.bi_time(r.fields ->> 'capturedAt') AS captured_at, r.fields, r.sets,
    clipsheet.bi_json((SELECT string_agg(p.bytes, ''::bytea ORDER BY p.part) FROM clipsheet.blob_part p WHERE p.ws = r.ws AND p.sha256 = r.body_hash)) AS content
  FROM clipsheet.record r
  WHERE r.kind = 'clip' AND NOT r.deleted AND r.seq IS NOT NULL;

CREATE VIEW bi.clips WITH (security_barrier) AS
  SELECT c.clip_id, c.project, c.fields ->> 'title' AS title, c.fields ->> 'pageType' AS page_type, c.page_url AS url,
    lower(substring(c.page_url FROM '^[A-Za-z]+://(?:[^/?#]*@)?([^/:?#]+)')) AS host, c.captured_at,
    clipsheet.bi_time(c.content ->> 'publishedAt') AS published_at, c.fields ->> 'note' AS note, clipsheet.bi_lines(c.sets -> 'tags') AS tags
  FROM clipsheet.bi_content c;

CREATE VIEW bi.products WITH (security_barrier) AS
  SELECT c.clip_id, c.project, c.captured_at, c.page_key, i.kind, i.place, i.item ->> 'name' AS name, i.item ->> 'brand' AS brand,
    clipsheet.bi_number(i.item #>> '{price,amount}') AS price, i.item #>> '{price,currency}' AS currency,
    clipsheet.bi_number(i.item #>> '{oldPrice,amount}') AS old_price, clipsheet.bi_number(i.item ->> 'rating') AS rating,
    clipsheet.bi_number(coalesce(i.item ->> 'ratingCount', i.item ->> 'count')) AS rating_count, i.item ->> 'availability' AS availability,
    coalesce(i.item ->> 'url', CASE WHEN i.kind = 'product' THEN c.page_url END) AS url
  FROM clipsheet.bi_content c
  CROSS JOIN LATERAL (
    SELECT 'product' AS kind, p.place, p.item FROM jsonb_array_elements(clipsheet.bi_list(c.content -> 'products')) WITH ORDINALITY AS p (item, place)
    UNION ALL
    SELECT 'record', l.place, l.item FROM jsonb_array_elements(clipsheet.bi_list(c.content -> 'records')) WITH ORDINALITY AS l (item, place)
  ) i
  WHERE jsonb_typeof(i.item) = 'object';

-- One row for each name of a clip, the first that has a price, against the clip of that page before.
CREATE VIEW bi.prices WITH (security_barrier) AS
  SELECT p.clip_id, p.project, p.page_key, p.kind, p.name, p.captured_at, p.price, p.currency,
    lag(p.price) OVER earlier AS price_before, p.price - lag(p.price) OVER earlier AS change,
    round(p.price / nullif(lag(p.price) OVER earlier, 0) - 1, 6) AS change_ratio
  FROM (
    SELECT DISTINCT ON (q.clip_id, q.kind, q.name, q.currency) q.* FROM bi.products q
    WHERE q.price IS NOT NULL AND q.name IS NOT NULL
    ORDER BY q.clip_id, q.kind, q.name, q.currency, q.place
  ) p
  WINDOW earlier AS (PARTITION BY p.page_key, p.kind, p.name, p.currency ORDER BY p.captured_at, p.clip_id);

CREATE VIEW bi.plans WITH (security_barrier) AS
  SELECT c.clip_id, c.project, c.captured_at, c.page_key, i.place, i.item ->> 'name' AS name, clipsheet.bi_number(i.item #>> '{price,amount}') AS price,
    i.item #>> '{price,currency}' AS currency, clipsheet.bi_number(i.item #>> '{oldPrice,amount}') AS old_price,
    i.item ->> 'period' AS period, i.item ->> 'per' AS per, clipsheet.bi_lines(i.item -> 'features') AS features
  FROM clipsheet.bi_content c
  CROSS JOIN LATERAL jsonb_array_elements(clipsheet.bi_list(c.content -> 'plans')) WITH ORDINALITY AS i (item, place)
  WHERE jsonb_typeof(i.item) = 'object';

CREATE VIEW bi.figures WITH (security_barrier) AS
  SELECT c.clip_id, c.project, c.captured_at, c.page_key, i.place, clipsheet.bi_number(i.item ->> 'value') AS value,
    clipsheet.bi_number(i.item ->> 'upper') AS upper_value, i.item ->> 'unit' AS unit, i.item ->> 'bound' AS bound, i.item ->> 'about' AS about,
    i.item ->> 'subject' AS subject, i.item ->> 'sentence' AS sentence, i.item #>> '{when,from}' AS when_from, i.item #>> '{when,to}' AS when_to
  FROM clipsheet.bi_content c
  CROSS JOIN LATERAL jsonb_array_elements(clipsheet.bi_list(c.content -> 'figures')) WITH ORDINALITY AS i (item, place)
  WHERE jsonb_typeof(i.item) = 'object';

-- The last change of every record, deleted ones too, in their order.
CREATE VIEW bi.changes WITH (security_barrier) AS
  SELECT r.id AS record_id, r.kind, r.seq AS place, r.changed_at, r.deleted FROM clipsheet.record r WHERE r.seq IS NOT NULL;

GRANT CREATE ON SCHEMA clipsheet, bi TO clipsheet_views;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['clips', 'products', 'prices', 'plans', 'figures', 'changes'] LOOP
    EXECUTE format('GRANT SELECT ON bi.%I TO clipsheet_bi', name);
    EXECUTE format('ALTER VIEW bi.%I OWNER TO clipsheet_views', name);
  END LOOP;
  ALTER VIEW clipsheet.bi_content OWNER TO clipsheet_views;
  -- Where not everybody may connect, BI tools may all the same.
  IF has_database_privilege(current_database(), 'CONNECT WITH GRANT OPTION') THEN
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO clipsheet_bi', current_database());
  END IF;
END $$;
REVOKE CREATE ON SCHEMA clipsheet, bi FROM clipsheet_views;
REVOKE clipsheet_views FROM CURRENT_USER;
`;
