-- asks: Which places in view have events, each drawn as one mark however many events it has?
-- uses: counted_events
-- params: west DOUBLE, south DOUBLE, east DOUBLE, north DOUBLE
-- returns: latitude DOUBLE, longitude DOUBLE, location_precision VARCHAR, place VARCHAR, records BIGINT, only_event_id VARCHAR,
--   title VARCHAR, first_day DATE, last_day DATE, events BIGINT, accounts BIGINT, low BIGINT, best BIGINT, high BIGINT,
--   without_number BIGINT
-- one row per: pair of coordinates and precision in view; only_event_id and title where one record lies there
WITH here AS (
  SELECT
    counted_events.latitude,
    counted_events.longitude,
    COALESCE(counted_events.location_precision, 'unstated') AS location_precision,
    MIN(counted_events.place) AS place,
    COUNT(*) AS records,
    MIN(counted_events.event_id) AS first_event_id,
    MIN(counted_events.title) AS first_title,
    MIN(counted_events.start_date) AS first_day,
    MAX(counted_events.end_date) AS last_day,
    SUM(counted_events.events) AS events,
    SUM(counted_events.accounts) AS accounts,
    SUM(counted_events.low) AS low,
    SUM(counted_events.best) AS best,
    SUM(counted_events.high) AS high,
    SUM(counted_events.without_number) AS without_number
  FROM counted_events
  WHERE counted_events.has_own_place
    AND NOT (counted_events.latitude = 0 AND counted_events.longitude = 0)
    AND counted_events.latitude BETWEEN CAST($south AS DOUBLE) AND CAST($north AS DOUBLE)
    AND CASE
      WHEN CAST($west AS DOUBLE) <= CAST($east AS DOUBLE)
        THEN counted_events.longitude BETWEEN CAST($west AS DOUBLE) AND CAST($east AS DOUBLE)
      ELSE counted_events.longitude >= CAST($west AS DOUBLE) OR counted_events.longitude <= CAST($east AS DOUBLE)
    END
  GROUP BY counted_events.latitude, counted_events.longitude, 3
)

SELECT
  here.latitude,
  here.longitude,
  here.location_precision,
  here.place,
  here.records,
  CASE WHEN here.records = 1 THEN here.first_event_id END AS only_event_id,
  CASE WHEN here.records = 1 THEN here.first_title END AS title,
  here.first_day,
  here.last_day,
  CAST(here.events AS BIGINT) AS events,
  CAST(here.accounts AS BIGINT) AS accounts,
  CAST(here.low AS BIGINT) AS low,
  CAST(here.best AS BIGINT) AS best,
  CAST(here.high AS BIGINT) AS high,
  CAST(here.without_number AS BIGINT) AS without_number
FROM here
ORDER BY here.records DESC NULLS LAST, here.latitude NULLS LAST, here.longitude NULLS LAST, here.location_precision NULLS LAST
