-- asks: In which events did an actor, or those that speak for it, have a part, and which?
-- uses: events_whoever_took_part, changing_tolls
-- params: top INTEGER, actor_id VARCHAR
-- returns: event_id VARCHAR, title VARCHAR, start_date DATE, end_date DATE, place VARCHAR, country VARCHAR, dataset_role VARCHAR,
--   part VARCHAR, played_by VARCHAR, low BIGINT, best BIGINT, high BIGINT, matching BIGINT, provisional BOOLEAN
-- one row per: event, part and actor that played it, the newest `top`; matching says how many there are in all; numbers only where
--   the dataset may be added up
WITH parts AS (
  SELECT
    event_actor.event_no,
    CAST(event_actor.role AS VARCHAR) AS part,
    actor.actor_id,
    actor.name AS played_by
  FROM event_actor
  INNER JOIN actor_ancestor
    ON actor_ancestor.actor_id = event_actor.actor_id AND actor_ancestor.ancestor_actor_id = CAST($actor_id AS VARCHAR)
  INNER JOIN actor
    ON actor.actor_id = event_actor.actor_id
),

-- How many there are is counted by number alone: of the events that are not shown, no words are read.
taken AS (
  SELECT
    parts.event_no,
    parts.part,
    parts.actor_id,
    parts.played_by,
    events_whoever_took_part.start_date,
    events_whoever_took_part.dataset_role
  FROM events_whoever_took_part
  INNER JOIN parts
    ON parts.event_no = events_whoever_took_part.event_no
),

-- On one day events are numbered by identifier.
newest AS (
  SELECT taken.*
  FROM taken
  ORDER BY
    taken.start_date DESC NULLS LAST, taken.event_no NULLS LAST, taken.part NULLS LAST, taken.actor_id NULLS LAST
  LIMIT CAST($top AS INTEGER)
)

SELECT
  event.event_id,
  event.title,
  event.start_date,
  event.end_date,
  event.place,
  country.name AS country,
  newest.dataset_role,
  newest.part,
  newest.played_by,
  -- Of settled events the killed stand in their own row, and in no other.
  COALESCE(changing_tolls.low, CASE WHEN settled.are_asked THEN event.killed_low END) AS low,
  COALESCE(changing_tolls.best, CASE WHEN settled.are_asked THEN event.killed_best END) AS best,
  COALESCE(changing_tolls.high, CASE WHEN settled.are_asked THEN event.killed_high END) AS high,
  (SELECT COUNT(*) FROM taken) AS matching,
  dataset.provisional
FROM newest
INNER JOIN event
  ON event.event_no = newest.event_no
INNER JOIN dataset
  ON dataset.dataset_id = event.dataset_id
CROSS JOIN (SELECT CAST($harm AS VARCHAR) = 'killed' AND CAST($victim AS VARCHAR) = 'all' AS are_asked) AS settled
LEFT JOIN country
  ON country.iso3 = event.country_iso3
LEFT JOIN changing_tolls
  ON changing_tolls.event_no = event.event_no
ORDER BY
  newest.start_date DESC NULLS LAST, event.event_id NULLS LAST, newest.part NULLS LAST, newest.played_by NULLS LAST
