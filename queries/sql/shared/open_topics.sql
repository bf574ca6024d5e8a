-- asks: Which topics may be handed on: those of events of redistributable datasets?
SELECT topic.topic_id, topic.question
FROM topic
INNER JOIN event_ancestor
  ON event_ancestor.event_id = topic.event_id AND event_ancestor.depth = 0
INNER JOIN event
  ON event.event_no = event_ancestor.event_no
INNER JOIN dataset
  ON dataset.dataset_id = event.dataset_id AND dataset.redistributable
