-- asks: Of which smaller events is the event made, directly or through others, as known on the day asked for?
-- returns: event_id VARCHAR, title VARCHAR, event_type VARCHAR, start_date DATE, end_date DATE, country VARCHAR, place VARCHAR,
--   latitude DOUBLE, longitude DOUBLE, location_precision VARCHAR, depth INTEGER, summary VARCHAR, known_on DATE
-- one row per: part of the event
SELECT
  event.event_id,
  event.title,
  type.label AS event_type,
  event.start_date,
  event.end_date,
  country.name AS country,
  event.place,
  event.latitude,
  event.longitude,
  CAST(event.location_precision AS VARCHAR) AS location_precision,
  event_ancestor.depth,
  event.summary,
  event.known_on
FROM event_ancestor
INNER JOIN event
  ON event.event_no = event_ancestor.event_no
INNER JOIN code AS type
  ON type.enumeration = 'event_type' AND type.code = CAST(event.event_type AS VARCHAR)
LEFT JOIN country
  ON country.iso3 = event.country_iso3
WHERE event_ancestor.ancestor_event_id = CAST($event AS VARCHAR)
  AND event_ancestor.depth > 0
  AND (CAST($asof AS DATE) IS NULL OR event.known_on <= CAST($asof AS DATE))
ORDER BY event.start_date NULLS LAST, event.event_id NULLS LAST
