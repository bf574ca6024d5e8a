-- asks: Which matching events cannot be drawn at a place, and why?
-- uses: counted_events
-- returns: reason VARCHAR, records BIGINT, events BIGINT, accounts BIGINT, low BIGINT, best BIGINT, high BIGINT
-- one row per: reason; events and persons harmed are those of summed datasets, accounts are never added to them
SELECT
  CASE
    WHEN counted_events.country_iso3 IS NOT NULL AND counted_events.location_precision = 'country'
      THEN 'Known or summed up by country only: in the country''s total'
    WHEN counted_events.country_iso3 IS NOT NULL THEN 'No coordinates: in the country''s total'
    WHEN counted_events.location_precision = 'international' THEN 'At sea or in international air, without coordinates'
    ELSE 'In no one country'
  END AS reason,
  COUNT(*) AS records,
  CAST(SUM(counted_events.events) AS BIGINT) AS events,
  CAST(SUM(counted_events.accounts) AS BIGINT) AS accounts,
  CAST(SUM(counted_events.low) AS BIGINT) AS low,
  CAST(SUM(counted_events.best) AS BIGINT) AS best,
  CAST(SUM(counted_events.high) AS BIGINT) AS high
FROM counted_events
WHERE NOT counted_events.has_own_place
GROUP BY 1
ORDER BY reason NULLS LAST
