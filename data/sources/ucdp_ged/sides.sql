-- asks: Who takes part in the events that were taken in?
-- uses: events
-- returns: actor_id VARCHAR, name VARCHAR (the latest)
-- one row per: actor; the same number at UCDP is the same actor
SELECT actor_id, arg_max(name, (start_date, name)) AS name
FROM (
  SELECT 'ucdp:' || side_a_id AS actor_id, side_a AS name, start_date FROM events
  UNION ALL
  SELECT 'ucdp:' || side_b_id, side_b, start_date FROM events
)
WHERE actor_id IS NOT NULL AND NOT regexp_matches(name, '^XXX\d+$')
GROUP BY actor_id
