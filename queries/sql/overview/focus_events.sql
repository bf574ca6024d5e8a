-- asks: On which events do figures or accounts conflict, newest first?
-- uses: selected_events, figures_as_of, statements_as_of
-- params: top INTEGER
-- returns: event_id VARCHAR, title VARCHAR, start_date DATE, country_iso3 VARCHAR, place VARCHAR, figures BIGINT, claimants BIGINT,
--   statements BIGINT, topics BIGINT
-- one row per: event that is no part of a wider one and on which at least two parties gave figures
WITH figures AS (
  SELECT
    event_ancestor.ancestor_event_id AS event_id,
    COUNT(*) AS figures,
    COUNT(DISTINCT figures_as_of.claimant_actor_id) AS claimants,
    COUNT(DISTINCT figures_as_of.party_actor_id) AS parties
  FROM figures_as_of
  INNER JOIN event_ancestor
    ON event_ancestor.event_id = figures_as_of.event_id
  WHERE figures_as_of.is_current
  GROUP BY event_ancestor.ancestor_event_id
),

spoken AS (
  SELECT
    event_ancestor.ancestor_event_id AS event_id,
    COUNT(*) AS statements,
    COUNT(DISTINCT statements_as_of.topic_id) AS topics
  FROM statements_as_of
  INNER JOIN event_ancestor
    ON event_ancestor.event_id = statements_as_of.event_id
  GROUP BY event_ancestor.ancestor_event_id
)

SELECT
  selected_events.event_id,
  selected_events.title,
  selected_events.start_date,
  selected_events.country_iso3,
  selected_events.place,
  figures.figures,
  figures.claimants,
  COALESCE(spoken.statements, 0) AS statements,
  COALESCE(spoken.topics, 0) AS topics
FROM selected_events
INNER JOIN figures
  ON figures.event_id = selected_events.event_id AND figures.parties >= 2
LEFT JOIN spoken
  ON spoken.event_id = selected_events.event_id
WHERE selected_events.dataset_role = 'accounts' AND selected_events.parent_event_id IS NULL
ORDER BY selected_events.start_date DESC NULLS LAST, selected_events.event_id
LIMIT CAST($top AS INTEGER)
