-- asks: Which events are the chosen event or a part of it; all that accounts speak of where none is chosen?
SELECT DISTINCT event_ancestor.event_id
FROM event_ancestor
WHERE CAST($event AS VARCHAR) IS NULL OR event_ancestor.ancestor_event_id = CAST($event AS VARCHAR)
UNION
-- A coded event that is no part of another stands for itself.
SELECT CAST($event AS VARCHAR) AS event_id
WHERE CAST($event AS VARCHAR) IS NOT NULL
