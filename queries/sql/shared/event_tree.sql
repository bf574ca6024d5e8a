-- asks: Which events are the chosen event or a part of it; all events where none is chosen?
SELECT DISTINCT event_ancestor.event_id
FROM event_ancestor
WHERE CAST($event AS VARCHAR) IS NULL OR event_ancestor.ancestor_event_id = CAST($event AS VARCHAR)
