-- asks: Which matching records are dated too coarsely for the period chosen?
-- uses: counted_events
-- returns: date_precision VARCHAR, records BIGINT, events BIGINT, accounts BIGINT, low BIGINT, best BIGINT, high BIGINT
-- one row per: date precision that is coarser than the period
SELECT
  counted_events.date_precision,
  COUNT(*) AS records,
  CAST(SUM(counted_events.events) AS BIGINT) AS events,
  CAST(SUM(counted_events.accounts) AS BIGINT) AS accounts,
  CAST(SUM(counted_events.low) AS BIGINT) AS low,
  CAST(SUM(counted_events.best) AS BIGINT) AS best,
  CAST(SUM(counted_events.high) AS BIGINT) AS high
FROM counted_events
WHERE (CAST($grain AS VARCHAR) = 'month' AND counted_events.date_precision = 'year')
  OR (CAST($grain AS VARCHAR) = 'week' AND counted_events.date_precision IN ('year', 'month'))
  OR (CAST($grain AS VARCHAR) = 'day' AND counted_events.date_precision IN ('year', 'month', 'week'))
GROUP BY counted_events.date_precision
ORDER BY counted_events.date_precision NULLS LAST
