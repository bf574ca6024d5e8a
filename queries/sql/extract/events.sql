-- asks: Which events make up the selection, with everything recorded of each?
-- uses: selected_events, changing_tolls
-- params: first_no INTEGER, last_no INTEGER
-- returns: event_id VARCHAR, dataset_id VARCHAR, external_id VARCHAR, title VARCHAR, event_type VARCHAR, event_type_upstream VARCHAR,
--   start_date DATE, end_date DATE, date_precision VARCHAR, date_precision_upstream VARCHAR, country_iso3 VARCHAR, country VARCHAR,
--   admin1 VARCHAR, place VARCHAR, latitude DOUBLE, longitude DOUBLE, location_precision VARCHAR, location_precision_upstream VARCHAR,
--   parent_event_id VARCHAR, conflict_name VARCHAR, event_count BIGINT, deaths_low BIGINT, deaths_best BIGINT, deaths_high BIGINT,
--   out_of_order_count BIGINT, summary VARCHAR, source_count INTEGER, known_on DATE, provisional BOOLEAN,
--   licence VARCHAR
-- one row per: event of a redistributable dataset; deaths_* carry the harm and victims of the selection, killed and all by default
WITH numbered AS (
  SELECT
    selected_events.event_no,
    selected_events.is_settled
      AND selected_events.dataset_role = 'coded'
      AND CAST($harm AS VARCHAR) = 'killed'
      AND CAST($victim AS VARCHAR) = 'all' AS holds_its_toll
  FROM selected_events
  WHERE (CAST($first_no AS INTEGER) IS NULL OR selected_events.event_no >= CAST($first_no AS INTEGER))
    AND (CAST($last_no AS INTEGER) IS NULL OR selected_events.event_no <= CAST($last_no AS INTEGER))
)

SELECT
  event.event_id,
  event.dataset_id,
  event.external_id,
  event.title,
  CAST(event.event_type AS VARCHAR) AS event_type,
  event.event_type_upstream,
  event.start_date,
  event.end_date,
  CAST(event.date_precision AS VARCHAR) AS date_precision,
  event.date_precision_upstream,
  event.country_iso3,
  country.name AS country,
  event.admin1,
  event.place,
  event.latitude,
  event.longitude,
  CAST(event.location_precision AS VARCHAR) AS location_precision,
  event.location_precision_upstream,
  event.parent_event_id,
  event.conflict_name,
  event.event_count,
  CASE WHEN numbered.holds_its_toll THEN event.killed_low ELSE changing_tolls.low END AS deaths_low,
  CASE WHEN numbered.holds_its_toll THEN event.killed_best ELSE changing_tolls.best END AS deaths_best,
  CASE WHEN numbered.holds_its_toll THEN event.killed_high ELSE changing_tolls.high END AS deaths_high,
  CASE WHEN numbered.holds_its_toll THEN event.out_of_order_count ELSE changing_tolls.out_of_order_count END AS out_of_order_count,
  event.summary,
  event.source_count,
  event.known_on,
  dataset.provisional,
  dataset.licence
FROM numbered
INNER JOIN event
  ON event.event_no = numbered.event_no
  -- Said twice, so that only these rows are read.
  AND (CAST($first_no AS INTEGER) IS NULL OR event.event_no >= CAST($first_no AS INTEGER))
  AND (CAST($last_no AS INTEGER) IS NULL OR event.event_no <= CAST($last_no AS INTEGER))
INNER JOIN dataset
  ON dataset.dataset_id = event.dataset_id AND dataset.redistributable
LEFT JOIN changing_tolls
  ON changing_tolls.event_no = event.event_no
LEFT JOIN country
  ON country.iso3 = event.country_iso3
ORDER BY event.start_date NULLS LAST, event.event_id NULLS LAST
