-- asks: Which topics are of the chosen event or a part of it; all topics where none is chosen?
-- uses: event_tree
SELECT topic.topic_id, topic.title, CAST(topic.kind AS VARCHAR) AS kind, topic.event_id, event_tree.event_no
FROM topic
INNER JOIN event_tree
  ON event_tree.event_id = topic.event_id
