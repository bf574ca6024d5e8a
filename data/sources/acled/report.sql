-- asks: What does a file hold, by type of event and in all?
-- uses: events
-- returns: event_type VARCHAR ('all' for the whole file), events BIGINT, best BIGINT (deaths, the one number that ACLED gives),
--          without_deaths BIGINT (events), first_start DATE, last_start DATE
-- one row per: type of event, then the whole file
SELECT
  COALESCE(event_type, 'all') AS event_type,
  COUNT(*) AS events,
  CAST(SUM(best) AS BIGINT) AS best,
  COUNT(*) FILTER (WHERE events.best = 0) AS without_deaths,
  MIN(start_date) AS first_start,
  MAX(start_date) AS last_start
FROM events
GROUP BY ROLLUP (event_type)
ORDER BY GROUPING(events.event_type), event_type
