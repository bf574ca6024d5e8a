-- asks: Which events that statements and figures may speak of match the selection apart from its actors?
-- uses: event_texts_found
-- Of all events few are spoken of: event_ancestor holds those, and only they are looked at. Not by way of matching_events, which a
-- question that reads it elsewhere too would have the engine hold for every event.
SELECT
  event.event_id,
  event.event_no,
  event.cast_no,
  event.dataset_id,
  CAST(dataset.role AS VARCHAR) AS dataset_role,
  event.parent_event_id,
  event.title,
  event.start_date,
  event.end_date,
  CAST(event.date_precision AS VARCHAR) AS date_precision,
  event.country_iso3,
  event.place
FROM (
  -- In two halves, as events with words are.
  SELECT event.*
  FROM event
  WHERE CAST($words AS VARCHAR[]) IS NULL
  UNION ALL
  SELECT event.*
  FROM event
  WHERE CAST($words AS VARCHAR[]) IS NOT NULL
    AND event.event_text_no IN (SELECT event_texts_found.event_text_no FROM event_texts_found)
) AS event
INNER JOIN event_ancestor
  ON event_ancestor.event_no = event.event_no AND event_ancestor.depth = 0
INNER JOIN dataset
  ON dataset.dataset_id = event.dataset_id
WHERE (CAST($asof AS DATE) IS NULL OR event.known_on <= CAST($asof AS DATE))
  AND (CAST($countries AS VARCHAR[]) IS NULL OR list_contains(CAST($countries AS VARCHAR[]), event.country_iso3))
  AND (CAST($types AS VARCHAR[]) IS NULL OR list_contains(CAST($types AS VARCHAR[]), CAST(event.event_type AS VARCHAR)))
  AND (CAST($datasets AS VARCHAR[]) IS NULL OR list_contains(CAST($datasets AS VARCHAR[]), event.dataset_id))
  AND (CAST($conflicts AS VARCHAR[]) IS NULL OR list_contains(CAST($conflicts AS VARCHAR[]), event.conflict_name))
  AND (CAST($date_from AS DATE) IS NULL OR event.end_date >= CAST($date_from AS DATE))
  AND (CAST($date_to AS DATE) IS NULL OR event.start_date <= CAST($date_to AS DATE))
