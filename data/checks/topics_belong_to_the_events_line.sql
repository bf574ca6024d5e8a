-- A statement's topic is asked about its own event or a wider one.
SELECT statement.statement_id AS record, 'its topic ' || statement.topic_id || ' is asked about another event' AS reason
FROM statement
INNER JOIN topic
  ON topic.topic_id = statement.topic_id
LEFT JOIN event_ancestor
  ON event_ancestor.event_id = statement.event_id AND event_ancestor.ancestor_event_id = topic.event_id
WHERE event_ancestor.event_id IS NULL
UNION ALL
SELECT casualty.casualty_id AS record, 'its topic ' || casualty.topic_id || ' is asked about another event' AS reason
FROM casualty
INNER JOIN topic
  ON topic.topic_id = casualty.topic_id
LEFT JOIN event_ancestor
  ON event_ancestor.event_id = casualty.event_id AND event_ancestor.ancestor_event_id = topic.event_id
WHERE event_ancestor.event_id IS NULL;
