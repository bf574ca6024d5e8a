-- asks: Which places in view have events, each drawn as one mark however many events it has?
-- uses: selected_events, counted_tolls
-- params: west DOUBLE, south DOUBLE, east DOUBLE, north DOUBLE
-- returns: latitude DOUBLE, longitude DOUBLE, location_precision VARCHAR, place VARCHAR, records BIGINT, only_event_id VARCHAR,
--   title VARCHAR, first_day DATE, last_day DATE, events BIGINT, accounts BIGINT, low BIGINT, best BIGINT, high BIGINT,
--   without_number BIGINT
-- one row per: pair of coordinates and precision in view; only_event_id and title where one record lies there
WITH here AS (
  SELECT
    selected_events.latitude,
    selected_events.longitude,
    COALESCE(selected_events.location_precision, 'unstated') AS location_precision,
    MIN(selected_events.place) AS place,
    COUNT(*) AS records,
    MIN(selected_events.event_id) AS first_event_id,
    MIN(selected_events.title) AS first_title,
    MIN(selected_events.start_date) AS first_day,
    MAX(selected_events.end_date) AS last_day,
    SUM(CASE WHEN selected_events.is_summed THEN selected_events.event_count ELSE 0 END) AS events,
    SUM(CASE WHEN selected_events.dataset_role = 'accounts' THEN selected_events.event_count ELSE 0 END) AS accounts,
    SUM(counted_tolls.low) AS low,
    SUM(counted_tolls.best) AS best,
    SUM(counted_tolls.high) AS high,
    SUM(CASE WHEN selected_events.is_summed AND counted_tolls.best IS NULL THEN selected_events.event_count ELSE 0 END)
      AS without_number
  FROM selected_events
  LEFT JOIN counted_tolls
    ON counted_tolls.event_id = selected_events.event_id
  WHERE selected_events.has_own_place
    AND NOT (selected_events.latitude = 0 AND selected_events.longitude = 0)
    AND selected_events.latitude BETWEEN CAST($south AS DOUBLE) AND CAST($north AS DOUBLE)
    AND CASE
      WHEN CAST($west AS DOUBLE) <= CAST($east AS DOUBLE)
        THEN selected_events.longitude BETWEEN CAST($west AS DOUBLE) AND CAST($east AS DOUBLE)
      ELSE selected_events.longitude >= CAST($west AS DOUBLE) OR selected_events.longitude <= CAST($east AS DOUBLE)
    END
  GROUP BY selected_events.latitude, selected_events.longitude, 3
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
