-- asks: Which countries, actors and types does the record use, so that lists offer nothing that is empty?
-- returns: field VARCHAR, value VARCHAR, records BIGINT
-- one row per: field and value with at least one event
SELECT 'country' AS field, event.country_iso3 AS value, COUNT(*) AS records
FROM event
WHERE event.country_iso3 IS NOT NULL
GROUP BY event.country_iso3
UNION ALL
SELECT 'type', CAST(event.event_type AS VARCHAR), COUNT(*)
FROM event
GROUP BY event.event_type
UNION ALL
SELECT 'actor', actor_ancestor.ancestor_actor_id, COUNT(DISTINCT event_actor.event_id)
FROM event_actor
INNER JOIN actor_ancestor
  ON actor_ancestor.actor_id = event_actor.actor_id
GROUP BY actor_ancestor.ancestor_actor_id
ORDER BY field NULLS LAST, value NULLS LAST
