/**
 * What a team is told of its own news: when a record came, the KPIs of written reports as a view for BI tools, and the
 * addresses that a digest is posted to.
 *
 * The views of `bi` serve the digest too. Row-level security lets them show `clipsheet_hub` the workspace that its
 * transaction has named (`current_user`: of a view it is who reads it); whatever a BI tool's login sets, it is not that role.
 *
 * A webhook's address is a secret: whoever has it can post. It is in no copy of the hub, and no role but the hub's reads it.
 */
export const digest = `
GRANT clipsheet_views TO CURRENT_USER;

-- Null for what was there before: it is news to nobody.
ALTER TABLE clipsheet.record ADD COLUMN created_at timestamptz;
ALTER TABLE clipsheet.record ALTER COLUMN created_at SET DEFAULT now();
CREATE INDEX record_created ON clipsheet.record (ws, created_at);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['client', 'device', 'member'] LOOP
    EXECUTE format('CREATE POLICY reader ON clipsheet.%I FOR SELECT TO clipsheet_views USING (ws = (SELECT b.ws FROM clipsheet.bi_reader b WHERE b.role = current_user))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['record', 'blob_part', 'client', 'device', 'member'] LOOP
    EXECUTE format('CREATE POLICY hub ON clipsheet.%I FOR SELECT TO clipsheet_views USING (ws = (SELECT CASE WHEN current_user = ''clipsheet_hub'' THEN clipsheet.current_workspace() END))', name);
  END LOOP;
END $$;
GRANT SELECT (versions, created_at) ON clipsheet.record TO clipsheet_views;
GRANT SELECT (ws, id, device) ON clipsheet.client TO clipsheet_views;
GRANT SELECT (ws, id, member) ON clipsheet.device TO clipsheet_views;
GRANT SELECT (ws, id, name) ON clipsheet.member TO clipsheet_views;

-- Who brought a record, and when. Devices of members who left are not there any more.
CREATE VIEW clipsheet.bi_origin WITH (security_barrier) AS
  SELECT r.id AS record_id, r.created_at, m.name AS member
  FROM clipsheet.record r
  LEFT JOIN clipsheet.client c ON c.ws = r.ws AND c.id = coalesce(r.versions #>> '{capturedAt,client}', r.versions #>> '{value,client}')::uuid
  LEFT JOIN clipsheet.device d ON d.ws = r.ws AND d.id = c.device
  LEFT JOIN clipsheet.member m ON m.ws = r.ws AND m.id = d.member;

CREATE VIEW bi.kpis WITH (security_barrier) AS
  SELECT r.id AS kpi_id, r.fields ->> 'report' AS report_id, r.fields ->> 'fact' AS fact, r.fields ->> 'metric' AS metric, r.fields ->> 'label' AS label,
    r.fields #>> '{period,label}' AS period, r.fields #>> '{period,key}' AS period_key,
    (clipsheet.bi_time(r.fields #>> '{period,from}') AT TIME ZONE 'UTC')::date AS period_from,
    (clipsheet.bi_time(r.fields #>> '{period,to}') AT TIME ZONE 'UTC')::date AS period_to,
    CASE WHEN jsonb_typeof(r.fields -> 'value') = 'number' THEN (r.fields ->> 'value')::numeric END AS value,
    CASE WHEN jsonb_typeof(r.fields -> 'value') = 'string' THEN r.fields ->> 'value' END AS value_text,
    r.fields ->> 'unit' AS unit, r.fields ->> 'shown' AS shown, r.fields ->> 'reportTitle' AS report, r.fields ->> 'workbook' AS workbook,
    clipsheet.bi_time(r.fields ->> 'writtenAt') AS written_at, o.member AS published_by, o.created_at AS published_at,
    r.fields ->> 'method' AS method, r.fields ->> 'formula' AS formula,
    jsonb_build_object('sources', clipsheet.bi_list(r.fields -> 'sources'), 'sourcesLeftOut', coalesce(r.fields -> 'sourcesLeftOut', '0')) AS evidence
  FROM clipsheet.record r
  JOIN clipsheet.bi_origin o ON o.record_id = r.id
  WHERE r.kind = 'kpi' AND NOT r.deleted AND r.seq IS NOT NULL;

-- Not tied to the workspace's row: bringing a copy back must not end them.
CREATE TABLE clipsheet.webhook (
  ws uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  kind text NOT NULL CHECK (kind IN ('dingtalk', 'wecom', 'feishu', 'slack', 'teams')),
  url text NOT NULL,
  secret text,
  language text NOT NULL CHECK (language IN ('zh', 'en')),
  -- The day of the week, 1 is Monday; null for every day.
  weekday smallint CHECK (weekday BETWEEN 1 AND 7),
  minute smallint NOT NULL CHECK (minute BETWEEN 0 AND 1439),
  zone text NOT NULL,
  -- Posts too where there is nothing new.
  even_empty boolean NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  -- Up to when the news were told.
  told_until timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  -- A hub is at it until then, by the database's clock: those of several hubs may differ.
  taken_until timestamptz,
  tries smallint NOT NULL DEFAULT 0,
  sent_at timestamptz,
  last_error text,
  PRIMARY KEY (ws, id)
);
ALTER TABLE clipsheet.webhook ENABLE ROW LEVEL SECURITY;
ALTER TABLE clipsheet.webhook FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON clipsheet.webhook TO clipsheet_hub
  USING (ws = (SELECT clipsheet.current_workspace())) WITH CHECK (ws = (SELECT clipsheet.current_workspace()));
GRANT SELECT, INSERT, UPDATE, DELETE ON clipsheet.webhook TO clipsheet_hub;

GRANT CREATE ON SCHEMA clipsheet, bi TO clipsheet_views;
ALTER VIEW clipsheet.bi_origin OWNER TO clipsheet_views;
GRANT SELECT ON bi.kpis TO clipsheet_bi;
ALTER VIEW bi.kpis OWNER TO clipsheet_views;
GRANT USAGE ON SCHEMA bi TO clipsheet_hub;
GRANT SELECT ON bi.clips, bi.prices, bi.figures, bi.kpis, clipsheet.bi_origin TO clipsheet_hub;
REVOKE CREATE ON SCHEMA clipsheet, bi FROM clipsheet_views;
REVOKE clipsheet_views FROM CURRENT_USER;
`;
