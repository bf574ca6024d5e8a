-- asks: Which single events lie in view, and how precisely?
-- uses: counted_events
-- params: top INTEGER, west DOUBLE, south DOUBLE, east DOUBLE, north DOUBLE
-- returns: event_id VARCHAR, title VARCHAR, event_type VARCHAR, start_date DATE, end_date DATE, country VARCHAR, place VARCHAR,
--   latitude DOUBLE, longitude DOUBLE, location_precision VARCHAR, figures BIGINT, low BIGINT, best BIGINT, high BIGINT, in_view BIGINT,
--   provisional BOOLEAN
-- one row per: event with a place of its own in view, the newest first; low, best and high are the one total that may be added up, of
--   the harm and victims selected; figures counts all that stand; in_view counts all such events
WITH placed AS (
  -- How many there are is counted by number alone: of the events that are not shown, no words are read.
  SELECT counted_events.event_no, counted_events.start_date, counted_events.low, counted_events.best, counted_events.high
  FROM counted_events
  WHERE counted_events.has_own_place
    AND NOT (counted_events.latitude = 0 AND counted_events.longitude = 0)
    AND counted_events.latitude BETWEEN CAST($south AS DOUBLE) AND CAST($north AS DOUBLE)
    AND CASE
      WHEN CAST($west AS DOUBLE) <= CAST($east AS DOUBLE)
        THEN counted_events.longitude BETWEEN CAST($west AS DOUBLE) AND CAST($east AS DOUBLE)
      ELSE counted_events.longitude >= CAST($west AS DOUBLE) OR counted_events.longitude <= CAST($east AS DOUBLE)
    END
),

newest AS (
  SELECT
    event.event_id,
    event.dataset_id,
    event.title,
    CAST(event.event_type AS VARCHAR) AS event_type,
    event.start_date,
    event.end_date,
    event.country_iso3,
    event.place,
    event.latitude,
    event.longitude,
    CAST(event.location_precision AS VARCHAR) AS location_precision,
    shown.event_no,
    shown.low,
    shown.best,
    shown.high
  FROM event
  INNER JOIN (
    -- On one day events are numbered by identifier.
    SELECT placed.*
    FROM placed
    ORDER BY placed.start_date DESC NULLS LAST, placed.event_no NULLS LAST
    LIMIT CAST($top AS INTEGER)
  ) AS shown
    ON shown.event_no = event.event_no
),

figures AS (
  SELECT casualty.event_no, COUNT(*) AS figures
  FROM casualty
  INNER JOIN newest
    ON newest.event_no = casualty.event_no
  LEFT JOIN superseded
    ON superseded.casualty_id = casualty.casualty_id
    AND (CAST($asof AS DATE) IS NULL OR superseded.since <= CAST($asof AS DATE))
    AND (superseded.until IS NULL OR superseded.until > CAST($asof AS DATE))
  WHERE superseded.casualty_id IS NULL
    AND (CAST($asof AS DATE) IS NULL OR casualty.claimed_on <= CAST($asof AS DATE))
    AND (
      casualty.retracted_on IS NULL
      OR (CAST($asof AS DATE) IS NOT NULL AND casualty.retracted_on > CAST($asof AS DATE))
    )
  GROUP BY casualty.event_no
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
  newest.low,
  newest.best,
  newest.high,
  (SELECT COUNT(*) FROM placed) AS in_view,
  dataset.provisional
FROM newest
INNER JOIN dataset
  ON dataset.dataset_id = newest.dataset_id
LEFT JOIN figures
  ON figures.event_no = newest.event_no
LEFT JOIN country
  ON country.iso3 = newest.country_iso3
ORDER BY newest.start_date DESC NULLS LAST, newest.event_no NULLS LAST
