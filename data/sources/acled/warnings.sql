-- asks: What in the rows that were taken in does a reader of their sums have to know?
-- uses: events
-- returns: reason VARCHAR, rows BIGINT
-- one row per: reason that has rows
SELECT reason, rows
FROM (
  SELECT
    COUNT(*) FILTER (WHERE geo_precision = 3) AS "placed in a province only (geo_precision 3)",
    COUNT(*) FILTER (WHERE time_precision = 3) AS "dated to a month only (time_precision 3)",
    COUNT(*) FILTER (WHERE starts_with(actor1, 'Unidentified') OR starts_with(coalesce(actor2, ''), 'Unidentified')) AS "an actor not identified",
    COUNT(*) FILTER (WHERE latitude = 0 AND longitude = 0) AS "coordinates 0, 0"
  FROM events
)
UNPIVOT (rows FOR reason IN (COLUMNS(*)))
WHERE rows > 0
ORDER BY rows DESC, reason
