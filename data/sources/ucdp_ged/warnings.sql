-- asks: What in the rows that were taken in does a reader of their sums have to know?
-- uses: events
-- returns: reason VARCHAR, rows BIGINT
-- one row per: reason that has rows
SELECT reason, rows
FROM (
  SELECT
    COUNT(*) FILTER (WHERE best > high) AS "best > high",
    COUNT(*) FILTER (WHERE low > high) AS "low > high",
    COUNT(*) FILTER (WHERE low > best) AS "low > best",
    COUNT(*) FILTER (WHERE deaths_a + deaths_b + deaths_civilians + deaths_unknown <> best) AS "parts that do not add up to best",
    COUNT(*) FILTER (WHERE regexp_matches(concat_ws(' ', side_a, side_b), '\bXXX\d+\b')) AS "an actor not yet coded (XXX)",
    COUNT(*) FILTER (WHERE date_prec NOT BETWEEN 1 AND 5) AS "date_prec outside 1 to 5",
    COUNT(*) FILTER (WHERE where_prec NOT BETWEEN 1 AND 7) AS "where_prec outside 1 to 7",
    COUNT(*) FILTER (WHERE latitude IS NULL OR longitude IS NULL) AS "no coordinates",
    COUNT(*) FILTER (WHERE latitude = 0 AND longitude = 0) AS "coordinates 0, 0"
  FROM events
)
UNPIVOT (rows FOR reason IN (COLUMNS(*)))
WHERE rows > 0
UNION ALL
SELECT 'an actor number with more than 20 names (actors)' AS reason, COUNT(*) AS rows
FROM (SELECT side_a_id FROM events WHERE side_a_id IS NOT NULL GROUP BY side_a_id HAVING COUNT(DISTINCT side_a) > 20)
HAVING COUNT(*) > 0
ORDER BY rows DESC, reason
