-- asks: Which topics may be handed on: those of events of redistributable datasets?
SELECT topic.topic_id, topic.question
FROM topic
INNER JOIN event
  ON event.event_id = topic.event_id
INNER JOIN dataset
  ON dataset.dataset_id = event.dataset_id AND dataset.redistributable
