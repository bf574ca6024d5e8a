-- asks: On which events do figures or accounts conflict, newest first?
-- uses: selected_events_spoken_of, figures_as_of, statements_as_of
-- params: top INTEGER
-- returns: event_id VARCHAR, title VARCHAR, start_date DATE, country_iso3 VARCHAR, place VARCHAR, figures BIGINT, claimants BIGINT,
--   statements BIGINT, topics BIGINT
-- one row per: event that is no part of a wider one and on which at least two parties gave figures, one of them a number; any that
--   two parties gave figures on, where no such event has a number
WITH focus AS (
  SELECT selected_events_spoken_of.*
  FROM selected_events_spoken_of
  WHERE selected_events_spoken_of.dataset_role = 'accounts' AND selected_events_spoken_of.parent_event_id IS NULL
),

tree AS (
  SELECT event_ancestor.event_id, event_ancestor.event_no, event_ancestor.ancestor_event_id AS focus_event_id
  FROM event_ancestor
  INNER JOIN focus
    ON focus.event_id = event_ancestor.ancestor_event_id
),

-- Of all events few are spoken of: only their figures are read, whatever is selected.
claimed AS (
  SELECT
    figures_as_of.event_no,
    figures_as_of.claimant_actor_id,
    figures_as_of.party_actor_id,
    COUNT(*) AS figures,
    COUNT(COALESCE(figures_as_of.low, figures_as_of.best, figures_as_of.high)) AS numbers
  FROM figures_as_of
  INNER JOIN event_ancestor
    ON event_ancestor.event_no = figures_as_of.event_no AND event_ancestor.depth = 0
  WHERE figures_as_of.is_current
  GROUP BY figures_as_of.event_no, figures_as_of.claimant_actor_id, figures_as_of.party_actor_id
),

figures AS (
  SELECT
    tree.focus_event_id,
    CAST(SUM(claimed.figures) AS BIGINT) AS figures,
    COUNT(DISTINCT claimed.claimant_actor_id) AS claimants,
    COUNT(DISTINCT claimed.party_actor_id) AS parties,
    SUM(claimed.numbers) > 0 AS has_number
  FROM claimed
  INNER JOIN tree
    ON tree.event_no = claimed.event_no
  GROUP BY tree.focus_event_id
),

contested AS (
  SELECT figures.*, MAX(CASE WHEN figures.has_number THEN 1 ELSE 0 END) OVER () AS any_has_number
  FROM figures
  WHERE figures.parties >= 2
),

spoken AS (
  SELECT
    tree.focus_event_id,
    COUNT(*) AS statements,
    COUNT(DISTINCT statements_as_of.topic_id) AS topics
  FROM statements_as_of
  INNER JOIN tree
    ON tree.event_id = statements_as_of.event_id
  GROUP BY tree.focus_event_id
)

SELECT
  focus.event_id,
  focus.title,
  focus.start_date,
  focus.country_iso3,
  focus.place,
  contested.figures,
  contested.claimants,
  COALESCE(spoken.statements, 0) AS statements,
  COALESCE(spoken.topics, 0) AS topics
FROM focus
INNER JOIN contested
  ON contested.focus_event_id = focus.event_id AND (contested.has_number OR contested.any_has_number = 0)
LEFT JOIN spoken
  ON spoken.focus_event_id = focus.event_id
ORDER BY focus.start_date DESC NULLS LAST, focus.event_id NULLS LAST
LIMIT CAST($top AS INTEGER)
