-- asks: Which single events can be drawn where they happened, and how precisely?
-- uses: selected_events, figures_as_of
-- params: top INTEGER
-- returns: event_id VARCHAR, title VARCHAR, event_type VARCHAR, start_date DATE, end_date DATE, country VARCHAR, place VARCHAR,
--   latitude DOUBLE, longitude DOUBLE, location_precision VARCHAR, figures BIGINT, low BIGINT, best BIGINT, high BIGINT, drawable BIGINT
-- one row per: event with coordinates, the newest first; drawable counts all of them
WITH figures AS (
  SELECT
    figures_as_of.event_id,
    COUNT(*) AS figures,
    MAX(CASE WHEN figures_as_of.basis = 'coded' THEN figures_as_of.low END) AS low,
    MAX(CASE WHEN figures_as_of.basis = 'coded' THEN figures_as_of.best END) AS best,
    MAX(CASE WHEN figures_as_of.basis = 'coded' THEN figures_as_of.high END) AS high
  FROM figures_as_of
  WHERE figures_as_of.is_current
  GROUP BY figures_as_of.event_id
)

SELECT
  selected_events.event_id,
  selected_events.title,
  selected_events.event_type,
  selected_events.start_date,
  selected_events.end_date,
  country.name AS country,
  selected_events.place,
  selected_events.latitude,
  selected_events.longitude,
  selected_events.location_precision,
  COALESCE(figures.figures, 0) AS figures,
  figures.low,
  figures.best,
  figures.high,
  COUNT(*) OVER () AS drawable
FROM selected_events
LEFT JOIN figures
  ON figures.event_id = selected_events.event_id
LEFT JOIN country
  ON country.iso3 = selected_events.country_iso3
WHERE selected_events.latitude IS NOT NULL
ORDER BY selected_events.start_date DESC, selected_events.event_id
LIMIT CAST($top AS INTEGER)
