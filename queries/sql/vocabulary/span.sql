-- asks: Over which days do the events of the selection run when its dates are set aside, and when did anything last become known?
-- uses: matching_events, casts_of_actors
-- returns: first_day DATE, last_day DATE, last_known_on DATE
-- one row per: selection, always one; days are empty where nothing matches, last_known_on is that of the whole record
SELECT
  MIN(matching_events.start_date) AS first_day,
  MAX(matching_events.end_date) AS last_day,
  (
    SELECT MAX(known.known_on)
    FROM (
      SELECT MAX(event.known_on) AS known_on FROM event
      UNION ALL
      SELECT MAX(statement.made_on) AS known_on FROM statement
      UNION ALL
      SELECT MAX(casualty.claimed_on) AS known_on FROM casualty
    ) AS known
  ) AS last_known_on
FROM matching_events
WHERE CAST($actors AS VARCHAR[]) IS NULL
  OR matching_events.cast_no IN (SELECT casts_of_actors.cast_no FROM casts_of_actors)
ORDER BY first_day NULLS LAST
