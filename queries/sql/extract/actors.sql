-- asks: Who took part in the selected events, spoke of them, or claimed figures on them?
-- uses: selected_events, statements_as_of, figures_as_of
-- returns: actor_id VARCHAR, name VARCHAR, kind VARCHAR, country_iso3 VARCHAR, country VARCHAR, parent_actor_id VARCHAR,
--   parent_relation VARCHAR, role VARCHAR, aliases VARCHAR, party_actor_id VARCHAR, events BIGINT, statements BIGINT, figures BIGINT
-- one row per: actor whom a redistributable record of the selection names; the counts are of such records
WITH open_datasets AS (
  SELECT dataset.dataset_id
  FROM dataset
  WHERE dataset.redistributable
),

named AS (
  SELECT event_actor.actor_id, COUNT(DISTINCT event_actor.event_no) AS events, 0 AS statements, 0 AS figures
  FROM selected_events
  INNER JOIN open_datasets
    ON open_datasets.dataset_id = selected_events.dataset_id
  INNER JOIN event_actor
    ON event_actor.event_no = selected_events.event_no
  GROUP BY event_actor.actor_id
  UNION ALL
  SELECT statements_as_of.speaker_actor_id AS actor_id, 0 AS events, COUNT(*) AS statements, 0 AS figures
  FROM statements_as_of
  INNER JOIN selected_events
    ON selected_events.event_no = statements_as_of.event_no
  INNER JOIN open_datasets
    ON open_datasets.dataset_id = statements_as_of.dataset_id
  GROUP BY statements_as_of.speaker_actor_id
  UNION ALL
  SELECT figures_as_of.claimant_actor_id AS actor_id, 0 AS events, 0 AS statements, COUNT(*) AS figures
  FROM figures_as_of
  INNER JOIN selected_events
    ON selected_events.event_no = figures_as_of.event_no
  INNER JOIN open_datasets
    ON open_datasets.dataset_id = figures_as_of.dataset_id
  GROUP BY figures_as_of.claimant_actor_id
),

counted AS (
  SELECT
    named.actor_id,
    CAST(SUM(named.events) AS BIGINT) AS events,
    CAST(SUM(named.statements) AS BIGINT) AS statements,
    CAST(SUM(named.figures) AS BIGINT) AS figures
  FROM named
  GROUP BY named.actor_id
)

SELECT
  actor.actor_id,
  actor.name,
  CAST(actor.kind AS VARCHAR) AS kind,
  actor.country_iso3,
  country.name AS country,
  actor.parent_actor_id,
  CAST(actor.parent_relation AS VARCHAR) AS parent_relation,
  actor.role,
  array_to_string(actor.aliases, '; ') AS aliases,
  actor.party_actor_id,
  counted.events,
  counted.statements,
  counted.figures
FROM counted
INNER JOIN actor
  ON actor.actor_id = counted.actor_id
LEFT JOIN country
  ON country.iso3 = actor.country_iso3
ORDER BY actor.actor_id NULLS LAST
