-- asks: Which places in view, known to the town or better, have most records, so that a map can name them?
-- uses: selected_events
-- params: top INTEGER, west DOUBLE, south DOUBLE, east DOUBLE, north DOUBLE
-- returns: place VARCHAR, latitude DOUBLE, longitude DOUBLE, records BIGINT
-- one row per: place as the records name it, the `top` with most; latitude and longitude are the mean of its records in view
SELECT
  selected_events.place,
  round(AVG(selected_events.latitude), 4) AS latitude,
  round(AVG(selected_events.longitude), 4) AS longitude,
  COUNT(*) AS records
FROM selected_events
WHERE selected_events.has_own_place
  AND selected_events.place IS NOT NULL
  AND selected_events.location_precision IN ('exact', 'near')
  AND NOT (selected_events.latitude = 0 AND selected_events.longitude = 0)
  AND selected_events.latitude BETWEEN CAST($south AS DOUBLE) AND CAST($north AS DOUBLE)
  AND CASE
    WHEN CAST($west AS DOUBLE) <= CAST($east AS DOUBLE)
      THEN selected_events.longitude BETWEEN CAST($west AS DOUBLE) AND CAST($east AS DOUBLE)
    ELSE selected_events.longitude >= CAST($west AS DOUBLE) OR selected_events.longitude <= CAST($east AS DOUBLE)
  END
GROUP BY selected_events.place
ORDER BY records DESC NULLS LAST, selected_events.place NULLS LAST
LIMIT CAST($top AS INTEGER)
