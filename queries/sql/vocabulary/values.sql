-- asks: Which values may the fields of a selection take on this record, and how do they read?
-- returns: field VARCHAR, value VARCHAR, label VARCHAR
-- one row per: field and value, in the order in which lists show them
SELECT
  listed.field,
  listed.value,
  -- Where two read alike, each says which it is.
  CASE WHEN COUNT(*) OVER (PARTITION BY listed.field, listed.label) > 1 THEN listed.label || ' (' || listed.value || ')' ELSE listed.label END
    AS label
FROM (
  SELECT 'country' AS field, country.iso3 AS value, country.name AS label, country.name AS place
  FROM country
  UNION ALL
  SELECT 'actor', actor.actor_id, actor.name, actor.name FROM actor
  UNION ALL
  SELECT 'a', actor.actor_id, actor.name, actor.name FROM actor
  UNION ALL
  SELECT 'b', actor.actor_id, actor.name, actor.name FROM actor
  UNION ALL
  SELECT 'type', code.code, code.label, CAST(100 + code.position AS VARCHAR) FROM code WHERE code.enumeration = 'event_type'
  UNION ALL
  SELECT 'harm', code.code, code.label, CAST(100 + code.position AS VARCHAR) FROM code WHERE code.enumeration = 'harm'
  UNION ALL
  SELECT 'victim', code.code, code.label, CAST(100 + code.position AS VARCHAR) FROM code WHERE code.enumeration = 'victim_category'
  UNION ALL
  SELECT 'dataset', dataset.dataset_id, dataset.title || ', version ' || dataset.version, dataset.dataset_id
  FROM dataset
  WHERE CAST(dataset.role AS VARCHAR) <> 'reference'
  UNION ALL
  SELECT 'conflict', used_value.value, used_value.value, used_value.value
  FROM used_value
  WHERE used_value.field = 'conflict'
  UNION ALL
  SELECT 'event', event.event_id, event.title, CAST(event.start_date AS VARCHAR) || event.event_id
  FROM event
  INNER JOIN dataset
    ON dataset.dataset_id = event.dataset_id AND CAST(dataset.role AS VARCHAR) = 'accounts'
  UNION ALL
  SELECT 'topic', topic.topic_id, topic.question, topic.topic_id FROM topic
) AS listed
ORDER BY listed.field NULLS LAST, listed.place NULLS LAST, listed.value NULLS LAST
