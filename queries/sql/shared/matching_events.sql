-- asks: Which events match the selection apart from its dates and actors, of those known on the day asked for?
-- uses: events_with_words
SELECT
  event.event_id,
  event.event_no,
  event.cast_no,
  event.place_no,
  event.words_begin,
  event.dataset_id,
  CAST(dataset.role AS VARCHAR) AS dataset_role,
  dataset.summed AS is_summed,
  event.title,
  CAST(event.event_type AS VARCHAR) AS event_type,
  event.start_date,
  event.end_date,
  CAST(event.date_precision AS VARCHAR) AS date_precision,
  event.country_iso3,
  event.place,
  event.latitude,
  event.longitude,
  CAST(event.location_precision AS VARCHAR) AS location_precision,
  event.has_own_place,
  event.parent_event_id,
  event.event_count,
  event.killed_low,
  event.killed_best,
  event.killed_high,
  event.out_of_order_count,
  event.is_settled
FROM events_with_words AS event
INNER JOIN dataset
  ON dataset.dataset_id = event.dataset_id
WHERE (CAST($asof AS DATE) IS NULL OR event.known_on <= CAST($asof AS DATE))
  AND (CAST($countries AS VARCHAR[]) IS NULL OR list_contains(CAST($countries AS VARCHAR[]), event.country_iso3))
  AND (CAST($types AS VARCHAR[]) IS NULL OR list_contains(CAST($types AS VARCHAR[]), CAST(event.event_type AS VARCHAR)))
  AND (CAST($datasets AS VARCHAR[]) IS NULL OR list_contains(CAST($datasets AS VARCHAR[]), event.dataset_id))
  AND (CAST($conflicts AS VARCHAR[]) IS NULL OR list_contains(CAST($conflicts AS VARCHAR[]), event.conflict_name))
