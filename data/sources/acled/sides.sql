-- asks: Who takes part in the events that were taken in?
-- uses: events
-- returns: actor_id VARCHAR, name VARCHAR
-- one row per: actor; ACLED has no numbers for actors, so the name stands for them
SELECT DISTINCT 'acled:' || substr(md5(name), 1, 12) AS actor_id, name
FROM (SELECT actor1 AS name FROM events UNION SELECT actor2 FROM events)
WHERE name IS NOT NULL
