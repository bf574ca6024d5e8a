-- asks: In which events did an actor, or those that speak for it, have a part, and which?
-- uses: events_whoever_took_part, counted_tolls
-- params: top INTEGER, actor_id VARCHAR
-- returns: event_id VARCHAR, title VARCHAR, start_date DATE, end_date DATE, place VARCHAR, country VARCHAR, dataset_role VARCHAR,
--   part VARCHAR, played_by VARCHAR, low BIGINT, best BIGINT, high BIGINT, matching BIGINT, provisional BOOLEAN
-- one row per: event, part and actor that played it, the newest `top`; matching says how many there are in all; numbers only where
--   the dataset may be added up
WITH parts AS (
  SELECT
    event_actor.event_id,
    CAST(event_actor.role AS VARCHAR) AS part,
    actor.actor_id,
    actor.name AS played_by
  FROM event_actor
  INNER JOIN actor_ancestor
    ON actor_ancestor.actor_id = event_actor.actor_id AND actor_ancestor.ancestor_actor_id = CAST($actor_id AS VARCHAR)
  INNER JOIN actor
    ON actor.actor_id = event_actor.actor_id
),

numbered AS (
  SELECT
    events_whoever_took_part.event_id,
    events_whoever_took_part.title,
    events_whoever_took_part.start_date,
    events_whoever_took_part.end_date,
    events_whoever_took_part.place,
    events_whoever_took_part.country_iso3,
    events_whoever_took_part.dataset_role,
    events_whoever_took_part.dataset_id,
    parts.part,
    parts.actor_id,
    parts.played_by,
    COUNT(*) OVER () AS matching,
    ROW_NUMBER() OVER (
      ORDER BY
        events_whoever_took_part.start_date DESC NULLS LAST,
        events_whoever_took_part.event_id NULLS LAST,
        parts.part NULLS LAST,
        parts.actor_id NULLS LAST
    ) AS position
  FROM events_whoever_took_part
  INNER JOIN parts
    ON parts.event_id = events_whoever_took_part.event_id
)

SELECT
  numbered.event_id,
  numbered.title,
  numbered.start_date,
  numbered.end_date,
  numbered.place,
  country.name AS country,
  numbered.dataset_role,
  numbered.part,
  numbered.played_by,
  counted_tolls.low,
  counted_tolls.best,
  counted_tolls.high,
  numbered.matching,
  dataset.provisional
FROM numbered
INNER JOIN dataset
  ON dataset.dataset_id = numbered.dataset_id
LEFT JOIN country
  ON country.iso3 = numbered.country_iso3
LEFT JOIN counted_tolls
  ON counted_tolls.event_id = numbered.event_id
WHERE numbered.position <= CAST($top AS BIGINT)
ORDER BY
  numbered.start_date DESC NULLS LAST, numbered.event_id NULLS LAST, numbered.part NULLS LAST, numbered.played_by NULLS LAST
