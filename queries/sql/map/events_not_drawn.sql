-- asks: Which matching events cannot be drawn at a place, and why?
-- uses: selected_events, counted_tolls
-- returns: reason VARCHAR, records BIGINT, events BIGINT, low BIGINT, best BIGINT, high BIGINT
-- one row per: reason
SELECT
  CASE
    WHEN selected_events.country_iso3 IS NOT NULL AND selected_events.location_precision = 'country'
      THEN 'Known or summed up by country only: in the country''s total'
    WHEN selected_events.country_iso3 IS NOT NULL THEN 'No coordinates: in the country''s total'
    WHEN selected_events.location_precision = 'international' THEN 'At sea or in international air, without coordinates'
    ELSE 'In no one country'
  END AS reason,
  COUNT(*) AS records,
  CAST(SUM(selected_events.event_count) AS BIGINT) AS events,
  CAST(SUM(counted_tolls.low) AS BIGINT) AS low,
  CAST(SUM(counted_tolls.best) AS BIGINT) AS best,
  CAST(SUM(counted_tolls.high) AS BIGINT) AS high
FROM selected_events
LEFT JOIN counted_tolls
  ON counted_tolls.event_id = selected_events.event_id
WHERE selected_events.latitude IS NULL
GROUP BY 1
ORDER BY 1
