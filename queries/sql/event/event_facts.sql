-- asks: What is recorded of the event itself?
-- uses: chosen_event
-- returns: event_id VARCHAR, title VARCHAR, event_type VARCHAR, start_date DATE, end_date DATE, date_precision VARCHAR,
--   date_precision_upstream VARCHAR, country_iso3 VARCHAR, admin1 VARCHAR, place VARCHAR, latitude DOUBLE, longitude DOUBLE,
--   location_precision VARCHAR, location_precision_upstream VARCHAR, parent_event_id VARCHAR, parent VARCHAR, summary VARCHAR,
--   conflict_name VARCHAR, source_count INTEGER, event_count BIGINT, known_on DATE, dataset_id VARCHAR, external_id VARCHAR,
--   provisional BOOLEAN
-- one row per: event chosen, known by the day asked for or not
SELECT
  event.event_id,
  event.title,
  CAST(event.event_type AS VARCHAR) AS event_type,
  event.start_date,
  event.end_date,
  CAST(event.date_precision AS VARCHAR) AS date_precision,
  event.date_precision_upstream,
  event.country_iso3,
  event.admin1,
  event.place,
  event.latitude,
  event.longitude,
  CAST(event.location_precision AS VARCHAR) AS location_precision,
  event.location_precision_upstream,
  event.parent_event_id,
  parent.title AS parent,
  event.summary,
  event.conflict_name,
  event.source_count,
  event.event_count,
  event.known_on,
  event.dataset_id,
  event.external_id,
  dataset.provisional
FROM chosen_event
INNER JOIN event
  ON event.event_no = chosen_event.event_no
INNER JOIN dataset
  ON dataset.dataset_id = event.dataset_id
-- Few events are part of another, and those stand in event_ancestor: only for them is the other looked for.
LEFT JOIN (
  SELECT event_ancestor.event_id, wider.title
  FROM event_ancestor
  INNER JOIN event_ancestor AS itself
    ON itself.event_id = event_ancestor.ancestor_event_id AND itself.depth = 0
  INNER JOIN event AS wider
    ON wider.event_no = itself.event_no
  WHERE event_ancestor.event_id = CAST($event AS VARCHAR) AND event_ancestor.depth = 1
) AS parent
  ON parent.event_id = event.event_id
ORDER BY event.event_id NULLS LAST
