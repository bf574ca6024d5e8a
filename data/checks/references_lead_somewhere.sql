-- What the schema cannot refuse, for the tables that grow with the number of coded events carry no keys.
SELECT 'event ' || event_id AS record, 'names a dataset or country that is not there' AS reason
FROM event
WHERE dataset_id NOT IN (SELECT dataset_id FROM dataset) OR (country_iso3 IS NOT NULL AND country_iso3 NOT IN (SELECT iso3 FROM country))
UNION ALL
SELECT 'event_actor of ' || event_id AS record, 'names an event that is not there' AS reason
FROM event_actor
WHERE event_id NOT IN (SELECT event_id FROM event)
UNION ALL
SELECT 'event_actor of ' || event_id AS record, 'names an actor that is not there' AS reason
FROM event_actor
WHERE actor_id NOT IN (SELECT actor_id FROM actor)
UNION ALL
SELECT 'event_source of ' || event_id AS record, 'names an event that is not there' AS reason
FROM event_source
WHERE event_id NOT IN (SELECT event_id FROM event)
UNION ALL
SELECT 'topic ' || topic_id AS record, 'names an event that is not there' AS reason
FROM topic
WHERE event_id NOT IN (SELECT event_id FROM event)
UNION ALL
SELECT 'statement ' || statement_id AS record, 'names an event that is not there' AS reason
FROM statement
WHERE event_id NOT IN (SELECT event_id FROM event)
UNION ALL
SELECT 'casualty ' || casualty_id AS record, 'names an event that is not there' AS reason
FROM casualty
WHERE event_id NOT IN (SELECT event_id FROM event)
UNION ALL
SELECT 'casualty ' || casualty_id AS record, 'names a dataset, source, topic, statement, actor or country that is not there' AS reason
FROM casualty
WHERE dataset_id NOT IN (SELECT dataset_id FROM dataset)
  OR source_id NOT IN (SELECT source_id FROM source)
  OR (topic_id IS NOT NULL AND topic_id NOT IN (SELECT topic_id FROM topic))
  OR (statement_id IS NOT NULL AND statement_id NOT IN (SELECT statement_id FROM statement))
  OR claimant_actor_id NOT IN (SELECT actor_id FROM actor)
  OR (victim_actor_id IS NOT NULL AND victim_actor_id NOT IN (SELECT actor_id FROM actor))
  OR (victim_country_iso3 IS NOT NULL AND victim_country_iso3 NOT IN (SELECT iso3 FROM country));
