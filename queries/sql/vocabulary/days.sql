-- asks: On which days did something become known on the curated events?
-- uses: event_tree
-- returns: known_on DATE, statements BIGINT, figures BIGINT
-- one row per: day on which a statement was made, a figure claimed or either withdrawn, on the chosen event or its parts; what was
--   withdrawn counts on the day on which it was made only
SELECT
  known_day.known_on,
  CAST(SUM(known_day.statements) AS BIGINT) AS statements,
  CAST(SUM(known_day.figures) AS BIGINT) AS figures
FROM known_day
INNER JOIN event_tree
  ON event_tree.event_id = known_day.event_id
GROUP BY known_day.known_on
ORDER BY known_day.known_on NULLS LAST
