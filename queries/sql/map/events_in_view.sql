-- asks: Which single events lie in view, and how precisely?
-- uses: selected_events, counted_tolls, figures_as_of
-- params: top INTEGER, west DOUBLE, south DOUBLE, east DOUBLE, north DOUBLE
-- returns: event_id VARCHAR, title VARCHAR, event_type VARCHAR, start_date DATE, end_date DATE, country VARCHAR, place VARCHAR,
--   latitude DOUBLE, longitude DOUBLE, location_precision VARCHAR, figures BIGINT, low BIGINT, best BIGINT, high BIGINT, in_view BIGINT
-- one row per: event with a place of its own in view, the newest first; low, best and high are the one total that may be added up, of
--   the harm and victims selected; figures counts all that stand; in_view counts all such events
WITH placed AS (
  SELECT selected_events.*
  FROM selected_events
  WHERE selected_events.has_own_place
    AND NOT (selected_events.latitude = 0 AND selected_events.longitude = 0)
    AND selected_events.latitude BETWEEN CAST($south AS DOUBLE) AND CAST($north AS DOUBLE)
    AND CASE
      WHEN CAST($west AS DOUBLE) <= CAST($east AS DOUBLE)
        THEN selected_events.longitude BETWEEN CAST($west AS DOUBLE) AND CAST($east AS DOUBLE)
      ELSE selected_events.longitude >= CAST($west AS DOUBLE) OR selected_events.longitude <= CAST($east AS DOUBLE)
    END
),

newest AS (
  SELECT placed.*
  FROM placed
  ORDER BY placed.start_date DESC NULLS LAST, placed.event_id NULLS LAST
  LIMIT CAST($top AS INTEGER)
),

figures AS (
  SELECT figures_as_of.event_id, COUNT(*) AS figures
  FROM figures_as_of
  INNER JOIN newest
    ON newest.event_id = figures_as_of.event_id
  WHERE figures_as_of.is_current
  GROUP BY figures_as_of.event_id
),

tolls AS (
  SELECT counted_tolls.event_id, counted_tolls.low, counted_tolls.best, counted_tolls.high
  FROM counted_tolls
  INNER JOIN newest
    ON newest.event_id = counted_tolls.event_id
)

SELECT
  newest.event_id,
  newest.title,
  newest.event_type,
  newest.start_date,
  newest.end_date,
  country.name AS country,
  newest.place,
  newest.latitude,
  newest.longitude,
  newest.location_precision,
  COALESCE(figures.figures, 0) AS figures,
  tolls.low,
  tolls.best,
  tolls.high,
  (SELECT COUNT(*) FROM placed) AS in_view
FROM newest
LEFT JOIN figures
  ON figures.event_id = newest.event_id
LEFT JOIN tolls
  ON tolls.event_id = newest.event_id
LEFT JOIN country
  ON country.iso3 = newest.country_iso3
ORDER BY newest.start_date DESC NULLS LAST, newest.event_id NULLS LAST
