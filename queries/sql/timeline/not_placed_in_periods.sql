-- asks: Which matching records are dated too coarsely for the period chosen?
-- uses: tallies, counted_events
-- returns: date_precision VARCHAR, records BIGINT, events BIGINT, accounts BIGINT, low BIGINT, best BIGINT, high BIGINT
-- one row per: date precision that is coarser than the period
WITH too_coarse AS (
  SELECT
    'year' AS date_precision,
    tallies.records,
    tallies.events,
    tallies.accounts,
    tallies.low,
    tallies.best,
    tallies.high
  FROM tallies
  WHERE CAST($grain AS VARCHAR) = 'month' AND tallies.dated_to_year
  UNION ALL
  SELECT
    counted_events.date_precision,
    1 AS records,
    counted_events.events,
    counted_events.accounts,
    counted_events.low,
    counted_events.best,
    counted_events.high
  FROM counted_events
  WHERE (CAST($grain AS VARCHAR) = 'week' AND counted_events.date_precision IN ('year', 'month'))
    OR (CAST($grain AS VARCHAR) = 'day' AND counted_events.date_precision IN ('year', 'month', 'week'))
)

SELECT
  too_coarse.date_precision,
  CAST(SUM(too_coarse.records) AS BIGINT) AS records,
  CAST(SUM(too_coarse.events) AS BIGINT) AS events,
  CAST(SUM(too_coarse.accounts) AS BIGINT) AS accounts,
  CAST(SUM(too_coarse.low) AS BIGINT) AS low,
  CAST(SUM(too_coarse.best) AS BIGINT) AS best,
  CAST(SUM(too_coarse.high) AS BIGINT) AS high
FROM too_coarse
GROUP BY too_coarse.date_precision
ORDER BY too_coarse.date_precision NULLS LAST
