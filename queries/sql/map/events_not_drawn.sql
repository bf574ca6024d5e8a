-- asks: Which matching events cannot be drawn at a place, and why?
-- uses: unplaced
-- returns: reason VARCHAR, records BIGINT, events BIGINT, accounts BIGINT, low BIGINT, best BIGINT, high BIGINT, without_number BIGINT
-- one row per: reason; events and persons harmed are those of summed datasets, accounts are never added to them
WITH left_out AS (
  SELECT
    CASE
      WHEN unplaced.has_own_place THEN 'Coordinates 0, 0, which stand for missing ones: in the country''s total'
      WHEN unplaced.country_iso3 IS NOT NULL AND unplaced.location_precision = 'country'
        THEN 'Known or summed up by country only: in the country''s total'
      WHEN unplaced.country_iso3 IS NOT NULL THEN 'No coordinates: in the country''s total'
      WHEN unplaced.location_precision = 'international' THEN 'At sea or in international air, without coordinates'
      ELSE 'In no one country'
    END AS reason,
    unplaced.records,
    unplaced.events,
    unplaced.accounts,
    unplaced.low,
    unplaced.best,
    unplaced.high,
    unplaced.without_number
  FROM unplaced
)

SELECT
  left_out.reason,
  CAST(SUM(left_out.records) AS BIGINT) AS records,
  CAST(SUM(left_out.events) AS BIGINT) AS events,
  CAST(SUM(left_out.accounts) AS BIGINT) AS accounts,
  CAST(SUM(left_out.low) AS BIGINT) AS low,
  CAST(SUM(left_out.best) AS BIGINT) AS best,
  CAST(SUM(left_out.high) AS BIGINT) AS high,
  CAST(SUM(left_out.without_number) AS BIGINT) AS without_number
FROM left_out
GROUP BY left_out.reason
ORDER BY left_out.reason NULLS LAST
