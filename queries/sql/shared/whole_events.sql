-- asks: Of which event that is no part of another is each part a part?
SELECT event_ancestor.event_id, event_ancestor.ancestor_event_id AS whole_event_id
FROM event_ancestor
LEFT JOIN event_ancestor AS wider
  ON wider.event_id = event_ancestor.ancestor_event_id AND wider.depth = 1
WHERE event_ancestor.depth > 0 AND wider.event_id IS NULL
