-- asks: What do the rows taken in add up to, by year of their start?
-- uses: events
-- returns: year INTEGER, events BIGINT, low, best, high BIGINT (deaths)
-- one row per: year
SELECT
  CAST(year(start_date) AS INTEGER) AS year,
  COUNT(*) AS events,
  CAST(SUM(low) AS BIGINT) AS low,
  CAST(SUM(best) AS BIGINT) AS best,
  CAST(SUM(high) AS BIGINT) AS high
FROM events
GROUP BY year(start_date)
ORDER BY year
