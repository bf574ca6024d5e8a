-- asks: What does a file hold, by type of violence and in all?
-- uses: events
-- returns: type_of_violence VARCHAR ('all' for the whole file), events BIGINT, low, best, high BIGINT (deaths),
--          best_over_high, low_over_high, low_over_best, out_of_order BIGINT (events), first_start, last_start DATE
-- one row per: type of violence, then the whole file
SELECT
  COALESCE(type_of_violence, 'all') AS type_of_violence,
  COUNT(*) AS events,
  CAST(SUM(low) AS BIGINT) AS low,
  CAST(SUM(best) AS BIGINT) AS best,
  CAST(SUM(high) AS BIGINT) AS high,
  COUNT(*) FILTER (WHERE events.best > events.high) AS best_over_high,
  COUNT(*) FILTER (WHERE events.low > events.high) AS low_over_high,
  COUNT(*) FILTER (WHERE events.low > events.best) AS low_over_best,
  COUNT(*) FILTER (WHERE out_of_order) AS out_of_order,
  MIN(start_date) AS first_start,
  MAX(start_date) AS last_start
FROM events
GROUP BY ROLLUP (type_of_violence)
ORDER BY GROUPING(events.type_of_violence), type_of_violence
