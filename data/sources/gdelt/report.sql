-- asks: How much was written, by kind of thing and in all?
-- uses: events
-- returns: event_root_code VARCHAR ('all' for the whole file), coded_rows, mentions, sources, articles BIGINT, first_day, last_day DATE
-- one row per: root code, then the whole file
SELECT
  COALESCE(event_root_code, 'all') AS event_root_code,
  CAST(SUM(coded_rows) AS BIGINT) AS coded_rows,
  CAST(SUM(mentions) AS BIGINT) AS mentions,
  CAST(SUM(sources) AS BIGINT) AS sources,
  CAST(SUM(articles) AS BIGINT) AS articles,
  MIN(mentioned_on) AS first_day,
  MAX(mentioned_on) AS last_day
FROM events
GROUP BY ROLLUP (event_root_code)
ORDER BY GROUPING(events.event_root_code), event_root_code
