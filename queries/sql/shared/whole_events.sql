-- asks: Of which event that is no part of another is each part a part?
SELECT event_ancestor.event_id, event_ancestor.ancestor_event_id AS whole_event_id
FROM event_ancestor
INNER JOIN event
  ON event.event_id = event_ancestor.ancestor_event_id
WHERE event_ancestor.depth > 0 AND event.parent_event_id IS NULL
